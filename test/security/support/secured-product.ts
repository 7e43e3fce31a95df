import { join } from "node:path";
import type { NestFastifyApplication } from "@nestjs/platform-fastify";
import pg from "pg";
import { pino } from "pino";
import { TokenVerifier } from "#access";
import { PostgresProcessingLog } from "#data-flows";
import { PersonalDataCodec, PostgresEventStore } from "#event-store";
import { instant } from "#kernel";
import { API_PREFIX, DevelopmentClock, KeyedHash, loadCentres } from "#platform";
import { createTestDatabase } from "#testing";
import { SealedLog } from "#transparency-log";
import { Background } from "../../../apps/api/src/background.js";
import { createApp } from "../../../apps/api/src/create-app.js";
import { openReadModels } from "../../../apps/api/src/database.js";
import { eventRegistry } from "../../../apps/api/src/event-registry.js";
import { ApiClient } from "../../../apps/cli/src/demo/api-client.js";
import { openTestKeys } from "../../support/keys.js";
import { AUDIENCE, type Subject, TokenIssuer } from "./token-issuer.js";
import { testSealingKeys } from "../../support/sealing-keys.js";

/** The whole product behind an issuer that signs for whomever a test needs. */
export interface SecuredProduct {
  readonly app: NestFastifyApplication;
  readonly issuer: TokenIssuer;
  readonly url: string;
  /** What the process has logged, one JSON object per line. */
  readonly log: readonly string[];
  /** Somebody who calls the API, by paths below `prefix`. */
  client(subject: Subject, prefix?: string): Promise<ApiClient>;
  stop(): Promise<void>;
}

/** Starts the product on an empty database, at 9 o'clock on Monday 3 March 2025. */
export async function startSecuredProduct(): Promise<SecuredProduct> {
  const database = await createTestDatabase();
  const issuer = await TokenIssuer.start();
  const dataSource = await openReadModels(database.url);
  const pool = new pg.Pool({ connectionString: database.url });
  const { keys, remove } = await openTestKeys(pool);
  const store = await PostgresEventStore.open({
    pool,
    registry: eventRegistry(),
    codec: new PersonalDataCodec({ keys }),
  });
  const log: string[] = [];
  const app = await createApp(
    {
      store,
      keys,
      erasureHoldDays: 30,
      dataSource,
      readSource: dataSource,
      processingLog: await PostgresProcessingLog.open(pool),
      sealedLog: new SealedLog(pool, store),
      sealing: { pool, keys: testSealingKeys() },
      clock: new DevelopmentClock(instant("2025-03-03T09:00:00+01:00")),
      hash: new KeyedHash(Buffer.alloc(32, 7)),
      centres: loadCentres(join(process.cwd(), "apps/dev-idp/centres.yaml")),
      verifier: new TokenVerifier({ issuer: issuer.url, audience: AUDIENCE }),
      logger: pino({ level: "trace" }, { write: (line: string) => log.push(line) }),
    },
    issuer.url,
  );
  app.get(Background).start(new Set(["projections", "reactions"]));
  await app.listen(0, "127.0.0.1");
  const url = await app.getUrl();
  return {
    app,
    issuer,
    url,
    log,
    client: async (subject, prefix = API_PREFIX) =>
      new ApiClient(url + prefix, await issuer.token(subject)),
    stop: async () => {
      await app.close();
      await issuer.stop();
      await dataSource.destroy();
      await pool.end();
      await database.drop();
      await remove();
    },
  };
}
