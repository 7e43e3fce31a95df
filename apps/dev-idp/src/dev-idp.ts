import { createServer } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { buildProvider } from "./provider.js";

/** Where the development issuer listens and for whom it makes tokens. */
export interface DevIdpOptions {
  /** Default: a free port. */
  readonly port?: number;
  /** Default: `127.0.0.1`, so that no other machine reaches it. */
  readonly host?: string;
  /** Pages that a login from the documentation may return to; none means no such login. */
  readonly redirectUris?: readonly string[];
  /** Identifier of the API, an absolute URI such as `urn:rechtop:api`: the tokens' `aud`. */
  readonly audience: string;
}

/** A running development issuer. */
export interface DevIdp {
  /** Issuer identifier: the base of all its addresses. */
  readonly issuer: string;
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Starts the development OpenID provider.
 *
 * @param environment where `NODE_ENV` is looked up
 * @throws when `NODE_ENV` is `production`: whoever reaches this issuer can be anybody
 */
export async function startDevIdp(
  options: DevIdpOptions,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<DevIdp> {
  const { port = 0, host = "127.0.0.1", redirectUris = [], audience } = options;
  if (environment["NODE_ENV"] === "production") {
    throw new Error(
      "The development issuer does not start with NODE_ENV=production: it gives anybody a token without a password.",
    );
  }
  // RFC 8707: oidc-provider knows an API by an absolute URI without fragment only.
  if (!URL.canParse(audience) || audience.includes("#")) {
    throw new TypeError("The audience must be an absolute URI, such as urn:rechtop:api");
  }
  const server = createServer();
  // The port is part of the issuer, so it has to be known before the provider can be made.
  const actualPort = await listen(server, port, host);
  try {
    const issuer = `http://${host.includes(":") ? `[${host}]` : host}:${String(actualPort)}`;
    const answer = buildProvider(issuer, audience, redirectUris).callback();
    server.on("request", (request, response) => void answer(request, response));
    return { issuer, port: actualPort, close: () => close(server) };
  } catch (error) {
    await close(server);
    throw error;
  }
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)));
    // Connections that browsers and fetch keep open would hold the process.
    server.closeAllConnections();
  });
}
