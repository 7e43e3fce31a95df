import type { MigrationInterface, QueryRunner } from "typeorm";

/** Read model `procedure.fileOverview`. */
export class FileOverview1740960300000 implements MigrationInterface {
  readonly name = "FileOverview1740960300000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE file_overview (
        application_id  uuid PRIMARY KEY,
        centre          text NOT NULL,
        file_reference  text NOT NULL,
        assignee_id     text NOT NULL,
        status          text NOT NULL CHECK (status IN ('registered', 'decided', 'notified')),
        received_on     text COLLATE "C" NOT NULL,
        decision_due_by text COLLATE "C" NOT NULL,
        insz_index      text,
        erased_on       text COLLATE "C"
      )`);
    await runner.query(
      "CREATE INDEX file_overview_by_date ON file_overview (centre, received_on, application_id)",
    );
    await runner.query(
      "CREATE INDEX file_overview_by_assignee ON file_overview (centre, assignee_id, received_on, application_id)",
    );
    await runner.query("CREATE INDEX file_overview_by_insz ON file_overview (centre, insz_index)");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE file_overview");
  }
}
