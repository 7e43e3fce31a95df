import type { MigrationInterface, QueryRunner } from "typeorm";
import { CONDITIONS } from "#statute";
import { conditionCategory } from "../domain/conditions/condition.js";

/** The database too knows six conditions: a stream of a seventh cannot be written. */
export class SixConditions1740960200000 implements MigrationInterface {
  readonly name = "SixConditions1740960200000";

  async up(runner: QueryRunner): Promise<void> {
    const six = CONDITIONS.map((condition) => `'${conditionCategory(condition)}'`).join(", ");
    await runner.query(`
      ALTER TABLE rechtop_log.events ADD CONSTRAINT events_six_conditions
      CHECK (category NOT ILIKE '%condition%' OR category IN (${six}))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE rechtop_log.events DROP CONSTRAINT events_six_conditions");
  }
}
