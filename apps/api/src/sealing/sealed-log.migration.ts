import type { MigrationInterface, QueryRunner } from "typeorm";
import { PROOF_SCHEMA } from "#transparency-log";

/** Leaves, tiles and checkpoints of the sealed logs, in a schema of their own. */
export class SealedLog1740960700000 implements MigrationInterface {
  readonly name = "SealedLog1740960700000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of PROOF_SCHEMA) await runner.query(statement);
  }

  /** Whoever kept a checkpoint would ask for the tree: it is dropped by hand, by somebody who knows why. */
  down(): Promise<void> {
    return Promise.reject(new Error("the sealed log is not dropped by a migration"));
  }
}
