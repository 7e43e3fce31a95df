import { randomUUID } from "node:crypto";
import { join } from "node:path";
import pg from "pg";
import { pino } from "pino";
import type { NestFastifyApplication } from "@nestjs/platform-fastify";
import { TokenVerifier } from "#access";
import { PostgresProcessingLog } from "#data-flows";
import { type DataKeys, type EventStore, openEventStore, PersonalDataCodec } from "#event-store";
import { instant } from "#kernel";
import { API_PREFIX, DevelopmentClock, KeyedHash, loadCentres } from "#platform";
import { createTestDatabase } from "#testing";
import { SealedLog } from "#transparency-log";
import { Background } from "../../apps/api/src/background.js";
import { createApp } from "../../apps/api/src/create-app.js";
import { openReadModels } from "../../apps/api/src/database.js";
import { openReadSource } from "../../apps/api/src/replica.js";
import { eventRegistry, STREAM_CATEGORIES } from "../../apps/api/src/event-registry.js";
import { ApiClient } from "../../apps/cli/src/demo/api-client.js";
import { readCaseFile } from "../../apps/cli/src/demo/case-file.js";
import { CasePlayer, type Cast } from "../../apps/cli/src/demo/case-player.js";
import { demoToken } from "../../apps/cli/src/demo-token.js";
import { startDevIdp } from "../../apps/dev-idp/src/dev-idp.js";
import { userByName } from "../../apps/dev-idp/src/users.js";
import { type EventLog, newEventLog } from "./event-log.js";
import { openTestKeys } from "./keys.js";
import { testSealingKeys } from "./sealing-keys.js";

const AUDIENCE = "urn:rechtop:api";
/** Days between the approval of an erasure and its execution. */
export const ERASURE_HOLD_DAYS = 30;
const START = "2025-03-03T09:00:00+01:00";

/** The whole product, running: a real database, a real issuer, real HTTP. */
export interface Product {
  readonly app: NestFastifyApplication;
  readonly store: EventStore;
  readonly keys: DataKeys;
  /** Where it keeps what is not in the database: the list of destroyed keys. */
  readonly folder: string;
  readonly pool: pg.Pool;
  readonly databaseUrl: string;
  /** Undefined: the event log is in the database. */
  readonly kurrentDbUrl: string | undefined;
  readonly clock: DevelopmentClock;
  readonly url: string;
  /** Public key of the checkpoints. */
  readonly logKey: string;
  /** What the process has logged, one JSON object per line. */
  readonly log: readonly string[];
  token(username: string): Promise<string>;
  client(username: string): Promise<ApiClient>;
  /** A player of the case in `test/cases/<name>.yaml`, with the people that it names. */
  player(name: string, overrides?: Partial<Record<keyof Cast, string>>): Promise<CasePlayer>;
  stop(): Promise<void>;
}

/** What is to be otherwise than usual about the database and the event log. */
export interface DatabaseUsed {
  /** Turns the URL of the database into the one that the product is to use. */
  readonly way?: (databaseUrl: string) => Promise<string>;
  /** The server in which the database is made; that of the run when absent. */
  readonly server?: string;
  /** Turns the URL of the database into that of its replica, in which lists are read. */
  readonly replica?: (databaseUrl: string) => Promise<string>;
  /** Where the event log is; where the run wants it when absent. */
  readonly eventLog?: EventLog;
}

/** Starts the product on an empty database, at 9 o'clock on Monday 3 March 2025. */
export async function startProduct(used: DatabaseUsed = {}): Promise<Product> {
  const { way, server, replica, eventLog } = used;
  const database = await createTestDatabase(server);
  const idp = await startDevIdp({ audience: AUDIENCE });
  const databaseUrl = (await way?.(database.url)) ?? database.url;
  const dataSource = await openReadModels(databaseUrl);
  const readSource = await openReadSource(dataSource, await replica?.(database.url));
  const pool = new pg.Pool({ connectionString: databaseUrl });
  const { keys, folder, remove } = await openTestKeys(pool);
  const log = eventLog ?? (await newEventLog());
  const { store, close: closeStore } = await openEventStore({
    kurrentDbUrl: log.kurrentDbUrl,
    categories: STREAM_CATEGORIES,
    pool,
    registry: eventRegistry(),
    codec: new PersonalDataCodec({ keys }),
  });
  const clock = new DevelopmentClock(instant(START));
  const sealingKeys = testSealingKeys();
  const lines: string[] = [];
  const logger = pino({ level: "trace" }, { write: (line: string) => lines.push(line) });
  const app = await createApp(
    {
      store,
      keys,
      erasureHoldDays: ERASURE_HOLD_DAYS,
      dataSource,
      readSource,
      processingLog: await PostgresProcessingLog.open(pool),
      sealedLog: new SealedLog(pool, store),
      sealing: { pool, keys: sealingKeys },
      clock,
      hash: new KeyedHash(Buffer.alloc(32, 7)),
      centres: loadCentres(join(process.cwd(), "apps/dev-idp/centres.yaml")),
      verifier: new TokenVerifier({ issuer: idp.issuer, audience: AUDIENCE }),
      logger,
    },
    idp.issuer,
  );
  app.get(Background).start(new Set(["projections", "reactions"]));
  await app.listen(0, "127.0.0.1");
  const url = await app.getUrl();

  const tokens = new Map<string, Promise<string>>();
  const token = (username: string): Promise<string> => {
    const known = tokens.get(username) ?? demoToken(idp.issuer, username);
    tokens.set(username, known);
    return known;
  };
  const client = async (username: string) => new ApiClient(url + API_PREFIX, await token(username));
  return {
    app,
    store,
    keys,
    folder,
    pool,
    databaseUrl,
    kurrentDbUrl: log.kurrentDbUrl,
    clock,
    url,
    logKey: sealingKeys.signer.verifierKey,
    log: lines,
    token,
    client,
    player: async (name, overrides = {}) => {
      const story = readCaseFile(join(process.cwd(), "test/cases", `${name}.yaml`));
      const cast: Cast = {
        caseworker: await client(overrides.caseworker ?? story.caseworker),
        teamLeader: await client(overrides.teamLeader ?? story.teamLeader),
        secretary: await client(overrides.secretary ?? "greet"),
        chair: await client(overrides.chair ?? "hilde"),
        memberIds: ["hilde", "joris", "fatma"].map(subjectOf),
      };
      return new CasePlayer(story, cast);
    },
    stop: async () => {
      await app.close();
      await closeStore();
      await log.stop();
      await idp.close();
      if (readSource !== dataSource) await readSource.destroy();
      await dataSource.destroy();
      await pool.end();
      await database.drop();
      await remove();
    },
  };
}

/** The pseudonym of a demo user. */
export function subjectOf(username: string): string {
  const user = userByName(username);
  if (user === undefined) throw new Error(`there is no demo user ${username}`);
  return user.sub;
}

/** A key for one request. */
export function newKey(): string {
  return randomUUID();
}
