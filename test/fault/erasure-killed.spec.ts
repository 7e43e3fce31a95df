import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { API_PREFIX } from "#platform";
import { createTestDatabase, type TestDatabase } from "#testing";
import { ApiClient } from "../../apps/cli/src/demo/api-client.js";
import { readCaseFile } from "../../apps/cli/src/demo/case-file.js";
import { demoToken } from "../../apps/cli/src/demo-token.js";
import { startDevIdp } from "../../apps/dev-idp/src/dev-idp.js";
import { BY_COURT } from "../support/erasures.js";
import { ApiProcess, AUDIENCE, environment } from "./api-process.js";

type DevIdp = Awaited<ReturnType<typeof startDevIdp>>;

describe("a process that is killed when the erasure is in the log and the keys are still there", () => {
  let database: TestDatabase;
  let idp: DevIdp;
  let pool: pg.Pool;
  let folder: string;
  beforeAll(async () => {
    database = await createTestDatabase();
    idp = await startDevIdp({ audience: AUDIENCE });
    pool = new pg.Pool({ connectionString: database.url });
    folder = await mkdtemp(join(tmpdir(), "rechtop-list-"));
    // On one key table: a list that is not there would be taken for lost.
    for (const list of ["log", "other-list", "list", "all"])
      await writeFile(join(folder, list), "", { mode: 0o600 });
  });
  afterAll(async () => {
    await idp.close();
    await pool.end();
    await database.drop();
    await rm(folder, { recursive: true });
  });

  /** A process on a day, with a list of destroyed keys, without the reaction that would help. */
  const start = (day: string, list: string, roles = "http") =>
    new ApiProcess(
      environment(database.url, idp.issuer, {
        RECHTOP_ROLES: roles,
        RECHTOP_CLOCK: `${day}T09:00:00+01:00`,
        RECHTOP_ERASURE_HOLD_DAYS: "1",
        RECHTOP_DESTROYED_KEYS_FILE: join(folder, list),
      }),
    );
  const clientOf = async (api: ApiProcess, username: string) =>
    new ApiClient((await api.started) + API_PREFIX, await demoToken(idp.issuer, username));

  /** Registers a file and has its erasure approved. */
  async function approved(list: string): Promise<{ file: string; erasureId: string }> {
    const api = start("2025-03-03", list);
    const els = await clientOf(api, "els");
    const story = readCaseFile(join(process.cwd(), "test/cases/a-part-time-wage.yaml"));
    const { body } = await els.create("/applications", story.request);
    const file = `/applications/${body["id"] as string}`;
    const wannes = await clientOf(api, "wannes");
    const asked = await wannes.send("POST", `${file}/erasures`, {
      body: BY_COURT,
      headers: { "if-match": '"0"' },
    });
    const erasureId = asked.body["id"] as string;
    const nora = await clientOf(api, "nora");
    const answer = await nora.send("POST", `${file}/erasures/${erasureId}/approvals`, {
      headers: { "if-match": '"1"' },
    });
    expect(answer.status).toBe(201);
    await api.end("SIGTERM");
    return { file, erasureId };
  }

  /** Executes it and kills the process while it waits to destroy the keys. */
  async function executedAndKilled(file: string, erasureId: string, list: string): Promise<void> {
    const api = start("2025-03-05", list);
    const wannes = await clientOf(api, "wannes");
    const client = await pool.connect();
    // Keys can be read; that they were destroyed cannot be written.
    await client.query("BEGIN; LOCK TABLE rechtop_keys.epoch IN SHARE MODE");
    const cutOff = expect(
      wannes.send("POST", `${file}/erasures/${erasureId}/executions`, {
        headers: { "if-match": '"2"' },
      }),
    ).rejects.toThrow();
    // On another connection: within a transaction PostgreSQL shows the same activity again.
    const waiting = `FROM pg_stat_activity
      WHERE datname = current_database() AND cardinality(pg_blocking_pids(pid)) > 0`;
    while ((await pool.query(`SELECT ${waiting}`)).rowCount === 0);
    await api.end("SIGKILL");
    await cutOff;
    // The statement that waited is of a process that is gone, and must not be done after all.
    await pool.query(`SELECT pg_terminate_backend(pid) ${waiting}`);
    await client.query("COMMIT");
    client.release();
    const { rows } = await pool.query<{ type: string }>(
      "SELECT type FROM rechtop_log.events WHERE category = 'erasure' ORDER BY position DESC LIMIT 1",
    );
    expect(rows).toEqual([{ type: "erasure.PersonalDataErased" }]);
    const kept = await pool.query("SELECT FROM rechtop_keys.data_key WHERE state = 'active'");
    expect(kept.rowCount).toBeGreaterThan(0);
  }

  it.each([
    ["by the log, at the next start", "log", "other-list", "http"],
    ["by the list of destroyed keys, at the next start", "list", "list", "http"],
    ["also in a process that does all", "all", "all", "http,projections,reactions"],
  ])("erases nevertheless: %s", async (_what, list, nextList, roles) => {
    const { file, erasureId } = await approved(list);
    await executedAndKilled(file, erasureId, list);
    const api = start("2025-03-05", nextList, roles);
    const nora = await clientOf(api, "nora");
    // Nobody was served before: the first answer is already without the person.
    const { body } = await nora.get(file);
    expect(body["person"]).toMatchObject({
      familyName: { erased: { authority: "courtOrder: AR 31/12/A" } },
    });
    const kept = await pool.query("SELECT FROM rechtop_keys.data_key WHERE state = 'active'");
    expect(kept.rowCount).toBe(0);
    await api.end("SIGTERM");
  });
});
