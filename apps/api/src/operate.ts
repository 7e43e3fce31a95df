import pg from "pg";
import { type EventStore, openEventStore, PersonalDataCodec, PlainJsonCodec } from "#event-store";
import { PostgresProcessingLog } from "#data-flows";
import { instant } from "#kernel";
import {
  type Clock,
  DevelopmentClock,
  KeyedHash,
  loadEventStoreUrl,
  loadKeySettings,
  SystemClock,
} from "#platform";
import { ProjectionRunner, rebuildProjection } from "#projections";
import { SealedLog } from "#transparency-log";
import { projectors } from "./background.js";
import { openReadModels } from "./database.js";
import { eventRegistry, STREAM_CATEGORIES } from "./event-registry.js";
import { openKeys } from "./keys.js";
import { assertLogInUse } from "./log-copy/kept-positions.js";
import { type CopyOptions, logCopy } from "./log-copy/log-copy.js";
import { opening } from "./opening.js";
import { reassessFiles, type ReassessOptions } from "./reassess-files.js";
import {
  type ExportOptions,
  logCheckpoint,
  logExport,
  type LogOperations,
  logProof,
  logVerify,
  type ProofOptions,
  type VerifyOptions,
} from "./sealing/log-operations.js";
import { checkSecret } from "./secret-check.js";

/** Operations that read what is in the events: others need no keys, which an operator may not have. */
const READING_EVENTS: readonly (string | undefined)[] = ["projections-rebuild", "reassess"];

/**
 * Operations on a database, for the command line: migrate, look at read models, rebuild one,
 * re-assess files, wrap the data keys anew, seal, export, verify and copy the log.
 */
async function operate([operation, name]: readonly string[]): Promise<void> {
  if (operation === "keys-rotate") return rotateKeys();
  if (operation === "log-copy") return logCopy(JSON.parse(name ?? "{}") as CopyOptions);
  const databaseUrl = process.env["DATABASE_URL"];
  if (!databaseUrl) throw new Error("DATABASE_URL is not set: which database?");
  const dataSource = await opening("DATABASE_URL: the database", () => openReadModels(databaseUrl));
  const keys = READING_EVENTS.includes(operation)
    ? await openKeys(loadKeySettings(process.env))
    : undefined;
  const pool = new pg.Pool({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 });
  const opened = openEventStore({
    kurrentDbUrl: loadEventStoreUrl(process.env),
    categories: STREAM_CATEGORIES,
    pool,
    registry: eventRegistry(),
    codec: keys === undefined ? new PlainJsonCodec() : new PersonalDataCodec(keys),
  });
  try {
    const { store } = await opened;
    await assertLogInUse(pool, store);
    switch (operation) {
      case "migrate":
        process.stderr.write("The database is as this version needs it.\n");
        break;
      case "projections-status": {
        const runner = new ProjectionRunner({ dataSource, store, projectors: projectors(hash()) });
        for (const [projector, lag] of await runner.lag()) {
          process.stdout.write(`${JSON.stringify({ name: projector, lagEvents: lag })}\n`);
        }
        break;
      }
      case "projections-rebuild": {
        await checkSecret(dataSource, hash());
        const all = projectors(hash());
        const projector = all.find((one) => one.name === name);
        if (projector === undefined) {
          const names = all.map((one) => one.name).join(", ");
          throw new Error(`there is no read model ${name ?? ""}; there are ${names}`);
        }
        const { applied } = await rebuildProjection({
          dataSource,
          store,
          projector,
          onProgress: (progress) => process.stderr.write(`${JSON.stringify(progress)}\n`),
        });
        process.stdout.write(`${JSON.stringify({ name: projector.name, events: applied })}\n`);
        break;
      }
      case "reassess":
        await reassessFiles(
          {
            store,
            dataSource,
            processingLog: await PostgresProcessingLog.open(pool),
            clock: clock(),
          },
          JSON.parse(name ?? "{}") as ReassessOptions,
        );
        break;
      case "log-checkpoint":
      case "log-export":
      case "log-verify":
      case "log-proof":
        await operateLog(operation, name ?? "{}", { pool, store });
        break;
      default:
        throw new Error(`there is no operation ${operation ?? ""}`);
    }
  } finally {
    await opened.then(
      ({ close }) => close(),
      () => undefined,
    );
    await pool.end();
    await keys?.close();
    await dataSource.destroy();
  }
}

/** What the options, as JSON, say to do with the sealed log. */
async function operateLog(
  operation: `log-${"checkpoint" | "export" | "verify" | "proof"}`,
  json: string,
  { pool, store }: { pool: pg.Pool; store: EventStore },
): Promise<void> {
  const options: unknown = JSON.parse(json);
  const parts: LogOperations = {
    pool,
    store,
    sealedLog: new SealedLog(pool, store),
    processingLog: await PostgresProcessingLog.open(pool),
    clock: clock(),
  };
  switch (operation) {
    case "log-checkpoint":
      return logCheckpoint(parts);
    case "log-export":
      return logExport(parts, options as ExportOptions);
    case "log-verify":
      return logVerify(parts, options as VerifyOptions);
    case "log-proof":
      return logProof(parts, options as ProofOptions);
  }
}

/** Wraps every data key under the current key-encrypting key; the product may run meanwhile. */
async function rotateKeys(): Promise<void> {
  const keys = await openKeys(loadKeySettings(process.env));
  try {
    const rewrapped = await keys.rotateKek((done) =>
      process.stderr.write(`${JSON.stringify({ rewrapped: done })}\n`),
    );
    process.stdout.write(`${JSON.stringify({ rewrapped })}\n`);
  } finally {
    await keys.close();
  }
}

/** The clock of the product; in development it may be another than that of the machine. */
function clock(): Clock {
  const { NODE_ENV, RECHTOP_CLOCK } = process.env;
  const isMoved = RECHTOP_CLOCK && NODE_ENV !== "production";
  return isMoved ? new DevelopmentClock(instant(RECHTOP_CLOCK)) : new SystemClock();
}

/** The same secret as the running product: another one would make another index. */
function hash(): KeyedHash {
  const secret = Buffer.from(process.env["RECHTOP_SECRET"] ?? "", "base64url");
  if (secret.length < 32) throw new Error("RECHTOP_SECRET is not set, or shorter than 32 bytes");
  return new KeyedHash(secret);
}

try {
  await operate(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
