import pg from "pg";
import type { NestFastifyApplication } from "@nestjs/platform-fastify";
import type { Logger } from "pino";
import { TokenVerifier } from "#access";
import { PostgresProcessingLog } from "#data-flows";
import { openEventStore, PersonalDataCodec } from "#event-store";
import { instant } from "#kernel";
import {
  type Clock,
  type Config,
  createLogger,
  DevelopmentClock,
  InvalidConfiguration,
  KeyedHash,
  loadConfig,
  SystemClock,
} from "#platform";
import { SealedLog } from "#transparency-log";
import { Background } from "./background.js";
import { openCentres } from "./centres.js";
import { createApp } from "./create-app.js";
import { openReadModels } from "./database.js";
import { eraseAgain } from "./erase-again.js";
import { eventRegistry, STREAM_CATEGORIES } from "./event-registry.js";
import { openKeys } from "./keys.js";
import { assertLogInUse } from "./log-copy/kept-positions.js";
import { sealingKeys } from "./sealing/sealing-keys.js";
import { opening } from "./opening.js";
import { openReadSource } from "./replica.js";
import { checkSecret } from "./secret-check.js";

/** Starts one process of the product and tells its parent, if it has one, where it listens. */
async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const logger = createLogger(config.logLevel);
  const clock = clockOf(config);
  const dataSource = await opening("DATABASE_URL: the database", () =>
    openReadModels(config.databaseUrl),
  );
  const readSource = await openReadSource(dataSource, config.replicaUrl);
  const hash = new KeyedHash(config.secret);
  await checkSecret(dataSource, hash);
  const dataKeys = await openKeys(config.keys, (counts, message) => logger.warn(counts, message));
  const { keys, destroyedKeys } = dataKeys;
  const pool = new pg.Pool({
    connectionString: config.databaseUrl,
    connectionTimeoutMillis: 5_000,
    // Every statement on the log is short; one that is not must not hold a request for ever.
    statement_timeout: 15_000,
    query_timeout: 20_000,
  });
  const { store, close: closeStore } = await openEventStore({
    kurrentDbUrl: config.kurrentDbUrl,
    categories: STREAM_CATEGORIES,
    pool,
    registry: eventRegistry(),
    codec: new PersonalDataCodec({ keys }),
    onIdleConnectionLost: () => logger.warn("a connection to the event log was lost"),
  });
  await assertLogInUse(pool, store);
  const again = await eraseAgain({ store, keys, destroyedKeys, dataSource });
  if (again.erasures + again.files > 0)
    logger.warn(again, "erased again what a backup brought back");
  const app = await createApp(
    {
      store,
      keys,
      erasureHoldDays: config.erasureHoldDays,
      dataSource,
      readSource,
      processingLog: await PostgresProcessingLog.open(pool),
      sealedLog: new SealedLog(pool, store),
      sealing: { pool, keys: config.sealing && (await sealingKeys(config.sealing)) },
      clock,
      hash,
      centres: openCentres(config.centresFile),
      verifier: new TokenVerifier({ issuer: config.issuer, audience: config.audience }),
      logger,
    },
    config.issuer,
  );
  app.get(Background).start(config.roles);
  if (config.roles.has("http")) await app.listen({ host: config.host, port: config.port });
  stopOnSignal(logger, app, async () => {
    await closeStore();
    if (readSource !== dataSource) await readSource.destroy();
    await dataSource.destroy();
    await pool.end();
    await dataKeys.close();
  });
  if (clock instanceof DevelopmentClock) followParent(clock);
  const url = config.roles.has("http") ? await app.getUrl() : undefined;
  logger.info({ roles: [...config.roles], url }, "started");
  if (process.connected) process.send?.({ type: "started", url });
}

function clockOf(config: Config): Clock {
  return config.clockStart === undefined
    ? new SystemClock()
    : new DevelopmentClock(config.clockStart);
}

/** Development only: the parent process moves the clock. There is no way to do so over HTTP. */
function followParent(clock: DevelopmentClock): void {
  process.on("message", (message: { type?: string; now?: string }) => {
    if (message.type !== "moveClock" || message.now === undefined) return;
    try {
      clock.moveTo(instant(message.now));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      process.send?.({ type: "clockRefused", reason: error.message });
      return;
    }
    process.send?.({ type: "clockMoved", now: clock.now() });
  });
}

function stopOnSignal(
  logger: Logger,
  app: NestFastifyApplication,
  afterwards: () => Promise<void>,
): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    app
      .close()
      .then(afterwards)
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
  };
  // Not once: a second signal must not end us in the middle of stopping.
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  // A parent that is gone cannot stop us any more; it may have gone while we were starting.
  if (process.send !== undefined) {
    process.once("disconnect", stop);
    if (!process.connected) stop();
  }
  logger.debug("stops on SIGTERM");
}

try {
  await main();
} catch (error) {
  const message =
    error instanceof InvalidConfiguration
      ? error.message
      : `rechtop did not start: ${String(error)}`;
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
