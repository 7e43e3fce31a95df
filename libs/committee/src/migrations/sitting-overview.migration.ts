import type { MigrationInterface, QueryRunner } from "typeorm";

/** Read model `committee.sittingOverview`. */
export class SittingOverview1740960400000 implements MigrationInterface {
  readonly name = "SittingOverview1740960400000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE sitting_overview (
        sitting_id uuid PRIMARY KEY,
        centre     text NOT NULL,
        on_day     text COLLATE "C" NOT NULL,
        at_time    text NOT NULL,
        status     text NOT NULL CHECK (status IN ('convened', 'dispatched', 'open', 'closed'))
      )`);
    await runner.query(
      "CREATE INDEX sitting_overview_by_day ON sitting_overview (centre, on_day DESC, sitting_id)",
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE sitting_overview");
  }
}
