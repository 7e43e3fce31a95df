import type { MigrationInterface, QueryRunner } from "typeorm";

/** How far every projector and reaction has come. `position` is null before the first event. */
export class ProjectionCheckpoints1735689600000 implements MigrationInterface {
  readonly name = "ProjectionCheckpoints1735689600000";

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE SCHEMA IF NOT EXISTS rechtop_read`);
    await queryRunner.query(`
      CREATE TABLE rechtop_read.projection_checkpoints (
        name text PRIMARY KEY,
        position text,
        updated_at timestamptz NOT NULL DEFAULT now()
      )`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE rechtop_read.projection_checkpoints`);
  }
}
