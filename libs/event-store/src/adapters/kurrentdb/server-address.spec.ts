import { connectionString, serverAddress } from "./server-address.js";

describe("a connection string of KurrentDB", () => {
  it.each([
    ["kurrentdb://db", [{ host: "db", port: 2113 }], true],
    ["kurrentdb://127.0.0.1:2114/?tls=false", [{ host: "127.0.0.1", port: 2114 }], false],
    ["kurrentdb+discover://log.example?TLS=true", [{ host: "log.example", port: 2113 }], true],
    [
      "  kurrentdb://a:1,b,c-d.example:3?nodePreference=leader\n",
      [
        { host: "a", port: 1 },
        { host: "b", port: 2113 },
        { host: "c-d.example", port: 3 },
      ],
      true,
    ],
  ])("%s says where, and whether by TLS", (text, hosts, tls) => {
    expect(serverAddress(text)).toMatchObject({
      hosts,
      tls,
      credentials: undefined,
      ca: undefined,
    });
  });

  it("keeps user and password, decoded, from the one that the client gets", () => {
    const address = serverAddress("kurrentdb://a%40b:%3A%2F%25@db:1,e?tls=true");
    expect(address.credentials).toEqual({ username: "a@b", password: ":/%" });
    expect(connectionString(address, address.hosts)).toBe("kurrentdb://db:1,e:2113?tls=true");
  });

  it.each([
    ["", "cannot be read"],
    ["db:2113", "cannot be read"],
    ["kurrentdb://", "cannot be read"],
    ["kurrentdb://user:secret@", "cannot be read"],
    ["kurrentdb://user@db", "cannot be read"],
    ["kurrentdb://user:@db", "cannot be read"],
    // Nobody is to take what is after the first @ for a host.
    ["kurrentdb://user:1@secret@db", "cannot be read"],
    ["kurrentdb://user:1:secret@db", "cannot be read"],
    ["kurrentdb://user:1/secret@db", "cannot be read"],
    ["kurrentdb://user:1?secret@db", "an option that there is not"],
    ["kurrentdb://user:1#secret@db", "cannot be read"],
    ["kurrentdb://user:secret%@db", "cannot be read"],
    ["kurrentdb://db:2113/secret", "cannot be read"],
    ["kurrentdb://user:secret@db?tsl=true", "an option that there is not"],
    // Half of the client would not take it, and would trust others.
    ["kurrentdb://user:secret@db?tls_ca_file=/ca.crt", "an option that there is not"],
    ["kurrentdb://user:secret@db?gossipTimeout=5", "or gossipTimeout, which half"],
    ["kurrentdb://user:secret@db?tls=false", "in clear"],
    ["kurrentdb://user:secret@db?tlsCAFile=/no/ca.crt", "/no/ca.crt cannot be read (ENOENT)"],
    ["kurrentdb://user:secret@db?tlsCAFile=/", "/ cannot be read (EISDIR)"],
  ])("%s is refused and not repeated", (text, message) => {
    const read = () => serverAddress(text);
    expect(read).toThrow(message);
    expect(read).not.toThrow("secret");
    expect(read).not.toThrow("user:");
  });
});
