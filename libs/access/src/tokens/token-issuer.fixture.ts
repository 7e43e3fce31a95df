import { generateKeyPairSync, sign } from "node:crypto";
import type { JsonWebKey, KeyObject } from "node:crypto";
import { createServer } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

/** For the specs of this folder only. A key pair with the name under which it is published. */
export interface TestKey {
  readonly kid: string;
  readonly alg: "ES256" | "RS256" | "PS256" | "EdDSA";
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

/** Makes a key pair for `alg`. */
export function testKey(kid: string, alg: TestKey["alg"] = "ES256"): TestKey {
  switch (alg) {
    case "ES256":
      return { kid, alg, ...generateKeyPairSync("ec", { namedCurve: "P-256" }) };
    case "EdDSA":
      return { kid, alg, ...generateKeyPairSync("ed25519") };
    case "RS256":
    case "PS256":
      return { kid, alg, ...generateKeyPairSync("rsa", { modulusLength: 2048 }) };
  }
}

/** The public half as a member of a JSON Web Key Set. */
export function publicJwk(key: TestKey): JsonWebKey {
  return { ...key.publicKey.export({ format: "jwk" }), kid: key.kid, alg: key.alg, use: "sig" };
}

/** Base64url of the JSON of `value`, or of `value` itself when it is text already. */
export function part(value: unknown): string {
  return Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString(
    "base64url",
  );
}

/** Signs header and claims as they are: no library stands in the way of a bad token. */
export function signedToken(key: TestKey, header: object, claims: unknown): string {
  const input = `${part({ alg: key.alg, typ: "at+jwt", kid: key.kid, ...header })}.${part(claims)}`;
  return `${input}.${signature(key, input).toString("base64url")}`;
}

function signature(key: TestKey, input: string): Buffer {
  const bytes = Buffer.from(input);
  switch (key.alg) {
    case "ES256":
      return sign("sha256", bytes, { key: key.privateKey, dsaEncoding: "ieee-p1363" });
    case "EdDSA":
      return sign(null, bytes, key.privateKey);
    case "RS256":
      return sign("sha256", bytes, key.privateKey);
    case "PS256":
      // 6 = RSA_PKCS1_PSS_PADDING, with a salt as long as the digest (RFC 7518, section 3.5).
      return sign("sha256", bytes, { key: key.privateKey, padding: 6, saltLength: 32 });
  }
}

/** A token issuer on a real port, which can be made to misbehave. */
export class TestIssuer {
  /** What `/jwks` publishes. */
  keys: JsonWebKey[] = [];
  /** Replaces or adds members of the discovery document. */
  discovery: Record<string, unknown> = {};
  /** Status of every answer; 503 plays an issuer in trouble. */
  status = 200;
  /** Where every answer sends the caller instead, when it is set. */
  redirectTo: string | undefined;
  /** Paths asked for, in order. */
  readonly requests: string[] = [];

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {
    server.on("request", (request, response) => {
      this.requests.push(request.url ?? "");
      if (this.redirectTo !== undefined) {
        response.writeHead(302, { location: `${this.redirectTo}${request.url ?? ""}` }).end();
        return;
      }
      response.writeHead(this.status, { "content-type": "application/json" });
      response.end(JSON.stringify(this.#answer(request.url)));
    });
  }

  static async start(): Promise<TestIssuer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    return new TestIssuer(server, `http://127.0.0.1:${String(port)}`);
  }

  /** How often the keys were fetched. */
  get keyFetches(): number {
    return this.requests.filter((path) => path === "/jwks").length;
  }

  /** Publishes exactly these keys. */
  publish(...keys: readonly TestKey[]): void {
    this.keys = keys.map(publicJwk);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  #answer(path: string | undefined): unknown {
    if (path === "/jwks") return { keys: this.keys };
    return { issuer: this.url, jwks_uri: `${this.url}/jwks`, ...this.discovery };
  }
}

/** The audience of the tokens in the specs. */
export const AUDIENCE = "urn:rechtop:api";

/** Claims of a good token of `issuer`, valid for the next hour. */
export function goodClaims(issuer: string): Record<string, unknown> {
  const now = Math.floor(Date.now() / 1000);
  return {
    iss: issuer,
    aud: AUDIENCE,
    sub: "u-els",
    iat: now,
    exp: now + 3600,
    rechtop_centre: "ocmw-lindeveld",
    rechtop_roles: ["caseworker"],
  };
}
