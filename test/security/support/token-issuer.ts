import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from "jose";
import type { Role } from "#access";

/** The audience of the tokens that the product accepts. */
export const AUDIENCE = "urn:rechtop:api";

const KEY_ID = "key-1";

/** Somebody who gets tokens. */
export interface Subject {
  readonly sub: string;
  readonly centre: string;
  readonly roles: readonly Role[];
}

/** What may differ from a good token. */
export interface TokenOptions {
  readonly issuer?: string;
  readonly audience?: string;
  readonly type?: string;
  /** Seconds from now; negative: in the past. */
  readonly expiresIn?: number;
}

/**
 * A token issuer on a real port that signs for whomever a test needs, also for people whom the
 * development issuer does not know: without a role, from elsewhere, with a token that has expired.
 */
export class TokenIssuer {
  private constructor(
    private readonly server: Server,
    private readonly privateKey: CryptoKey,
    readonly url: string,
  ) {}

  static async start(): Promise<TokenIssuer> {
    const { publicKey, privateKey } = await generateKeyPair("ES256");
    const key: JWK = { ...(await exportJWK(publicKey)), kid: KEY_ID, alg: "ES256", use: "sig" };
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on("request", (request, response) => {
      const keys = request.url === "/jwks";
      response.writeHead(200, { "content-type": "application/json" });
      response.end(
        JSON.stringify(keys ? { keys: [key] } : { issuer: url, jwks_uri: `${url}/jwks` }),
      );
    });
    return new TokenIssuer(server, privateKey, url);
  }

  /** A token for `subject`: good for an hour unless `options` say otherwise. */
  token({ sub, centre, roles }: Subject, options: TokenOptions = {}): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const { issuer = this.url, audience = AUDIENCE, type = "at+jwt", expiresIn = 3600 } = options;
    return new SignJWT({ rechtop_centre: centre, rechtop_roles: [...roles] })
      .setProtectedHeader({ alg: "ES256", typ: type, kid: KEY_ID })
      .setIssuer(issuer)
      .setAudience(audience)
      .setSubject(sub)
      .setIssuedAt(now + Math.min(expiresIn, 0) - 60)
      .setExpirationTime(now + expiresIn)
      .sign(this.privateKey);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
