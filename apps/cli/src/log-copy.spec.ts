import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import {
  createTestDatabase,
  type KurrentDbDouble,
  startKurrentDbDouble,
  type TestDatabase,
} from "#testing";
import { rechtop } from "./rechtop.fixture.js";

const ORIGIN = "log.example/rechtop";
const DOSSIER = "aaaaaaaa-0000-4000-8000-000000000001";

/** A file with so many events, as any program would have stored them, and a remembered answer. */
const EVENTS = `INSERT INTO rechtop_log.events (commit_order, category, stream_id, revision,
    event_id, type, schema_version, payload, metadata, recorded_at)
  SELECT pg_current_xact_id()::text::bigint + xid_offset, 'application', '${DOSSIER}', revision,
    gen_random_uuid(), 'testing.ThingNoted', 1, '{"text":"note"}', '{}',
    date_trunc('milliseconds', clock_timestamp())
  FROM rechtop_log.log_clock, generate_series($1::integer, $2::integer) AS revision`;
const ANSWER = `INSERT INTO rechtop_log.idempotency VALUES
  ('pseudonym-7', gen_random_uuid(), 'hash', '{"version":"1"}', now())`;
const CHECKPOINTS = `INSERT INTO rechtop_read.projection_checkpoints (name, position)
  SELECT 'testing', 'postgres:' || commit_order || '.' || position FROM rechtop_log.events
  WHERE revision = 1`;
const POSITIONS = `SELECT position FROM rechtop_read.projection_checkpoints
  UNION ALL SELECT position FROM rechtop_proof.logs WHERE log = 'events'`;

describe("rechtop log copy", () => {
  let database: TestDatabase;
  let server: KurrentDbDouble;
  let folder: string;
  let pool: pg.Pool;
  let env: Record<string, string>;

  beforeAll(async () => {
    database = await createTestDatabase();
    server = await startKurrentDbDouble();
    folder = await mkdtemp(join(tmpdir(), "rechtop-copy-"));
    env = {
      DATABASE_URL: database.url,
      EVENT_STORE_URL: server.url,
      RECHTOP_LOG_ORIGIN: ORIGIN,
      RECHTOP_LOG_KEY_FILE: join(folder, "log.key"),
    };
    await rechtop(["log", "keygen", "--origin", ORIGIN, "--out", env["RECHTOP_LOG_KEY_FILE"]!]);
    pool = new pg.Pool({ connectionString: database.url });
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
    await server.stop();
    await rm(folder, { recursive: true });
  });

  const copy = (from: string, to: string, more: Record<string, string> = {}) =>
    rechtop(["log", "copy", "--from", from, "--to", to], { ...env, ...more });
  const positions = async () => {
    const { rows } = await pool.query<{ position: string }>(POSITIONS);
    return rows.map(({ position }) => position.split(":")[0]);
  };
  const summary = (stdout: string) => JSON.parse(stdout) as object;

  it("moves the log to KurrentDB and back; sealing goes on, and old checkpoints hold", async () => {
    const inPostgres = { ...env, EVENT_STORE_URL: "" };
    expect(await rechtop(["migrate"], inPostgres)).toMatchObject({ code: 0 });
    await pool.query(EVENTS, [0, 2]);
    await pool.query(ANSWER);
    await pool.query(CHECKPOINTS);
    const earlier = join(folder, "earlier.txt");
    const signed = await rechtop(["log", "checkpoint"], inPostgres);
    await writeFile(earlier, signed.stdout);
    const verified = async (leaves: number, where: Record<string, string>) => {
      const { stdout, code } = await rechtop(["log", "verify", "--earlier", earlier], where);
      expect({ code, stdout: stdout.split("\n")[0] }).toEqual({
        code: 0,
        stdout: `{"log":"events","leaves":${leaves},"findings":0}`,
      });
    };

    const file = join(folder, "kurrentdb");
    await writeFile(file, `${server.url}\n`);
    const there = await copy("env:DATABASE_URL", `file:${file}`);
    expect(there).toMatchObject({ code: 0, stderr: "" });
    expect(summary(there.stdout)).toEqual({ events: 3, added: 3, requests: 1, positions: 2 });
    expect(await positions()).toEqual(["kurrentdb", "kurrentdb"]);
    await verified(4, env);
    const wrongLog = await rechtop(["projections", "status"], inPostgres);
    expect(wrongLog).toMatchObject({ code: 1, stdout: "" });
    expect(wrongLog.stderr).toContain("EVENT_STORE_URL is not where the log was moved to");

    const again = await copy("env:DATABASE_URL", "env:EVENT_STORE_URL");
    expect(summary(again.stdout)).toEqual({ events: 3, added: 0, requests: 1, positions: 0 });

    const back = await copy("env:EVENT_STORE_URL", database.url);
    expect(summary(back.stdout)).toEqual({ events: 3, added: 0, requests: 1, positions: 2 });
    expect(await positions()).toEqual(["postgres", "postgres"]);
    await pool.query(EVENTS, [3, 4]);
    expect(await rechtop(["log", "checkpoint"], inPostgres)).toMatchObject({ code: 0 });
    await verified(6, inPostgres);
  }, 120_000);

  it("leaves everything as it was when the target is another log", async () => {
    const other = await startKurrentDbDouble();
    try {
      other.records.append(
        [
          {
            id: DOSSIER,
            stream: `application-${DOSSIER}`,
            type: "testing.ThingNoted",
            contentType: "application/octet-stream",
            data: Buffer.from(`{"event":"${DOSSIER}","version":1,"metadata":2}\n{}{}`),
          },
        ],
        [],
      );
      const before = await positions();
      const { code, stdout, stderr } = await copy("env:DATABASE_URL", other.url);
      expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
      expect(stderr).toContain("the target is not a beginning of the source");
      expect(await positions()).toEqual(before);
    } finally {
      await other.stop();
    }
  }, 60_000);

  it.each([
    [
      "postgres://u:secret@127.0.0.1:1/none",
      "env:EVENT_STORE_URL",
      "--from: the log cannot be opened",
    ],
    [
      "env:DATABASE_URL",
      "kurrentdb://u:secret@127.0.0.1:1?tls=false",
      "--to: the log cannot be opened",
    ],
    ["env:DATABASE_URL", "kurrentdb://u:secret@127.0.0.1:99x", "--to: the log cannot be opened"],
    ["env:DATABASE_URL", "kurrentdb://u:secret@h?tsl=true", "an option that there is not"],
    ["env:DATABASE_URL", "env:DATABASE_URL", "give one of each"],
    ["env:DATABASE_URL", "env:NOWHERE", "--to: NOWHERE is not set"],
    ["file:/nowhere/at/all", "env:EVENT_STORE_URL", "/nowhere/at/all cannot be read (ENOENT)"],
    ["env:RECHTOP_LOG_ORIGIN", "env:EVENT_STORE_URL", "--from: an address of a log starts with"],
  ])(
    "says why it cannot go from %s to %s, and shows no password",
    async (from, to, message) => {
      const { code, stdout, stderr } = await copy(from, to);
      expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
      expect(stderr).toContain(message);
      expect(stderr).not.toContain("secret");
    },
    60_000,
  );

  it.each([
    [
      ["--from", "mysql://u:secret@host/log", "--to", "env:EVENT_STORE_URL"],
      "--from is postgres://",
    ],
    [["--from", "env:DATABASE_URL", "--to", "u:secret@host"], "--to is postgres://"],
    [["--from", "env:DATABASE_URL"], "required option '--to <address>' not specified"],
  ])("ends with 2 at %j", async (args, message) => {
    const { code, stdout, stderr } = await rechtop(["log", "copy", ...args], env);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
    expect(stderr).not.toContain("secret");
  });
});
