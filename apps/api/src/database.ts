import { DataSource, type DataSourceOptions } from "typeorm";
import { SittingOverview, SittingOverview1740960400000 } from "#committee";
import { FileOverview, FileOverview1740960300000 } from "#procedure";
import { RunningFile, RunningFiles1740960800000, SixConditions1740960200000 } from "#entitlement";
import { EventLog1735689500000 } from "./event-log.migration.js";
import { ProcessingLog1740960600000 } from "./processing-log.migration.js";
import { SealedLog1740960700000 } from "./sealing/sealed-log.migration.js";
import { Installation1740960500000 } from "./installation.migration.js";
import { migrateReadModels, readModelDataSourceOptions } from "#projections";

/** Where the read models are, with the entities and migrations of every context. */
export function readModelOptions(databaseUrl: string): DataSourceOptions {
  return readModelDataSourceOptions(databaseUrl, {
    entities: [FileOverview, SittingOverview, RunningFile],
    migrations: [
      EventLog1735689500000,
      SixConditions1740960200000,
      Installation1740960500000,
      FileOverview1740960300000,
      SittingOverview1740960400000,
      ProcessingLog1740960600000,
      SealedLog1740960700000,
      RunningFiles1740960800000,
    ],
  });
}

/** A connection to the read models, migrated to what this program needs. */
export async function openReadModels(databaseUrl: string): Promise<DataSource> {
  const dataSource = await new DataSource(readModelOptions(databaseUrl)).initialize();
  await migrateReadModels(dataSource);
  return dataSource;
}
