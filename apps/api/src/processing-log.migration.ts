import type { MigrationInterface, QueryRunner } from "typeorm";
import { PROCESSING_LOG_SCHEMA } from "#data-flows";

/** The processing log and the audit log, in a schema of their own. */
export class ProcessingLog1740960600000 implements MigrationInterface {
  readonly name = "ProcessingLog1740960600000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of PROCESSING_LOG_SCHEMA) await runner.query(statement);
  }

  /** Who looked is not forgotten: the log is dropped by hand, by somebody who knows why. */
  down(): Promise<void> {
    return Promise.reject(new Error("the processing log is not dropped by a migration"));
  }
}
