import type { MigrationInterface, QueryRunner } from "typeorm";

/** Read model `entitlement.runningFiles`. */
export class RunningFiles1740960800000 implements MigrationInterface {
  readonly name = "RunningFiles1740960800000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE running_file (
        application_id   uuid PRIMARY KEY,
        centre           text COLLATE "C" NOT NULL,
        determination_id uuid NOT NULL,
        revision         integer NOT NULL,
        determined_on    text COLLATE "C" NOT NULL,
        basis            text NOT NULL,
        ended            boolean NOT NULL
      )`);
    await runner.query(
      "CREATE INDEX running_file_by_centre ON running_file (centre, application_id) WHERE NOT ended",
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE running_file");
  }
}
