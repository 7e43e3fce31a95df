import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { type EventStore, KeyMissing, PersonalDataCodec, PostgresEventStore } from "#event-store";
import { repeatErasures } from "#data-flows";
import { CLIENT_SUBJECTS, DATA_KINDS, Erased, streamName, uuid } from "#kernel";
import { KeyedHash } from "#platform";
import { fileOverviewProjector } from "#procedure";
import { rebuildProjection } from "#projections";
import { createTestDatabase } from "#testing";
import { openReadModels } from "../../apps/api/src/database.js";
import { type ErasedAgain, eraseAgain } from "../../apps/api/src/erase-again.js";
import { eventRegistry } from "../../apps/api/src/event-registry.js";
import type { ApiAnswer } from "../../apps/cli/src/demo/api-client.js";
import type { CasePlayer } from "../../apps/cli/src/demo/case-player.js";
import { why } from "../contract/data-keys/data-keys.contract.js";
import { BY_COURT, daysPass, Erasures } from "../support/erasures.js";
import { openTestKeys } from "../support/keys.js";
import { until } from "../support/log.js";
import { ERASURE_HOLD_DAYS, newKey, type Product, startProduct } from "../support/product.js";
import { caseAt } from "../support/stages.js";

let product: Product;
beforeEach(async () => (product = await startProduct()));
afterEach(() => product.stop());

/** Whether the person in the register can still be read, from events that are read anew. */
async function isReadable(store: EventStore, applicationId: string): Promise<boolean> {
  const [first] = await Array.fromAsync(store.readStream(streamName("application", applicationId)));
  const { person } = first!.event.data as { person: { familyName: unknown } };
  return !(person.familyName instanceof Erased);
}

type Ask = () => Promise<ApiAnswer>;

/** Meanwhile keys can be read and not destroyed; `refused` asks, and whoever waits is cut off. */
async function whileNoKeyIsDestroyed(
  work: (refused: (ask: Ask) => Promise<ApiAnswer>) => Promise<void>,
): Promise<void> {
  const blocker = await product.pool.connect();
  await blocker.query("BEGIN; LOCK TABLE rechtop_keys.epoch IN SHARE MODE");
  await work(async (ask) => {
    let answered = false;
    const answer = ask().finally(() => (answered = true));
    while (!answered) {
      // The reaction too.
      await product.pool.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND cardinality(pg_blocking_pids(pid)) > 0`,
      );
    }
    return answer;
  });
  await blocker.query("COMMIT");
  blocker.release();
}

describe("when the key table goes away in the middle of an erasure", () => {
  it("says so, however often it is asked, and that it is done when the keys are gone", async () => {
    const player = await caseAt(product, "registered");
    const erasures = await Erasures.of(product, player.file);
    const id = await erasures.approved(BY_COURT);
    daysPass(product, ERASURE_HOLD_DAYS);
    const headers = { "if-match": '"2"', "idempotency-key": newKey() };
    const execute = () =>
      erasures.officer.send("POST", `${player.file}/erasures/${id}/executions`, { headers });

    await whileNoKeyIsDestroyed(async (refused) => {
      expect((await refused(execute)).status).toBe(503);
      expect((await refused(execute)).status).toBe(503);
      const { body } = await erasures.leader.get(`${player.file}/erasures`);
      expect(body["items"]).toEqual([expect.objectContaining({ status: "executed" })]);
      expect(await isReadable(product.store, player.applicationId)).toBe(true);
    });
    const done = await execute();
    expect(done.status).toBe(201);
    expect(done.headers.get("idempotency-replayed")).toBe("true");
    expect(await isReadable(product.store, player.applicationId)).toBe(false);
  });

  it("erases as soon as it is back, although nobody asks again", async () => {
    const player = await caseAt(product, "registered");
    const erasures = await Erasures.of(product, player.file);
    const id = await erasures.approved(BY_COURT);
    daysPass(product, ERASURE_HOLD_DAYS);
    await whileNoKeyIsDestroyed(async (refused) => {
      const execute = () => erasures.attempt(erasures.officer, `erasures/${id}/executions`);
      expect((await refused(execute)).status).toBe(503);
    });
    await until(
      () => erasures.leader.get(player.file),
      (answer) => JSON.stringify(answer.body).includes('"erased"'),
    );
  });
});

describe("a legal hold and an execution at the same moment", () => {
  it("never both succeed: the hold comes too late, or the execution is refused", async () => {
    const players: CasePlayer[] = [];
    for (let n = 0; n < 8; n += 1) players.push(await caseAt(product, "registered"));
    const ready = await Promise.all(
      players.map(async (player) => {
        const erasures = await Erasures.of(product, player.file);
        return { player, erasures, id: await erasures.approved(BY_COURT) };
      }),
    );
    daysPass(product, ERASURE_HOLD_DAYS);
    const results = await Promise.all(
      ready.map(async ({ player, erasures, id }) => {
        const both = [
          () =>
            erasures.attempt(erasures.officer, "legalHolds", { reason: "appeal", reference: "1" }),
          () => erasures.attempt(erasures.leader, `erasures/${id}/executions`),
        ];
        const [hold, execution] = await Promise.all(both.map((attempt) => attempt()));
        return { player, hold: hold!.status, execution: execution!.status };
      }),
    );
    for (const { player, hold, execution } of results) {
      const events = await Array.fromAsync(
        product.store.readStream(streamName("erasure", player.applicationId)),
      );
      const types = events.map(({ event }) => event.type);
      const heldAt = types.indexOf("erasure.LegalHoldPlaced");
      const erasedAt = types.indexOf("erasure.PersonalDataErased");
      expect({ hold: heldAt >= 0, execution: erasedAt >= 0 }).toEqual({
        hold: hold === 201,
        execution: execution === 201,
      });
      // A hold that stands is followed by no erasure.
      if (heldAt >= 0) expect(erasedAt).toBeLessThan(heldAt);
      expect(await isReadable(product.store, player.applicationId)).toBe(erasedAt < 0);
    }
  });
});

describe("a backup from before an erasure", () => {
  let backups: string;
  let player: CasePlayer;
  beforeEach(async () => {
    backups = await mkdtemp(join(tmpdir(), "rechtop-backup-"));
    // The server of the test is another user: it writes and reads here.
    await chmod(backups, 0o777);
    await dump("rechtop_keys", "empty");
    player = await caseAt(product, "investigated");
    // As at a start: the key table knows that there is nothing to repeat up to here.
    await repeatErasures(product.store, product.keys);
    await dump("rechtop_keys", "before");
    await dump("rechtop_log", "before");
    await until(
      () => player.cast.teamLeader.get("/applications"),
      ({ body }) => (body["items"] as object[]).length > 0,
    );
    await dump("rechtop_read", "before");
    const erasures = await Erasures.of(product, player.file);
    await erasures.executed(BY_COURT);
    await until(
      () => player.cast.teamLeader.get("/applications"),
      ({ body }) => JSON.stringify(body).includes("erasedOn"),
    );
    for (const schema of ["rechtop_keys", "rechtop_log", "rechtop_read"]) {
      await dump(schema, "after");
    }
  });
  afterEach(() => rm(backups, { recursive: true, force: true }));

  async function tablesOf(pool: pg.Pool, schema: string): Promise<string[]> {
    const { rows } = await pool.query<{ name: string }>(
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = $1 ORDER BY 1",
      [schema],
    );
    return rows.map(({ name }) => name);
  }

  async function dump(schema: string, when: string): Promise<void> {
    for (const table of await tablesOf(product.pool, schema)) {
      const file = join(backups, `${when}.${schema}.${table}`);
      await product.pool.query(`COPY ${schema}.${table} TO '${file}'`);
    }
  }

  type Ages = Readonly<Record<"rechtop_keys" | "rechtop_log" | "rechtop_read", string>>;

  /** A database with what the backups hold, and the product's way to it. */
  async function restored(ages: Ages, listFolder?: string) {
    const database = await createTestDatabase();
    const dataSource = await openReadModels(database.url);
    const pool = new pg.Pool({ connectionString: database.url });
    // Makes the key table; its list is a new one and says nothing.
    await (await openTestKeys(pool)).remove();
    const client = await pool.connect();
    // As pg_restore --disable-triggers does.
    await client.query("SET session_replication_role = replica");
    for (const [schema, when] of Object.entries(ages)) {
      for (const table of await tablesOf(pool, schema)) {
        const file = join(backups, `${when}.${schema}.${table}`);
        await client.query(`DELETE FROM ${schema}.${table}`);
        await client.query(`COPY ${schema}.${table} FROM '${file}'`);
      }
    }
    await client.query("SET session_replication_role = origin");
    client.release();

    const opened = await openTestKeys(pool, listFolder);
    const { keys, destroyedKeys, revived } = opened;
    const store = await PostgresEventStore.open({
      pool,
      registry: eventRegistry(),
      codec: new PersonalDataCodec({ keys }),
    });
    const rows = () =>
      dataSource.query<object[]>("SELECT insz_index, erased_on FROM file_overview");
    const clear = async () => {
      await dataSource.destroy();
      await pool.end();
      await database.drop();
      if (listFolder === undefined) await opened.remove();
    };
    const again = () => eraseAgain({ store, keys, destroyedKeys, dataSource });
    return { dataSource, pool, store, keys, revived, rows, again, clear };
  }

  const NOTHING: ErasedAgain = { erasures: 0, files: 0 };
  const GONE = [{ insz_index: null, erased_on: "2025-04-02" }];

  it("of the key table brings nobody back: the list of destroyed keys", async () => {
    const keysBefore = { rechtop_keys: "before", rechtop_log: "after", rechtop_read: "after" };
    const backup = await restored(keysBefore, product.folder);
    expect(backup.revived).toBeGreaterThan(0);
    expect(await backup.again()).toEqual(NOTHING);
    expect(await isReadable(backup.store, player.applicationId)).toBe(false);
    expect(await backup.rows()).toEqual(GONE);
    await backup.clear();
  });

  it("of the key table brings nobody back although the list is lost: the log", async () => {
    const keysBefore = { rechtop_keys: "before", rechtop_log: "after", rechtop_read: "after" };
    const backup = await restored(keysBefore);
    expect(backup.revived).toBe(0);
    expect(await isReadable(backup.store, player.applicationId)).toBe(true);
    expect(await backup.again()).toEqual({ erasures: 1, files: 0 });
    expect(await isReadable(backup.store, player.applicationId)).toBe(false);
    // What was repeated is done, and is on the new list.
    expect(await backup.again()).toEqual(NOTHING);
    await backup.clear();
  });

  it("of a key table from before the file erases it nevertheless, although the list is lost", async () => {
    const noKeys = { rechtop_keys: "empty", rechtop_log: "after", rechtop_read: "after" };
    const backup = await restored(noKeys);
    // Not yet: only the log says what became of these keys.
    await expect(isReadable(backup.store, player.applicationId)).rejects.toThrow(KeyMissing);
    expect(await backup.again()).toEqual({ erasures: 1, files: 0 });
    expect(await isReadable(backup.store, player.applicationId)).toBe(false);
    expect(await backup.again()).toEqual(NOTHING);
    await backup.clear();
  });

  it("of a key table whose scopes were closed under other ids already erases the file too", async () => {
    const noKeys = { rechtop_keys: "empty", rechtop_log: "after", rechtop_read: "after" };
    const backup = await restored(noKeys);
    const dossier = uuid(player.applicationId);
    const scopes = CLIENT_SUBJECTS.flatMap((subject) =>
      DATA_KINDS.map((kind) => ({ dossier, subject, kind })),
    );
    await backup.keys.destroy({ ...why(), scopes });
    await expect(isReadable(backup.store, player.applicationId)).rejects.toThrow(KeyMissing);
    expect(await backup.again()).toEqual({ erasures: 1, files: 0 });
    expect(await isReadable(backup.store, player.applicationId)).toBe(false);
    expect(await backup.again()).toEqual(NOTHING);
    await backup.clear();
  });

  it("of everything brings nobody back, and no way to find them", async () => {
    const allBefore = { rechtop_keys: "before", rechtop_log: "before", rechtop_read: "before" };
    const backup = await restored(allBefore, product.folder);
    expect(await backup.rows()).toEqual([{ insz_index: expect.any(String), erased_on: null }]);
    expect(await backup.again()).toEqual({ erasures: 0, files: 1 });
    expect(await isReadable(backup.store, player.applicationId)).toBe(false);
    expect(await backup.rows()).toEqual(GONE);
    expect(await backup.again()).toEqual(NOTHING);
    // Nor does a rebuild.
    const { dataSource, store } = backup;
    const projector = fileOverviewProjector(new KeyedHash(Buffer.alloc(32, 7)));
    await rebuildProjection({ dataSource, store, projector });
    expect(await backup.rows()).toEqual(GONE);
    await backup.clear();
  });

  it("is none: what is there after the erasure is left alone", async () => {
    const none = { rechtop_keys: "after", rechtop_log: "after", rechtop_read: "after" };
    const backup = await restored(none, product.folder);
    expect(backup.revived).toBe(0);
    expect(await backup.again()).toEqual(NOTHING);
    await backup.clear();
  });
});
