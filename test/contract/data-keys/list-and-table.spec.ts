import { randomUUID } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import type { Position } from "#event-store";
import { uuid } from "#kernel";
import { newScopes, why } from "./data-keys.contract.js";
import { newPostgresKeys, type PostgresKeys } from "./postgres-keys.js";

describe("the key table and the list of destroyed keys", () => {
  let table: PostgresKeys;
  beforeEach(async () => {
    table = await newPostgresKeys();
  });
  afterEach(() => table.close());

  it("know of a destruction in this order: the list first", async () => {
    const keys = await table.open();
    const [scope] = newScopes();
    const [{ keyId } = { keyId: "none" }] = await keys.keysFor([scope!]);
    const blocker = await table.pool.connect();
    await blocker.query("BEGIN; LOCK TABLE rechtop_keys.data_key IN EXCLUSIVE MODE");
    const reason = why();
    const destroying = keys.destroy({ ...reason, scopes: [scope!] });
    while ((await Array.fromAsync(table.list.lines())).length === 0);
    const { rows } = await table.pool.query("SELECT state FROM rechtop_keys.data_key");
    expect(rows).toEqual([{ state: "active" }]);
    await blocker.query("ROLLBACK");
    blocker.release();
    expect(await destroying).toEqual([keyId]);
    expect(await Array.fromAsync(table.list.lines())).toEqual([{ ...scope, ...reason, keyId }]);
    await keys.destroy({ ...reason, scopes: [scope!] });
    expect(await Array.fromAsync(table.list.lines())).toHaveLength(1);
  });

  it("bring nobody back when the table is restored from a backup", async () => {
    const keys = await table.open();
    const [scopes, later] = [newScopes(), newScopes()];
    const ids = (await keys.keysFor(scopes)).map(({ keyId }) => keyId);
    await table.pool.query("CREATE TABLE backup AS SELECT * FROM rechtop_keys.data_key");
    const laterIds = (await keys.keysFor(later)).map(({ keyId }) => keyId);
    await keys.destroy({ ...why(), scopes: [scopes[0]!, later[0]!] });

    await table.pool.query(`ALTER TABLE rechtop_keys.data_key DISABLE TRIGGER USER;
      DELETE FROM rechtop_keys.data_key;
      INSERT INTO rechtop_keys.data_key SELECT * FROM backup;
      UPDATE rechtop_keys.epoch SET value = 1;
      ALTER TABLE rechtop_keys.data_key ENABLE TRIGGER USER`);
    const restored = await table.openWith();
    expect(restored.revived).toBe(2);
    const found = await restored.keys.keysById([...ids, laterIds[0]!]);
    expect([...found.values()].map(({ state }) => state)).toEqual([
      "destroyed",
      "active",
      "active",
      "destroyed",
    ]);
    expect((await table.openWith()).revived).toBe(0);
  });

  it("remember up to where erasures were carried out, as long as neither is from a backup", async () => {
    const keys = await table.open();
    await keys.destroy({ ...why(), scopes: newScopes() });
    const upTo = async () => (await table.openWith()).keys.erasedUpTo();
    await keys.keepErasedUpTo("log:7" as Position);
    expect(await upTo()).toBe("log:7");
    await table.pool.query(`ALTER TABLE rechtop_keys.data_key DISABLE TRIGGER USER;
      DELETE FROM rechtop_keys.data_key;
      ALTER TABLE rechtop_keys.data_key ENABLE TRIGGER USER`);
    expect(await upTo()).toBeUndefined();
  });

  it("agree again when the list is older: what the table knows is added to it", async () => {
    const keys = await table.open();
    const [scopes, later] = [newScopes(), newScopes()];
    await keys.keysFor([...scopes, ...later]);
    await keys.destroy({ ...why(), scopes });
    const older = await readFile(table.listPath);
    await keys.destroy({ ...why(), keyIds: [uuid(randomUUID())], scopes: later });
    const newest = await Array.fromAsync(table.list.lines());
    await writeFile(table.listPath, older);

    const { revived, listed } = await table.openWith();
    expect({ revived, listed }).toEqual({ revived: 0, listed: 4 });
    const mended = await Array.fromAsync(table.list.lines());
    expect(new Set(mended)).toEqual(new Set(newest));
    expect(mended).toHaveLength(newest.length);
    expect((await table.openWith()).listed).toBe(0);
  });

  it("agree again when the list was emptied, with thousands of keys, each once", async () => {
    const keys = await table.open();
    const scopes = Array.from({ length: 4_000 }, () => newScopes()).flat();
    await keys.destroy({ ...why(), scopes });
    await writeFile(table.listPath, "");
    expect((await table.openWith()).listed).toBe(12_000);
    const lines = await Array.fromAsync(table.list.lines());
    expect(new Set(lines.map(({ keyId }) => keyId)).size).toBe(12_000);
    expect(lines).toHaveLength(12_000);
  });
});
