import type { Pool, QueryResultRow } from "pg";
import type { Instant } from "#kernel";
import type { ProcessingAct, ProcessingLog } from "#platform";
import { recordsOf } from "./records.js";
import {
  type AuditRow,
  HEAD,
  LIST_AUDITS,
  LIST_PROCESSINGS,
  type ProcessingRow,
  READ_AFTER,
  RECORD,
  type SealableRow,
} from "./statements.js";

/** Where a page of a list ends: the position of its last record, and how many there are at most. */
export interface PageWanted {
  readonly before?: string;
  readonly limit: number;
}

/** Which acts are looked for: at least one of the two. */
export type AuditFilter =
  | { readonly applicationId: string; readonly traceId?: string }
  | { readonly traceId: string; readonly applicationId?: undefined };

/** The processing log and the audit log in PostgreSQL. */
export class PostgresProcessingLog implements ProcessingLog {
  readonly #pool: Pool;

  private constructor(pool: Pool) {
    this.#pool = pool;
  }

  /**
   * Opens the logs, after putting their clock right if they were restored from elsewhere.
   *
   * @param pool to a database in which `PROCESSING_LOG_SCHEMA` was run; stays the caller's, who also
   *   listens to its errors
   * @throws the error of the driver when the database does not answer
   */
  static async open(pool: Pool): Promise<PostgresProcessingLog> {
    await pool.query("SELECT rechtop_processing.raise_clock()");
    return new PostgresProcessingLog(pool);
  }

  /** One round trip, one transaction. */
  async record(act: ProcessingAct): Promise<void> {
    const { audit, processing } = recordsOf(act);
    await this.#rows(RECORD, [audit, processing]);
  }

  /**
   * At most `limit` records of both logs after `place` (from the start when absent), in commit-safe
   * order: what was read is never preceded later by something new.
   */
  readAfter(place: string | undefined, limit: number): Promise<readonly SealableRow[]> {
    const [, order = "0", position = "0"] = /^(\d{1,19})\.(\d{1,19})$/.exec(place ?? "0.0") ?? [];
    return this.#rows<SealableRow>(READ_AFTER, [order, position, limit]);
  }

  /** Place of the newest record that `readAfter` can reach; undefined while there is none. */
  async head(): Promise<string | undefined> {
    const [row] = await this.#rows<{ readonly place: string }>(HEAD, []);
    return row?.place;
  }

  /** What was done with the data of a file, newest first, without what is confidential still. */
  processingsOf(
    applicationId: string,
    now: Instant,
    { before, limit }: PageWanted,
  ): Promise<readonly ProcessingRow[]> {
    return this.#rows<ProcessingRow>(LIST_PROCESSINGS, [applicationId, now, before ?? null, limit]);
  }

  /** Who did it, newest first, for somebody of `centre`. */
  auditsOf(
    { applicationId, traceId }: AuditFilter,
    centre: string,
    { before, limit }: PageWanted,
  ): Promise<readonly AuditRow[]> {
    const page = [centre, before ?? null, limit];
    if (applicationId === undefined) return this.#rows(LIST_AUDITS.inTrace, [...page, traceId]);
    return traceId === undefined
      ? this.#rows(LIST_AUDITS.onFile, [...page, applicationId])
      : this.#rows(LIST_AUDITS.onFileInTrace, [...page, applicationId, traceId]);
  }

  async #rows<Row extends QueryResultRow>(
    statement: { readonly name: string; readonly text: string },
    values: readonly unknown[],
  ): Promise<readonly Row[]> {
    const { rows } = await this.#pool.query<Row>({ ...statement, values: [...values] });
    return rows;
  }
}
