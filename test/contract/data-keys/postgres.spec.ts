import { randomUUID } from "node:crypto";
import { KeysUnavailable, kekText } from "#event-store";
import { ErasedDataUsed, uuid } from "#kernel";
import { lockWaiters } from "../event-store/postgres-log.js";
import type { TcpProxy } from "../event-store/tcp-proxy.js";
import { dataKeysContract, newScopes, why } from "./data-keys.contract.js";
import { kekJson, newPostgresKeys, type PostgresKeys } from "./postgres-keys.js";

describe("data keys in PostgreSQL", () => {
  dataKeysContract(newPostgresKeys);
});

describe("the key table", () => {
  let table: PostgresKeys;
  beforeEach(async () => {
    table = await newPostgresKeys();
  });
  afterEach(() => table.close());

  it("is made once, also by programs that start at once", async () => {
    await Promise.all(Array.from({ length: 4 }, () => table.open()));
    const { rows } = await table.pool.query("SELECT step FROM rechtop_keys.schema_step");
    expect(rows).toEqual([{ step: 1 }, { step: 2 }, { step: 3 }]);
  });

  it("holds no key that opens anything", async () => {
    const keys = await table.open();
    const made = await keys.keysFor(newScopes());
    const { rows } = await table.pool.query<{ wrapped: Buffer }>(
      "SELECT wrapped FROM rechtop_keys.data_key",
    );
    for (const { wrapped } of rows) {
      expect(wrapped).toHaveLength(40);
      for (const { key } of made) expect(wrapped.includes(key.export())).toBe(false);
    }
    await keys.destroy({ ...why(), scopes: newScopes(made[0]!.dossier) });
    const after = await table.pool.query("SELECT DISTINCT wrapped FROM rechtop_keys.data_key");
    expect(after.rows).toEqual([{ wrapped: null }]);
  });

  const turnsOf = async ({ proxy }: { proxy: TcpProxy }, work: () => Promise<unknown>) => {
    const before = proxy.turns();
    await work();
    return proxy.turns() - before;
  };

  it("is asked once for a batch, and once a second when all is held", async () => {
    const program = await table.openThroughProxy();
    const { keys } = program;
    const scopes = [...newScopes(), ...newScopes()];
    expect(await turnsOf(program, () => keys.keysFor(scopes))).toBe(1);
    const ids = (await keys.keysFor(scopes)).map(({ keyId }) => keyId);
    expect(await turnsOf(program, () => keys.keysFor(scopes))).toBe(0);
    expect(await turnsOf(program, () => keys.keysById(ids))).toBe(0);
    table.forward(999);
    expect(await turnsOf(program, () => keys.keysById(ids))).toBe(0);
    table.forward(1);
    const many = () => Promise.all([1, 2, 3, 4].map(() => keys.keysById(ids)));
    expect(await turnsOf(program, many)).toBe(1);
    expect(await turnsOf(program, many)).toBe(0);

    const fresh = await table.openThroughProxy();
    expect(await turnsOf(fresh, () => fresh.keys.keysById(ids))).toBe(1);
  });

  it("is asked again for keys that were held too long, or that were too many to hold", async () => {
    const program = await table.openThroughProxy({ cache: { keys: 3, lifeMs: 500 } });
    const { keys } = program;
    const ids = (await keys.keysFor(newScopes())).map(({ keyId }) => keyId);
    table.forward(499);
    expect(await turnsOf(program, () => keys.keysById(ids))).toBe(0);
    table.forward(1);
    expect(await turnsOf(program, () => keys.keysById(ids))).toBe(1);
    await keys.keysFor(newScopes().slice(0, 1));
    expect(await turnsOf(program, () => keys.keysById(ids.slice(1)))).toBe(0);
    expect(await turnsOf(program, () => keys.keysById(ids.slice(0, 1)))).toBe(1);
  });

  describe("refuses nonsense:", () => {
    const values = {
      state: "'active'",
      wrapped: `'\\x${"00".repeat(40)}'`,
      kek: "'1'",
      why: "NULL, NULL, NULL",
    };
    const destroyed = "now(), 'list: 1', gen_random_uuid()";
    it.each([
      ["a short wrapped key", { ...values, wrapped: `'\\x${"00".repeat(39)}'` }],
      ["a long wrapped key", { ...values, wrapped: `'\\x${"00".repeat(41)}'` }],
      ["an active key that is not there", { ...values, wrapped: "NULL" }],
      ["an active key that was destroyed", { ...values, why: destroyed }],
      ["a destroyed key that is there", { ...values, state: "'destroyed'", why: destroyed }],
      [
        "a destroyed key without a reason",
        { ...values, state: "'destroyed'", wrapped: "NULL", kek: "NULL" },
      ],
      [
        "a destroyed key on nobody's authority",
        {
          ...values,
          state: "'destroyed'",
          wrapped: "NULL",
          kek: "NULL",
          why: "now(), '', gen_random_uuid()",
        },
      ],
      ["an unknown key-encrypting key", { ...values, kek: "'9'" }],
      ["another state", { ...values, state: "'lost'" }],
    ])("%s", async (_what, { state, wrapped, kek, why: reason }) => {
      await table.open();
      const insert = (subject: string) =>
        table.pool
          .query(`INSERT INTO rechtop_keys.data_key (key_id, dossier, subject, category, state,
          wrapped, kek_version, destroyed_at, authority, erasure_id)
          VALUES (gen_random_uuid(), gen_random_uuid(), '${subject}', 'identity', ${state}, ${wrapped}, ${kek}, ${reason})`);
      await expect(insert("applicant")).rejects.toMatchObject({
        code: expect.stringMatching(/^235(14|03)$/),
      });
    });

    it.each([
      "UPDATE rechtop_keys.data_key SET state = 'active', wrapped = '\\x00' WHERE state = 'destroyed'",
      "UPDATE rechtop_keys.data_key SET authority = 'somebody else' WHERE state = 'destroyed'",
      "UPDATE rechtop_keys.data_key SET dossier = gen_random_uuid() WHERE state = 'active'",
      "UPDATE rechtop_keys.data_key SET key_id = gen_random_uuid() WHERE state = 'active'",
      "DELETE FROM rechtop_keys.data_key",
      "TRUNCATE rechtop_keys.data_key",
      "UPDATE rechtop_keys.former_key SET key_id = gen_random_uuid()",
      "DELETE FROM rechtop_keys.former_key",
      "TRUNCATE rechtop_keys.former_key",
    ])("%s", async (statement) => {
      const keys = await table.open();
      const scopes = newScopes();
      await keys.keysFor(scopes);
      const keyIds = [uuid(randomUUID())];
      await keys.destroy({ ...why(), keyIds, scopes: scopes.slice(0, 1) });
      await expect(table.pool.query(statement)).rejects.toMatchObject({ code: "23001" });
    });

    it("a key of staff", async () => {
      const keys = await table.open();
      const scope = { ...newScopes()[0]!, subject: "staff" as "applicant" };
      await expect(keys.keysFor([scope])).rejects.toMatchObject({ code: "23514" });
    });
  });

  describe("and its key-encrypting key", () => {
    it("is opened by the key that it was made with, and by no other of that name", async () => {
      await (await table.open()).keysFor(newScopes());
      const foreign = kekText(kekJson("1").replace(/"1":"..../, '"1":"AAAA'), "the test");
      await expect(table.openWith({ provider: foreign })).rejects.toThrow(
        "a key-encrypting key is another one than the key table knows by its version",
      );
    });

    it("is wrapped anew in batches under a new one, and then opens without the old one", async () => {
      const scopes = Array.from({ length: 400 }, () => newScopes()).flat();
      const before = await (await table.open()).keysFor(scopes);
      await (await table.open()).destroy({ ...why(), scopes: scopes.slice(0, 1) });
      const progress: number[] = [];
      const { rotateKek } = await table.openWith({ provider: kekText(kekJson("2", "1"), "test") });
      expect(await rotateKek((done) => progress.push(done))).toBe(1_199);
      expect(progress).toEqual([500, 1_000, 1_199]);
      expect(await rotateKek()).toBe(0);

      const { keys } = await table.openWith({ provider: kekText(kekJson("2"), "test") });
      const after = await keys.keysFor(scopes.slice(1));
      expect(after.every(({ key }, i) => key.equals(before[i + 1]!.key))).toBe(true);
    });

    it("goes on where a rotation was interrupted", async () => {
      await (await table.open()).keysFor(Array.from({ length: 300 }, () => newScopes()).flat());
      const { rotateKek } = await table.openWith({ provider: kekText(kekJson("2", "1"), "test") });
      const stopped = rotateKek(() => {
        throw new Error("interrupted");
      });
      await expect(stopped).rejects.toThrow("interrupted");
      expect(await rotateKek()).toBe(400);
    });

    it("does not bring back a key that is destroyed while it is wrapped anew", async () => {
      const [scope] = newScopes();
      const keys = await table.open();
      const [{ keyId } = { keyId: "none" }] = await keys.keysFor([scope!]);
      const { rotateKek } = await table.openWith({ provider: kekText(kekJson("2", "1"), "test") });
      const destroyer = await table.pool.connect();
      await destroyer.query("BEGIN");
      await destroyer.query(
        `UPDATE rechtop_keys.data_key SET state = 'destroyed', wrapped = NULL, kek_version = NULL,
           destroyed_at = now(), authority = 'list: 1', erasure_id = gen_random_uuid()
         WHERE key_id = $1`,
        [keyId],
      );
      const rotating = rotateKek();
      await lockWaiters(table.pool, 1);
      await destroyer.query("COMMIT");
      destroyer.release();
      expect(await rotating).toBe(0);
      const fresh = await table.open();
      await expect(fresh.keysFor([scope!])).rejects.toThrow(ErasedDataUsed);
    });

    it("is needed in each version under which a key is wrapped, or nobody is served", async () => {
      const scopes = newScopes();
      await (await table.open()).keysFor(scopes);
      // Of another installation, or taken away before the rotation was done.
      const provider = kekText(kekJson("2"), "test");
      await expect(table.openWith({ provider })).rejects.toThrow(
        "there is no key-encrypting key of version 1",
      );
      const { rows } = await table.pool.query("SELECT version FROM rechtop_keys.kek");
      expect(rows).toEqual([{ version: "1" }]);
      const older = JSON.parse(kekJson("2", "1")) as { keys: Record<string, string> };
      older.keys["1"] = older.keys["2"]!;
      const mixedUp = kekText(JSON.stringify(older), "test");
      await expect(table.openWith({ provider: mixedUp })).rejects.toThrow("is another one");
    });

    it("that is taken away too early closes what it wrapped, and loses nothing", async () => {
      const scopes = newScopes();
      await (await table.open()).keysFor(scopes);
      let ring = kekJson("2", "1");
      const provider = { load: () => kekText(ring, "test").load() };
      const { keys } = await table.openWith({ provider });
      ring = kekJson("2");
      table.forward(60_000);
      await expect(keys.keysFor(scopes)).rejects.toThrow(
        "there is no key-encrypting key of version 1",
      );
      await expect(keys.keysFor(scopes)).rejects.toBeInstanceOf(KeysUnavailable);
      expect(await keys.keysFor(newScopes())).toHaveLength(3);
      ring = kekJson("2", "1");
      expect(await keys.keysFor(scopes)).toHaveLength(3);
    });

    it("that does not open a wrapped key is told from an erasure", async () => {
      const keys = await table.open();
      const [key] = await keys.keysFor(newScopes());
      await table.pool.query("UPDATE rechtop_keys.data_key SET wrapped = $1 WHERE key_id = $2", [
        Buffer.alloc(40),
        key!.keyId,
      ]);
      const fresh = await table.open();
      await expect(fresh.keysById([key!.keyId])).rejects.toThrow(KeysUnavailable);
      await expect(fresh.keysById([uuid(key!.keyId)])).rejects.toThrow("does not open");
    });
  });
});
