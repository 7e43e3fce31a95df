import { randomUUID } from "node:crypto";
import pg from "pg";
import { instant } from "#kernel";
import type { ProcessingAct } from "#platform";
import { createTestDatabase } from "#testing";
import { PostgresProcessingLog } from "../postgres-processing-log.js";
import { PROCESSING_LOG_SCHEMA } from "../schema.js";

/** The two logs in a database of their own. */
export interface OpenedLog {
  readonly pool: pg.Pool;
  readonly log: PostgresProcessingLog;
  close(): Promise<void>;
}

export async function openLog(): Promise<OpenedLog> {
  const database = await createTestDatabase();
  const pool = new pg.Pool({ connectionString: database.url, max: 20 });
  // Dropping the database ends connections that are on their way out; nobody needs to know.
  pool.on("error", () => undefined);
  for (const statement of PROCESSING_LOG_SCHEMA) await pool.query(statement);
  return {
    pool,
    log: await PostgresProcessingLog.open(pool),
    close: async () => {
      await pool.end();
      await database.drop();
    },
  };
}

/** A caseworker reads a file, unless `changes` say otherwise. */
export function reading(changes: Partial<ProcessingAct> = {}): ProcessingAct {
  return {
    traceId: randomUUID(),
    name: "readFile",
    action: "readFile",
    operation: "consult",
    purpose: "requestHandling",
    legalBasis: "RMI-wet art. 18",
    startedAt: instant("2025-03-03T09:00:00+01:00"),
    endedAt: instant("2025-03-03T09:00:00.012+01:00"),
    user: {
      id: "u-1",
      organisation: "ocmw-lindeveld",
      role: "caseworker",
      rolesHeld: ["caseworker"],
      authentication: "accessToken",
    },
    decision: "permit",
    subjects: [{ dossier: randomUUID(), role: "applicant", categories: ["identity", "contact"] }],
    ...changes,
  };
}
