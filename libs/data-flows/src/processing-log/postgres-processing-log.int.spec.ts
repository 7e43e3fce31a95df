import { randomUUID } from "node:crypto";
import type pg from "pg";
import { canonicalJson } from "#kernel";
import {
  leafHash,
  parseProcessingEntry,
  PROOF_SCHEMA,
  ProofStore,
  rootOf,
  Sealer,
  sha256,
} from "#transparency-log";
import { AUDIT_FIELDS, PROCESSING_FIELDS } from "./fields.js";
import { PostgresProcessingLog } from "./postgres-processing-log.js";
import { processingSource } from "./processing-source.js";
import { recordsOf } from "./records.js";
import { type OpenedLog, openLog, reading } from "./testing/opened-log.js";

describe("the processing log in PostgreSQL", () => {
  let opened: OpenedLog;
  let pool: pg.Pool;
  let log: PostgresProcessingLog;
  beforeAll(async () => {
    opened = await openLog();
    ({ pool, log } = opened);
  });
  afterAll(() => opened.close());

  /** Every record that readers in order may pass, in pages of `limit`. */
  async function readAll(limit = 100): Promise<{ id: string; place: string }[]> {
    const all: { id: string; place: string }[] = [];
    for (;;) {
      const page = await log.readAfter(all.at(-1)?.place, limit);
      all.push(...page.map(({ record_id: id, place }) => ({ id, place })));
      if (page.length === 0) return all;
    }
  }

  /** The same, once readers in order may pass all there is: other databases have transactions too. */
  async function readSettled(): Promise<{ id: string; place: string }[]> {
    for (;;) {
      const { rows } = await pool.query<{ count: number }>(
        `SELECT ((SELECT count(*) FROM rechtop_processing.audit_log)
           + (SELECT count(*) FROM rechtop_processing.processing_log))::integer AS count`,
      );
      const all = await readAll();
      if (all.length === rows[0]!.count) return all;
    }
  }

  const recordRaw = (client: pg.Pool | pg.PoolClient, act = reading()) => {
    const { audit, processing } = recordsOf(act);
    return client.query("SELECT rechtop_processing.record($1, $2)", [audit, processing]);
  };

  it("has in its columns what its bytes say, and the bytes are canonical", async () => {
    const act = reading({
      parent: { traceId: "0af7651916cd43dd8448eb211c80319c", spanId: "b7ad6b7169203331" },
      user: { ...reading().user, clientId: "rechtop-docs", networkAddress: "2001:db8::1" },
      confidentialUntil: reading().endedAt,
    });
    await log.record(act);
    for (const [table, fields] of [
      ["audit_log", AUDIT_FIELDS],
      ["processing_log", PROCESSING_FIELDS],
    ] as const) {
      const names = fields.map(({ name }) => name);
      const { rows } = await pool.query<{ text: string; columns: Record<string, unknown> }>(
        `SELECT convert_from(bytes, 'UTF8') AS text,
           jsonb_strip_nulls(to_jsonb(t) - 'bytes' - 'position' - 'commit_order' - 'recorded_at')
             AS columns
         FROM rechtop_processing.${table} t WHERE trace_id = $1`,
        [act.traceId.replaceAll("-", "")],
      );
      const [{ text, columns }] = rows as [(typeof rows)[0]];
      const said = JSON.parse(text) as Record<string, unknown>;
      expect(canonicalJson(said)).toBe(text);
      expect(Object.keys(said).filter((name) => !names.includes(name))).toEqual([]);
      const moments = (record: Record<string, unknown>) =>
        Object.fromEntries(
          Object.entries(record).map(([name, value]) => [
            name,
            /_time$|_until$/.test(name) ? Date.parse(String(value)) : value,
          ]),
        );
      expect(moments(columns)).toEqual(moments(said));
    }
  });

  it("records all of an act or nothing of it", async () => {
    const before = (await readSettled()).length;
    const twice = { dossier: "not a uuid", role: "applicant", categories: ["identity"] } as const;
    const act = reading({ subjects: [...reading().subjects, twice] });
    await expect(log.record(act)).rejects.toThrow("uuid");
    expect((await readSettled()).length).toBe(before);
  });

  it.each([
    ["without a purpose", { purpose: "" }],
    ["without a legal basis", { legalBasis: "" }],
    ["without a user", { user: { ...reading().user, id: "" } }],
    ["with a line break in the user", { user: { ...reading().user, id: "u\nx" } }],
    ["with a line break in the client", { user: { ...reading().user, clientId: "a\r\nb" } }],
    ["in a trace that is none", { traceId: "85000099712" }],
  ])("refuses a record %s", async (_, changes) => {
    await expect(log.record(reading(changes))).rejects.toThrow("violates check constraint");
  });

  it.each(["audit_log", "processing_log"])("only ever adds to %s", async (table) => {
    for (const sql of [
      `UPDATE rechtop_processing.${table} SET name = 'x'`,
      `DELETE FROM rechtop_processing.${table}`,
      `TRUNCATE rechtop_processing.${table}`,
    ]) {
      await expect(pool.query(sql)).rejects.toThrow("only ever added");
    }
  });

  it("is read in an order into which nothing comes later, however the writers end", async () => {
    const start = (await readSettled()).at(-1)?.place;
    const slow = await pool.connect();
    await slow.query("BEGIN");
    await recordRaw(slow);
    await recordRaw(pool);
    // Stored and not shown yet: what the slow one has written comes before it.
    expect(await log.readAfter(start, 10)).toEqual([]);
    await slow.query("COMMIT");
    slow.release();
    await readSettled();
    const after = await log.readAfter(start, 10);
    expect(after.map(({ kind }) => kind)).toEqual(["audit", "processing", "audit", "processing"]);
  });

  it("shows every record once, in one order, to a reader beside many writers", async () => {
    const before = (await readSettled()).at(-1)?.place;
    const expected = 2 * 12 * 15 * 0.75;
    const seen: { id: string; place: string }[] = [];
    const reading = (async () => {
      while (seen.length < expected) {
        const page = await log.readAfter(seen.at(-1)?.place ?? before, 7);
        seen.push(...page.map(({ record_id: id, place }) => ({ id, place })));
      }
    })();
    await Promise.all(
      Array.from({ length: 12 }, async (_, writer) => {
        for (let n = 0; n < 15; n += 1) {
          const client = await pool.connect();
          await client.query("BEGIN");
          await recordRaw(client);
          await client.query((writer + n) % 4 === 0 ? "ROLLBACK" : "COMMIT");
          client.release();
        }
      }),
    );
    await reading;
    const all = await readSettled();
    expect(seen).toEqual(all.slice(all.findIndex(({ place }) => place === before) + 1));
    expect(new Set(seen.map(({ id }) => id)).size).toBe(expected);
  });

  it("goes on in order after it was restored into a cluster with lower transaction ids", async () => {
    await pool.query("UPDATE rechtop_processing.log_clock SET xid_offset = 1000000");
    await recordRaw(pool);
    await pool.query("UPDATE rechtop_processing.log_clock SET xid_offset = 0");
    const restored = await readAll();
    const again = await PostgresProcessingLog.open(pool);
    await again.record(reading());
    const all = await readSettled();
    // What was invisible shows, and what is new comes after it.
    expect(all.length).toBe(restored.length + 4);
    const orders = all.map(({ place }) => BigInt(place.split(".")[0]!));
    expect(orders.at(-1)! > orders.at(-3)!).toBe(true);
  });

  it("gives a log to be sealed: one entry per record, over its stored bytes", async () => {
    await readSettled();
    const source = processingSource(log);
    const items = await source.readAfter(undefined, 10_000);
    expect(items.length).toBe((await readSettled()).length);
    for (const [index, item] of items.slice(0, 4).entries()) {
      expect(parseProcessingEntry(item.entry({ index }))).toEqual({
        index,
        recordId: item.id,
        recordedAt: item.row.recorded_at,
        kind: index % 2 === 0 ? "audit" : "processing",
        recordHash: sha256(item.row.bytes),
      });
    }
    expect(await source.readAfter(items.at(-1)!.position, 1)).toEqual([]);
  });

  it("is sealed as a log of its own: a leaf per record, also of those that come later", async () => {
    for (const statement of PROOF_SCHEMA) await pool.query(statement);
    const source = processingSource(log);
    const sealer = new Sealer({ store: new ProofStore(pool), source, batchSize: 50 });
    await sealer.seal();
    await log.record(reading());
    await readSettled();
    const { size, root } = await sealer.seal();
    const items = await source.readAfter(undefined, 10_000);
    expect(size).toBe(items.length);
    const hashes = items.map((item, index) => leafHash(item.entry({ index })));
    expect(root.equals(rootOf(hashes))).toBe(true);
  });

  it("finds the records of one file without reading those of all", async () => {
    const client = await pool.connect();
    await client.query("BEGIN");
    await client.query("SET LOCAL enable_seqscan = off");
    const { rows } = await client.query<{ "QUERY PLAN": string }>(
      `EXPLAIN SELECT * FROM rechtop_processing.processing_log
       WHERE dossier_ref = '${randomUUID()}' ORDER BY position DESC LIMIT 20`,
    );
    await client.query("ROLLBACK");
    client.release();
    expect(rows.map((row) => row["QUERY PLAN"]).join("\n")).toContain("processing_log_by_dossier");
  });
});
