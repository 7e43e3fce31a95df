import type { DataSource, DataSourceOptions, MigrationInterface } from "typeorm";
import { advisoryKey } from "./leases.js";
import { ProjectionCheckpoints1735689600000 } from "./migrations/1735689600000-projection-checkpoints.js";
import { READ_SCHEMA } from "./read-schema.js";

export { READ_SCHEMA } from "./read-schema.js";

/** The options of a connection to the read models. */
export type ReadModelDataSourceOptions = Extract<DataSourceOptions, { type: "postgres" }>;

/** Token of the `DataSource` in which read models are read: of the projectors, or a replica. */
export const READ_SOURCE = Symbol("READ_SOURCE");

/** What the contexts bring: entities without schema, and the migrations that make their tables. */
export interface ReadModels {
  readonly entities: readonly (abstract new (...args: never[]) => unknown)[];
  readonly migrations: readonly (new () => MigrationInterface)[];
}

/**
 * TypeORM options for the read models in the database at `url`. The tables are found through the
 * search path, so the same entities serve the live tables and those of a rebuild. Run
 * `migrateReadModels` once before use: TypeORM itself cannot make the schema.
 */
export function readModelDataSourceOptions(
  url: string,
  { entities, migrations }: ReadModels,
): ReadModelDataSourceOptions {
  return {
    type: "postgres",
    url,
    entities: [...entities],
    migrations: [
      ProjectionCheckpoints1735689600000,
      ...migrations.filter((migration) => migration !== ProjectionCheckpoints1735689600000),
    ],
    migrationsTableName: "read_model_migrations",
    migrationsTransactionMode: "each",
    migrationsRun: false,
    synchronize: false,
    installExtensions: false,
    // Statements carry personal data in their parameters.
    logging: false,
    connectTimeoutMS: 5_000,
    extra: { options: `-c search_path=${READ_SCHEMA}`, keepAlive: true },
  };
}

/** Makes the schema when there is none and runs the open migrations; one process at a time. */
export async function migrateReadModels(dataSource: DataSource): Promise<void> {
  const guard = dataSource.createQueryRunner();
  const key = advisoryKey("read-model-migrations");
  try {
    // A session lock, outside a transaction: the readers of the event log do not wait for it.
    await guard.query("SELECT pg_advisory_lock($1)", [key]);
    try {
      await guard.query(`CREATE SCHEMA IF NOT EXISTS ${READ_SCHEMA}`);
      await dataSource.runMigrations();
    } finally {
      await guard.query("SELECT pg_advisory_unlock($1)", [key]);
    }
  } finally {
    await guard.release();
  }
}
