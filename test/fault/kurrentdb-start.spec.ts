import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  createTestDatabase,
  type KurrentDbDouble,
  startKurrentDbDouble,
  type TestDatabase,
  TestAuthority,
} from "#testing";
import { rechtop } from "../../apps/cli/src/rechtop.fixture.js";
import { ApiProcess, environment } from "./api-process.js";

// Nobody asks it for anything here: tokens are looked at when the first one comes.
const ISSUER = "http://127.0.0.1:9";

describe("the product with its log in a KurrentDB that speaks TLS and knows its users", () => {
  const authority = new TestAuthority();
  let folder: string;
  let database: TestDatabase;
  let server: KurrentDbDouble;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "rechtop-tls-"));
    await writeFile(join(folder, "ca.crt"), authority.certificate);
    await writeFile(join(folder, "other.crt"), new TestAuthority("Other").certificate);
    database = await createTestDatabase();
    server = await startKurrentDbDouble({
      tls: authority.issue(["localhost"]),
      users: [{ name: "rechtop", password: "geheim/#1" }],
    });
  });
  afterAll(async () => {
    await server.stop();
    await database.drop();
    await rm(folder, { recursive: true });
  });

  const url = (user: string, ca: string) =>
    `kurrentdb://${user}localhost:${server.endpoint.port}?tls=true&tlsCAFile=${join(folder, ca)}`;

  it("starts, and stops, with nothing on stderr", async () => {
    const EVENT_STORE_URL = url("rechtop:geheim%2F%231@", "ca.crt");
    expect(await rechtop(["migrate"], { DATABASE_URL: database.url, EVENT_STORE_URL })).toEqual({
      code: 0,
      stdout: "",
      stderr: "The database is as this version needs it.\n",
    });
    const api = new ApiProcess(environment(database.url, ISSUER, { EVENT_STORE_URL }));
    expect((await fetch(`${await api.started}/health`)).status).toBe(200);
    expect(await api.end("SIGTERM")).toMatchObject({ code: 0, signal: null, stderr: "" });
  });

  it.each([
    ["a wrong password", "rechtop:geheim@", "ca.crt", /with this password: correct one/],
    ["no user", "", "ca.crt", /put user and password in the connection string/],
    ["another authority", "rechtop:geheim@", "other.crt", /certificate of localhost:\d+ is not tr/],
    ["a CA file that is not there", "rechtop:geheim@", "no.crt", /tlsCAFile .* cannot be read/],
    ["a password as it is", "rechtop:geheim/#1@", "ca.crt", /%2F for \//],
  ])("says in one line that it does not start with %s", async (_what, user, ca, reason) => {
    const EVENT_STORE_URL = url(user, ca);
    const [api, migrate] = await Promise.all([
      new ApiProcess(environment(database.url, ISSUER, { EVENT_STORE_URL })).ended,
      rechtop(["migrate"], { DATABASE_URL: database.url, EVENT_STORE_URL }),
    ]);
    for (const { code, stdout, stderr } of [api, migrate]) {
      expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
      expect(stderr).toMatch(reason);
      expect(stderr).not.toMatch(/geheim|kurrentdb:/);
    }
    const said = "KurrentDB cannot be used: [^\n]+";
    expect(api.stderr).toMatch(
      new RegExp(`^rechtop did not start: ConnectionUnusable: ${said}\n$`),
    );
    expect(migrate.stderr).toMatch(new RegExp(`^${said}\nmigrate did not succeed\n$`));
  });
});
