import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { openCheckpoint, NoteVerifier, parsePolicy, verifyProofFile } from "#transparency-log";
import { createTestDatabase, type TestDatabase } from "#testing";
import { rechtop } from "./rechtop.fixture.js";

const ORIGIN = "log.example/rechtop";
const DOSSIER = "aaaaaaaa-0000-4000-8000-000000000001";

/** Two events of one dossier, as any program would have stored them. */
const TWO_EVENTS = `INSERT INTO rechtop_log.events (commit_order, category, stream_id, revision,
    event_id, type, schema_version, payload, metadata, recorded_at)
  SELECT pg_current_xact_id()::text::bigint + xid_offset, 'thing', '${DOSSIER}', revision,
    gen_random_uuid(), 'testing.ThingNoted', 1, '{"text":"note"}', '{}',
    date_trunc('milliseconds', clock_timestamp())
  FROM rechtop_log.log_clock, generate_series($1::integer, $1::integer + 1) AS revision`;

describe("rechtop log", () => {
  let database: TestDatabase;
  let folder: string;
  let pool: pg.Pool;
  let key: string;
  let env: Record<string, string>;

  beforeAll(async () => {
    database = await createTestDatabase();
    folder = await mkdtemp(join(tmpdir(), "rechtop-log-"));
    env = {
      DATABASE_URL: database.url,
      RECHTOP_LOG_ORIGIN: ORIGIN,
      RECHTOP_LOG_KEY_FILE: join(folder, "log.key"),
    };
    const made = await log("keygen", "--origin", ORIGIN, "--out", env["RECHTOP_LOG_KEY_FILE"]!);
    expect(made).toMatchObject({ code: 0, stderr: "" });
    [key = ""] = made.stdout.split("\n");
    pool = new pg.Pool({ connectionString: database.url });
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
    await rm(folder, { recursive: true });
  });

  const log = (...args: string[]) => rechtop(["log", ...args], env);
  const file = (name: string) => join(folder, name);

  it("makes a key that nobody else can read, and replaces none", async () => {
    const path = file("log.key");
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const before = await readFile(path, "utf8");
    const again = await log("keygen", "--origin", ORIGIN, "--out", path);
    expect(again).toMatchObject({ code: 1, stdout: "" });
    expect(await readFile(path, "utf8")).toBe(before);
    expect(NoteVerifier.parse(key).name).toBe(ORIGIN);
    const [events, processing] = (await log("public-key", path)).stdout.split("\n");
    expect(events).toBe(key);
    expect(NoteVerifier.parse(processing ?? "").name).toBe(`${ORIGIN}/processing`);
  });

  it("seals, exports, proves and verifies; and names what was changed since", async () => {
    const empty = await log("checkpoint");
    expect(empty).toMatchObject({ code: 1, stdout: "" });
    expect(empty.stderr).toContain("the log is empty");

    await pool.query(TWO_EVENTS, [0]);
    const signed = await log("checkpoint");
    expect(signed).toMatchObject({ code: 0, stderr: "" });
    expect(openCheckpoint(signed.stdout, [NoteVerifier.parse(key)]).size).toBe(3n);
    await writeFile(file("earlier.txt"), signed.stdout);
    await pool.query(TWO_EVENTS, [2]);
    expect((await log("checkpoint")).code).toBe(0);

    const exported = await log(
      ...["export", "--dossier", DOSSIER, "--out", file("one.bundle")],
      ...["--earlier", file("earlier.txt")],
    );
    expect(exported.code).toBe(0);
    expect(JSON.parse(exported.stdout)).toEqual({ bundle: file("one.bundle") });
    const bundle = await readFile(file("one.bundle"), "latin1");
    expect(bundle.match(/^event /gm)).toHaveLength(4);
    expect(bundle).toMatch(/^earlier /m);
    expect((await log("export", "--all", "--out", file("all.bundle"))).code).toBe(0);

    const stream = `thing-${DOSSIER}`;
    const proved = await log("proof", "--event", stream, "3", "--out", file("event"));
    expect(proved.code).toBe(0);
    const entry = await readFile(file("event.entry"));
    const proof = await readFile(file("event.tlog-proof"), "utf8");
    const policy = `log ${key}\nquorum none\n`;
    expect(() => verifyProofFile(proof, entry, parsePolicy(policy))).not.toThrow();

    await writeFile(file("policy.txt"), policy);
    const verify = ["verify", "--earlier", file("earlier.txt"), "--policy", file("policy.txt")];
    const fine = await log(...verify);
    expect(fine).toMatchObject({
      code: 0,
      stdout:
        '{"log":"events","leaves":5,"findings":0}\n{"log":"processing","leaves":0,"findings":0}\n',
    });

    const made = await log("keygen", "--witness", "--origin", "w.example", "--out", file("w.key"));
    const wanted = `log ${key}\nwitness w ${made.stdout}quorum w\n`;
    await writeFile(file("strict.txt"), wanted);
    const { code, stdout, stderr } = await rechtop(["log", "checkpoint"], {
      ...env,
      RECHTOP_LOG_POLICY: file("strict.txt"),
    });
    expect({ code, size: stdout.split("\n")[1] }).toEqual({ code: 1, size: "5" });
    expect(stderr).toContain("too few witnesses: no cosignature of w");

    await pool.query("ALTER TABLE rechtop_log.events DISABLE TRIGGER ALL");
    await pool.query("UPDATE rechtop_log.events SET payload = '{}' WHERE revision = 1");
    // The two exports were recorded, and these records sealed with the last checkpoint.
    await pool.query("ALTER TABLE rechtop_processing.audit_log DISABLE TRIGGER ALL");
    await pool.query("UPDATE rechtop_processing.audit_log SET bytes = '{}'");
    const changed = await log(...verify);
    expect(changed.code).toBe(1);
    const findings = changed.stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as object);
    expect(findings).toEqual([
      { log: "events", code: "payload-changed", message: `leaf 1, ${stream} revision 1` },
      expect.objectContaining({ log: "processing", code: "payload-changed" }),
      expect.objectContaining({ log: "processing", code: "payload-changed" }),
    ]);
    expect(changed.stderr).toContain("the log does not hold: 3 findings");
  }, 60_000);

  it.each([
    [["export"], "give one of --dossier <uuid> and --all"],
    [["export", "--all", "--dossier", DOSSIER], "give one of --dossier <uuid> and --all"],
    [["export", "--dossier", "els"], "a dossier is named by a lower-case UUID"],
    [["proof", "--event", "els", "0"], "a stream is <category>-<uuid>"],
    [["proof", "--event", `thing-${DOSSIER}`, "first"], "a revision is a number from 0"],
    [["witness", "--listen", "here"], "an address is <host>:<port>"],
    [["keygen"], "required option '--origin <name>' not specified"],
  ])("ends with 2 and says why at %j", async (args, message) => {
    const { code, stdout, stderr } = await log(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
  });

  it("writes nothing for a dossier that is not there, and refuses a key that others can read", async () => {
    const nowhere = await log(
      "export",
      "--dossier",
      DOSSIER.replace("1", "2").replace(/a/g, "b"),
      "--out",
      file("no"),
    );
    expect(nowhere).toMatchObject({ code: 1, stdout: "" });
    expect(nowhere.stderr).toContain("no checkpoint covers this yet");
    await expect(stat(file("no"))).rejects.toThrow("ENOENT");
    await writeFile(file("open.key"), await readFile(file("log.key")), { mode: 0o644 });
    const refused = await rechtop(["log", "checkpoint"], {
      ...env,
      RECHTOP_LOG_KEY_FILE: file("open.key"),
    });
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain("can be read by others");
  });
});
