import { isIP } from "node:net";
import { connect } from "node:tls";
import { ConnectionUnusable } from "./errors.js";
import type { ServerAddress } from "./server-address.js";

/** Milliseconds that a server has for its part of a handshake. */
const PATIENCE_MS = 2_000;

/** What a server in clear makes of TLS, or rather TLS of its answer. */
const NOT_TLS = new Set(["ERR_SSL_WRONG_VERSION_NUMBER", "ERR_SSL_PACKET_LENGTH_TOO_LONG"]);

/** `fits`: TLS is not what is wrong there. `away`: nobody answered. */
type Outcome = "fits" | "away" | ConnectionUnusable;

/**
 * What is wrong with TLS between us and the servers of `address`, if something is. The client says
 * no more than that it could not connect, of a cluster not even that; so we look ourselves.
 */
export async function handshakeError(
  address: ServerAddress,
): Promise<ConnectionUnusable | undefined> {
  const outcomes = await Promise.all(address.hosts.map((server) => shakeHands(server, address)));
  if (outcomes.includes("fits")) return undefined;
  return outcomes.find((outcome) => outcome instanceof ConnectionUnusable);
}

/** The servers of `address` that answer now; all of them when none does. */
export async function answeringHosts(address: ServerAddress): Promise<ServerAddress["hosts"]> {
  const { hosts } = address;
  const outcomes = await Promise.all(hosts.map((server) => shakeHands(server, address)));
  const there = hosts.filter((_, i) => outcomes[i] !== "away");
  return there.length > 0 ? there : hosts;
}

async function shakeHands(
  { host, port }: ServerAddress["hosts"][number],
  { tls, verifies, ca }: ServerAddress,
): Promise<Outcome> {
  const where = `${host}:${port}`;
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  // The certificate is looked at here, and nothing is sent after the handshake.
  const options = { host, port, ca, rejectUnauthorized: false, ALPNProtocols: ["h2"] };
  // By the name it may be chosen which server answers; an address is no name.
  const socket = connect(isIP(host) === 0 ? { ...options, servername: host } : options);
  socket.setTimeout(PATIENCE_MS, () => resolve("away"));
  socket.once("secureConnect", () => {
    if (!tls) {
      resolve(
        new ConnectionUnusable(`${where} speaks TLS: take tls=false out of the connection string`),
      );
    } else if (socket.authorized || !verifies) {
      resolve("fits");
    } else {
      resolve(distrust(where, String(socket.authorizationError)));
    }
  });
  socket.once("error", ({ code = "" }: NodeJS.ErrnoException) => {
    if (!NOT_TLS.has(code)) resolve("away");
    else if (!tls) resolve("fits");
    else resolve(new ConnectionUnusable(`${where} does not speak TLS: give it a certificate`));
  });
  try {
    return await promise;
  } finally {
    socket.destroy();
  }
}

function distrust(where: string, code: string): ConnectionUnusable {
  return new ConnectionUnusable(
    code === "ERR_TLS_CERT_ALTNAME_INVALID"
      ? `the certificate of ${where} is made out to other names: connect by one of those`
      : `the certificate of ${where} is not trusted (${code}): tlsCAFile has to hold the authority that signed it`,
  );
}
