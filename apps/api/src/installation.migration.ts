import type { MigrationInterface, QueryRunner } from "typeorm";

/** Remembers, as a keyed hash, with which secret this database was first used. */
export class Installation1740960500000 implements MigrationInterface {
  readonly name = "Installation1740960500000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE installation (
        one_row      boolean PRIMARY KEY DEFAULT true CHECK (one_row),
        secret_check text NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE installation");
  }
}
