import { createServer } from "node:net";
import { once } from "node:events";
import pg from "pg";
import { createTestDatabase, type TestDatabase } from "#testing";
import { ApiProcess, environment, SECRET } from "./api-process.js";

// Nobody asks it for anything here: tokens are looked at when the first one comes.
const ISSUER = "http://127.0.0.1:9";
const STACK_FRAME = /^\s+at /m;

describe("a process of the product", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  const start = (more: Readonly<Record<string, string>> = {}) =>
    new ApiProcess(environment(database.url, ISSUER, more));
  const SILENT_SUCCESS = { code: 0, signal: null, stderr: "" };

  it.each(["SIGTERM", "SIGINT"] as const)(
    "stops on %s, with nothing on stderr and no connection left behind",
    async (signal) => {
      const api = start();
      const health = await fetch(`${await api.started}/health`);
      expect(health.status).toBe(200);
      // Lists, reactions and the log each have connections; all of them are to go.
      expect(await connectionsTo(database)).toBeGreaterThan(0);
      expect(await api.end(signal)).toMatchObject(SILENT_SUCCESS);
      while ((await connectionsTo(database)) > 0);
    },
  );

  it("stops when the process that started it is gone", async () => {
    const api = start();
    await api.started;
    expect(await api.leaveAlone()).toMatchObject(SILENT_SUCCESS);
  });

  it("starts again on what the one before has left, also when two start at once", async () => {
    const [one, other] = [start(), start()];
    const urls = await Promise.all([one.started, other.started]);
    expect(new Set(urls).size).toBe(2);
    const ends = await Promise.all([one.end("SIGTERM"), other.end("SIGTERM")]);
    expect(ends).toMatchObject([SILENT_SUCCESS, SILENT_SUCCESS]);
  });

  it("starts on an empty database, also when two make its tables at once", async () => {
    const empty = await createTestDatabase();
    const both = [1, 2].map(() => new ApiProcess(environment(empty.url, ISSUER)));
    await Promise.all(both.map(({ started }) => started));
    await Promise.all(both.map((api) => api.end("SIGTERM")));
    await empty.drop();
  });

  it("names all that is wrong with its configuration at once, and repeats no secret", async () => {
    const { code, stdout, stderr } = await new ApiProcess({
      DATABASE_URL: "mysql://rechtop:geheim@127.0.0.1/rechtop",
      OIDC_ISSUER: "nobody",
      RECHTOP_SECRET: "veel-te-kort",
      RECHTOP_ROLES: "http,cooking",
      RECHTOP_CLOCK: "yesterday",
      LOG_LEVEL: "loud",
      PORT: "99999",
    }).ended;
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    for (const wrong of [
      "DATABASE_URL must be",
      "OIDC_ISSUER must be",
      "RECHTOP_SECRET must be",
      "RECHTOP_ROLES knows",
      "RECHTOP_CLOCK must be",
      "RECHTOP_CENTRES is not set",
      "RECHTOP_KEK_FILE is not set, nor RECHTOP_KEK or RECHTOP_KEK_COMMAND",
      "RECHTOP_DESTROYED_KEYS_FILE is not set",
      "LOG_LEVEL is one of",
      "PORT must be",
    ]) {
      expect(stderr).toContain(`\n  - ${wrong}`);
    }
    expect(stderr).not.toMatch(STACK_FRAME);
    expect(stderr).not.toMatch(/geheim|veel-te-kort/);
  });

  it("names every setting that is missing at once", async () => {
    const { code, stderr } = await new ApiProcess({}).ended;
    expect(code).toBe(1);
    expect(stderr.match(/\w+(?= is not set)/g)?.sort()).toEqual([
      "DATABASE_URL",
      "OIDC_ISSUER",
      "RECHTOP_CENTRES",
      "RECHTOP_DESTROYED_KEYS_FILE",
      "RECHTOP_KEK_FILE",
      "RECHTOP_LOG_KEY_FILE",
      "RECHTOP_LOG_ORIGIN",
      "RECHTOP_SECRET",
    ]);
    expect(stderr).not.toMatch(STACK_FRAME);
  });

  it("refuses a clock of its own in production, and an issuer without https", async () => {
    const { code, stderr } = await start({ NODE_ENV: "production" }).ended;
    expect(code).toBe(1);
    expect(stderr).toContain("RECHTOP_CLOCK is for development");
    expect(stderr).toContain("OIDC_ISSUER must be a URL that starts with https://");
    expect(stderr).not.toMatch(STACK_FRAME);
  });

  it.each([
    ["DATABASE_URL", "DATABASE_URL: the database"],
    ["RECHTOP_REPLICA_URL", "RECHTOP_REPLICA_URL: the replica"],
    ["RECHTOP_KEYS_DATABASE_URL", "the database of the keys"],
  ])(
    "says in one line that the database of %s is away, and where it looked",
    async (name, what) => {
      const url = new URL(database.url);
      // Nobody listens there, and nobody is given it: not one of those that are handed out.
      url.port = "9";
      const { code, stderr } = await start({ [name]: url.toString() }).ended;
      expect(code).toBe(1);
      expect(stderr).toMatch(
        new RegExp(
          `^rechtop did not start: Error: ${what} cannot be opened: .*ECONNREFUSED 127\\.0\\.0\\.1:${url.port}\n$`,
        ),
      );
      expect(stderr).not.toContain(url.password);
    },
  );

  it("says in one line that its port is taken, and leaves no connection behind", async () => {
    const squatter = createServer().listen(0, "127.0.0.1");
    await once(squatter, "listening");
    const { port } = squatter.address() as { port: number };
    const { code, stderr } = await start({ PORT: String(port), LOG_LEVEL: "silent" }).ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(new RegExp(`^rechtop did not start: .*EADDRINUSE.*:${port}\n$`));
    while ((await connectionsTo(database)) > 0);
    squatter.close();
  });

  it("prints neither the secret nor the password of the database, at any level", async () => {
    const api = start({ LOG_LEVEL: "trace" });
    await api.started;
    const { stdout, stderr } = await api.end("SIGTERM");
    expect(stderr).toContain('"msg":"started"');
    expect(stdout + stderr).not.toContain(SECRET);
    expect(stdout + stderr).not.toContain(new URL(database.url).password);
  });
});

/** Connections that others have to the database, as the server sees it. */
async function connectionsTo({ url }: TestDatabase): Promise<number> {
  const client = new pg.Client({ connectionString: process.env["RECHTOP_TEST_DATABASE_URL"] });
  await client.connect();
  const { rowCount } = await client.query("SELECT FROM pg_stat_activity WHERE datname = $1", [
    new URL(url).pathname.slice(1),
  ]);
  await client.end();
  return rowCount ?? 0;
}
