import type { MigrationInterface, QueryRunner } from "typeorm";
import { EVENT_STORE_SCHEMA } from "#event-store";

/** The event log, in a schema of its own beside the read models. */
export class EventLog1735689500000 implements MigrationInterface {
  readonly name = "EventLog1735689500000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of EVENT_STORE_SCHEMA) await runner.query(statement);
  }

  /** Facts are not taken back: a log is dropped by hand, by somebody who knows why. */
  down(): Promise<void> {
    return Promise.reject(new Error("the event log is not dropped by a migration"));
  }
}
