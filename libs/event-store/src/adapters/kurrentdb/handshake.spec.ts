import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createSecureContext, createServer } from "node:tls";
import { TestAuthority } from "#testing";
import { handshakeError } from "./handshake.js";

describe("the look at TLS", () => {
  it("asks by name, so that a server of several names shows the certificate of this one", async () => {
    const authority = new TestAuthority();
    const { certificate: cert, key } = authority.issue(["localhost"]);
    const other = authority.issue(["elsewhere"]);
    const server = createServer({
      cert: other.certificate,
      key: other.key,
      SNICallback: (name, done) =>
        name === "localhost" ? done(null, createSecureContext({ cert, key })) : done(null),
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const hosts = [{ host: "localhost", port }];
    const address = { scheme: "", search: "", credentials: undefined, tls: true, verifies: true };
    const told = await handshakeError({ ...address, hosts, ca: authority.certificate });
    expect(told).toBeUndefined();
    server.close();
  });
});
