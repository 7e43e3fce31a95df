import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import {
  addKek,
  DestroyedKeyList,
  kekFile,
  openDataKeys,
  PersonalDataCodec,
  PostgresEventStore,
} from "#event-store";
import { createTestDatabase, type TestDatabase } from "#testing";
import { openReadModels } from "../../apps/api/src/database.js";
import { eventRegistry } from "../../apps/api/src/event-registry.js";
import { Rechtop, rechtop } from "../../apps/cli/src/rechtop.fixture.js";
import { determinedFile } from "../../libs/entitlement/src/testing/determined-file.js";
import {
  fileId,
  nextId,
  settled,
  withIndex,
} from "../../libs/entitlement/src/testing/determined-files.js";
import { conditionsOf } from "../../libs/entitlement/src/testing/file-conditions.js";
import { lockWaiters } from "../contract/event-store/postgres-log.js";

const AT = "2025-09-01";
/** More than the two batches that are under way at a time. */
const FILES = 60;

describe("rechtop reassess", () => {
  let database: TestDatabase;
  let folder: string;
  let pool: pg.Pool;
  let env: Record<string, string>;
  beforeEach(async () => {
    database = await createTestDatabase();
    folder = await mkdtemp(join(tmpdir(), "rechtop-reassess-"));
    pool = new pg.Pool({ connectionString: database.url });
    env = {
      DATABASE_URL: database.url,
      RECHTOP_KEK_FILE: join(folder, "kek.json"),
      RECHTOP_DESTROYED_KEYS_FILE: join(folder, "destroyed-keys.jsonl"),
      RECHTOP_CENTRES: join(process.cwd(), "apps/dev-idp/centres.yaml"),
      RECHTOP_CLOCK: `${AT}T08:00:00Z`,
    };
    await (await openReadModels(database.url)).destroy();
    await addKek(env["RECHTOP_KEK_FILE"]!, "one", "the file");
  });
  afterEach(async () => {
    await pool.end();
    await database.drop();
    await rm(folder, { recursive: true });
  });

  /** Files that were determined by figures with one index jump less than there was. */
  async function seed(count: number): Promise<void> {
    const { keys, forget } = await openDataKeys({
      pool,
      provider: kekFile(env["RECHTOP_KEK_FILE"]!, "the file"),
      destroyedKeys: await DestroyedKeyList.open(env["RECHTOP_DESTROYED_KEYS_FILE"]!),
    });
    const codec = new PersonalDataCodec({ keys });
    const store = await PostgresEventStore.open({ pool, registry: eventRegistry(), codec });
    const parameters = withIndex(27);
    const appended = Array.from({ length: count }, (_, i) => {
      const applicationId = fileId(i + 1);
      return store.append(
        determinedFile({ applicationId, conditions: conditionsOf(), parameters }, nextId),
      );
    });
    await Promise.all(appended);
    await settled(pool);
    forget();
  }

  /** How many determinations each file has, in the order of their numbers. */
  async function counts(): Promise<number[]> {
    const { rows } = await pool.query<{ count: number }>(
      `SELECT count(*)::integer AS count FROM rechtop_log.events
       WHERE type = 'entitlement.RightDetermined' GROUP BY stream_id ORDER BY stream_id`,
    );
    return rows.map(({ count }) => count);
  }

  const summaryIn = (stdout: string): unknown => JSON.parse(stdout.trimEnd().split("\n").at(-1)!);
  const balance = (files: number, monthlyCents: number) => ({ files, monthlyCents });

  it("says what would change, does it, and has nothing to do after that", async () => {
    await seed(3);
    const dry = await rechtop(["reassess", "--at", AT, "--dry-run", "--list"], env);
    expect(dry.code).toBe(0);
    const lines = dry.stdout.trimEnd().split("\n");
    expect(lines.slice(0, 3).map((line) => JSON.parse(line) as unknown)).toEqual(
      [1, 2, 3].map((n) => ({
        applicationId: fileId(n),
        differences: expect.arrayContaining([
          expect.objectContaining({ from: AT, differenceMonthlyCents: -2_574, kind: "tooLittle" }),
        ]),
      })),
    );
    const changed = {
      files: 3,
      // 9,058.25 × 1.7069 = 15,461.53 / 12 = 1,288.46 instead of 1,314.20.
      tooLittle: balance(3, 3 * 2_574),
      tooMuch: balance(0, 0),
      undetermined: 0,
    };
    const summary = { at: AT, files: 3, upToDate: 0, unchanged: 0, skipped: {}, failed: {} };
    expect(summaryIn(dry.stdout)).toMatchObject({ ...summary, dryRun: true, changed });
    expect(await counts()).toEqual([1, 1, 1]);

    const { code, stdout, stderr } = await rechtop(["reassess", "--at", AT], env);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ ...summary, dryRun: false, changed });
    expect(stderr).toContain('{"files looked at":3,"of":3}');
    expect(await counts()).toEqual([2, 2, 2]);
    await settled(pool);
    const again = await rechtop(["reassess", "--at", AT, "--centre", "ocmw-lindeveld"], env);
    expect(summaryIn(again.stdout)).toMatchObject({ files: 3, upToDate: 3 });
    expect(await counts()).toEqual([2, 2, 2]);
  });

  it("records that it read each file, for whom, and who ran it", async () => {
    await seed(2);
    await rechtop(["reassess", "--at", AT], env);
    const { rows } = await pool.query<object>(
      `SELECT p.dossier_ref, p.role_of_subject, p.name, p.operation, p.purpose_code, p.legal_basis,
         a.user_org, a.role, a.authn_method, a.result_count
       FROM rechtop_processing.processing_log p
       JOIN rechtop_processing.audit_log a ON a.trace_id = p.trace_id ORDER BY 1`,
    );
    expect(rows).toEqual(
      [1, 2].map((n) => ({
        dossier_ref: fileId(n),
        role_of_subject: "applicant",
        name: "reassess",
        operation: "consult",
        purpose_code: "reassessment",
        legal_basis: "RMI-wet art. 22 §1",
        user_org: "ocmw-lindeveld",
        role: "operator",
        authn_method: "operatingSystem",
        result_count: 2,
      })),
    );
  });

  it("refuses a day that is yet to come, unless it only looks, and a centre that is none", async () => {
    const ahead = ["reassess", "--at", "2025-09-02"];
    const { code, stdout, stderr } = await rechtop(ahead, env);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain("2025-09-02 is yet to come: only --dry-run looks ahead");
    const dry = await rechtop([...ahead, "--dry-run"], env);
    expect(dry).toMatchObject({ code: 0 });
    expect(summaryIn(dry.stdout)).toMatchObject({ files: 0 });
    const nowhere = await rechtop(["reassess", "--at", AT, "--centre", "ocmw-nergens"], env);
    expect(nowhere.code).toBe(1);
    expect(nowhere.stderr).toContain("there is no centre ocmw-nergens; there are ocmw-lindeveld");
  });

  it("ends with 1 when files cannot be looked at, after all the others", async () => {
    await seed(3);
    await rechtop(["reassess", "--at", AT, "--dry-run"], env);
    await pool.query(`ALTER TABLE rechtop_keys.data_key DISABLE TRIGGER USER;
      DELETE FROM rechtop_keys.data_key WHERE dossier = '${fileId(2)}';
      ALTER TABLE rechtop_keys.data_key ENABLE TRIGGER USER`);
    const { code, stdout, stderr } = await rechtop(["reassess", "--at", AT, "--list"], env);
    expect(code).toBe(1);
    expect(summaryIn(stdout)).toMatchObject({
      changed: { files: 2 },
      failed: { "key-missing": 1 },
    });
    expect(stdout).toContain(`{"applicationId":"${fileId(2)}","failed":"key-missing"}`);
    expect(stderr).toContain("files that could not be looked at: 1");
    expect(await counts()).toEqual([2, 1, 2]);
  });

  it("goes on where it was killed, and determines no file twice", async () => {
    await seed(FILES);
    // One file of each of the first two batches is held by somebody: there both come to a stop.
    const holder = await pool.connect();
    for (const n of [5, 30]) {
      await holder.query("SELECT pg_advisory_lock(hashtextextended($1, 0))", [
        `determination-${fileId(n)}`,
      ]);
    }
    const killed = new Rechtop(folder, ["reassess", "--at", AT], env);
    const waiting = await lockWaiters(pool, 2);
    killed.interrupt();
    await killed.ended;
    for (const pid of waiting) await pool.query("SELECT pg_terminate_backend($1)", [pid]);
    holder.release(true);
    expect((await counts()).filter((count) => count === 2)).toHaveLength(48);
    await settled(pool);

    const { stdout } = await rechtop(["reassess", "--at", AT], env);
    expect(summaryIn(stdout)).toMatchObject({
      files: FILES,
      upToDate: 48,
      changed: { files: FILES - 48 },
    });
    expect(new Set(await counts())).toEqual(new Set([2]));
  });
});
