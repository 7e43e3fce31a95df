import { randomUUID } from "node:crypto";
import pg from "pg";
import { DataSource } from "typeorm";
import {
  EVENT_STORE_SCHEMA,
  EventRegistry,
  exactly,
  MemoryDataKeys,
  NO_STREAM,
  PersonalDataCodec,
  PostgresEventStore,
  type RecordedEvent,
} from "#event-store";
import { type DomainEvent, legalDate, streamName, type Uuid, uuid } from "#kernel";
import { procedureEvents } from "#procedure";
import { migrateReadModels, ProjectionRunner, readModelDataSourceOptions } from "#projections";
import { loadParameters, type Parameters, parametersFrom } from "#statute";
import { createTestDatabase, type TestDatabase } from "#testing";
import { conditionEvents } from "../domain/conditions/events.js";
import { determinationEvents } from "../domain/determination/events.js";
import { RunningFiles1740960800000 } from "../migrations/running-files.migration.js";
import { RunningFile } from "../projections/running-files/running-file.entity.js";
import { runningFilesProjector } from "../projections/running-files/running-files.projector.js";
import { type DeterminedFile, determinedFile } from "./determined-file.js";
import { conditionsOf } from "./file-conditions.js";

/** The day on which the invented index applies. */
export const JUMP = legalDate("2025-09-01");

/** The figures of the law. */
export const FIGURES = loadParameters();

/** The figures with another number of index jumps from `from` on, and no later ones. */
export function withIndex(jumps: number, from = JUMP): Parameters {
  return parametersFrom(
    FIGURES.definitions.map((definition) =>
      definition.key !== "rmi-wet/art-15/index-jumps"
        ? definition
        : {
            ...definition,
            values: [
              ...definition.values.filter(({ validFrom }) => validFrom < from),
              { ...definition.values.at(-1)!, validFrom: from, value: jumps },
            ],
          },
    ),
  );
}

/** Identifier of the n-th file, in the order of the list. */
export const fileId = (n: number) => `5ad0c0de-0000-4000-8000-${String(n).padStart(12, "0")}`;

/** A random id. */
export const nextId = (): Uuid => uuid(randomUUID());

/** A store over the log behind `pool`; with other keys it is that of another program. */
export function openStore(pool: pg.Pool, keys: MemoryDataKeys): Promise<PostgresEventStore> {
  return PostgresEventStore.open({
    pool,
    registry: new EventRegistry([...procedureEvents, ...conditionEvents, ...determinationEvents]),
    codec: new PersonalDataCodec({ keys }),
  });
}

/**
 * Returns when readers may pass all that was appended. At once as a rule: a transaction that
 * another test file has open on the same server can hold it back for a moment.
 */
export async function settled(pool: pg.Pool): Promise<void> {
  for (;;) {
    const { rows } = await pool.query<{ settled: boolean }>(
      `SELECT coalesce(max(commit_order), 0) < rechtop_log.horizon() AS settled
       FROM rechtop_log.events`,
    );
    if (rows[0]!.settled) return;
  }
}

/** Files with a determination, in a database of their own. */
export class DeterminedFiles {
  private constructor(
    readonly database: TestDatabase,
    readonly dataSource: DataSource,
    readonly pool: pg.Pool,
    readonly keys: MemoryDataKeys,
    readonly store: PostgresEventStore,
  ) {}

  static async open(): Promise<DeterminedFiles> {
    const database = await createTestDatabase();
    const parts = { entities: [RunningFile], migrations: [RunningFiles1740960800000] };
    const options = readModelDataSourceOptions(database.url, parts);
    const dataSource = await new DataSource(options).initialize();
    await migrateReadModels(dataSource);
    const pool = new pg.Pool({ connectionString: database.url });
    for (const statement of EVENT_STORE_SCHEMA) await pool.query(statement);
    const keys = new MemoryDataKeys();
    return new DeterminedFiles(database, dataSource, pool, keys, await openStore(pool, keys));
  }

  /** Determined files with these numbers; all conditions are met, unless `file` says otherwise. */
  async seed(numbers: readonly number[], file: Partial<DeterminedFile> = {}): Promise<void> {
    const made = { conditions: conditionsOf(), parameters: FIGURES, ...file };
    await Promise.all(
      numbers.map((n) =>
        this.store.append(determinedFile({ applicationId: fileId(n), ...made }, nextId)),
      ),
    );
  }

  /** What happens in a file after that. */
  async happens(n: number, category: string, event: DomainEvent): Promise<void> {
    const stream = streamName(category, fileId(n));
    const last = (await Array.fromAsync(this.store.readStream(stream))).at(-1);
    const { metadata } = (await this.determinations(n)).at(-1)!;
    const expected = last === undefined ? NO_STREAM : exactly(last.revision);
    await this.store.append([
      { stream, expected, events: [{ eventId: nextId(), event, metadata }] },
    ]);
  }

  /** Brings the list of files to the end of the log. */
  async project(): Promise<void> {
    const { dataSource, store } = this;
    const runner = new ProjectionRunner({ dataSource, store, projectors: [runningFilesProjector] });
    runner.start();
    await settled(this.pool);
    const head = (await store.head())!;
    await runner.waitFor(runningFilesProjector.name, head, { timeoutMs: 20_000 });
    await runner.stop();
  }

  /** The determinations of a file. */
  determinations(n: number): Promise<RecordedEvent[]> {
    return Array.fromAsync(this.store.readStream(streamName("determination", fileId(n))));
  }

  /** How many determinations the files have, in the order of their numbers. */
  async counts(): Promise<number[]> {
    const { rows } = await this.pool.query<{ count: number }>(
      `SELECT count(*)::integer AS count FROM rechtop_log.events
       WHERE type = 'entitlement.RightDetermined' GROUP BY stream_id ORDER BY stream_id`,
    );
    return rows.map(({ count }) => count);
  }

  /** How many events there are. */
  async written(): Promise<number> {
    const { rows } = await this.pool.query<{ count: number }>(
      "SELECT count(*)::integer AS count FROM rechtop_log.events",
    );
    return rows[0]!.count;
  }

  async close(): Promise<void> {
    await this.dataSource.destroy();
    await this.pool.end();
    await this.database.drop();
  }
}
