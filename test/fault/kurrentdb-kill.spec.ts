import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import pg from "pg";
import { openEventStore, PersonalDataCodec } from "#event-store";
import { API_PREFIX } from "#platform";
import {
  createTestDatabase,
  type KurrentDbDouble,
  startKurrentDbDouble,
  type TestDatabase,
} from "#testing";
import { openReadModels } from "../../apps/api/src/database.js";
import { eventRegistry, STREAM_CATEGORIES } from "../../apps/api/src/event-registry.js";
import { type ApiAnswer, ApiClient } from "../../apps/cli/src/demo/api-client.js";
import { readCaseFile } from "../../apps/cli/src/demo/case-file.js";
import { demoToken } from "../../apps/cli/src/demo-token.js";
import { startDevIdp } from "../../apps/dev-idp/src/dev-idp.js";
import { openTestKeys, type TestKeys } from "../support/keys.js";
import { ApiProcess, AUDIENCE, environment } from "./api-process.js";
import { expectedRows } from "./expected-rows.js";
import { told, wholeLog } from "./told.js";

/** Processes that start on a busy machine, two each. */
const PATIENCE_MS = 120_000;

/** Kills `api` when its append has been sent, and sees to what becomes of the append. */
type Death = (server: KurrentDbDouble, api: ApiProcess) => Promise<void>;

/** Everybody can read it; the answer was about to be sent. */
const afterItWasKept: Death = async ({ records }, api) => {
  const killed = Promise.withResolvers<unknown>();
  const stop = records.onAppend(() => killed.resolve(api.end("SIGKILL")));
  await killed.promise;
  stop();
};

/** Other nodes do not have it yet, and have it (`settle`) or never get it (`drop`) after the death. */
const beforeItWas =
  (then: "settle" | "drop"): Death =>
  async (server, api) => {
    const { records, appends } = server;
    records.settles = false;
    while (server.appends === appends) await nextTurn();
    await api.end("SIGKILL");
    records[then]();
    records.settles = true;
  };

describe("the product with its log in KurrentDB, killed between an append and its answer", () => {
  const { request, caseworker } = readCaseFile(
    join(process.cwd(), "test/cases/a-part-time-wage.yaml"),
  );
  let database: TestDatabase;
  let server: KurrentDbDouble;
  let idp: Awaited<ReturnType<typeof startDevIdp>>;
  let pool: pg.Pool;
  let keys: TestKeys;
  let events: Awaited<ReturnType<typeof openEventStore>>;
  let files = 0;
  beforeAll(async () => {
    database = await createTestDatabase();
    server = await startKurrentDbDouble();
    idp = await startDevIdp({ audience: AUDIENCE });
    await (await openReadModels(database.url)).destroy();
    pool = new pg.Pool({ connectionString: database.url });
    keys = await openTestKeys(pool);
    events = await openEventStore({
      kurrentDbUrl: server.url,
      categories: STREAM_CATEGORIES,
      pool,
      registry: eventRegistry(),
      codec: new PersonalDataCodec({ keys: keys.keys }),
    });
  });
  afterAll(async () => {
    await events.close();
    await server.stop();
    await idp.close();
    await pool.end();
    await database.drop();
    await keys.remove();
  });

  const start = () =>
    new ApiProcess(environment(database.url, idp.issuer, { EVENT_STORE_URL: server.url }));
  const clientOf = async (api: ApiProcess, username: string) =>
    new ApiClient((await api.started) + API_PREFIX, await demoToken(idp.issuer, username));

  it.each([
    ["after it was kept", afterItWasKept, true],
    ["before other nodes have it, and then they do", beforeItWas("settle"), true],
    ["before other nodes have it, and they never do", beforeItWas("drop"), false],
  ])(
    "does once what is asked again: %s",
    async (_when, die, isDone) => {
      const key = randomUUID();
      const ask = async (api: ApiProcess): Promise<ApiAnswer> => {
        const client = await clientOf(api, caseworker);
        return client.send("POST", "/applications", {
          body: request,
          headers: { "idempotency-key": key },
        });
      };
      const before = await wholeLog(events.store);
      const doomed = start();
      await doomed.started;
      const unheard = expect(ask(doomed)).rejects.toThrow();
      await die(server, doomed);
      await unheard;

      const api = start();
      const [answer, again] = [await ask(api), await ask(api)];
      expect(answer.status).toBe(201);
      expect(answer.headers.get("idempotency-replayed")).toBe(isDone ? "true" : null);
      expect(again.headers.get("idempotency-replayed")).toBe("true");
      expect(shown(again)).toEqual(shown(answer));

      // One file more and nothing else, and the lists come to show just that.
      files += 1;
      const log = await wholeLog(events.store);
      const id = answer.body["id"] as string;
      expect(log.length).toBeGreaterThan(before.length);
      expect(told(log, [id])).toHaveLength(log.length - before.length);
      const registered = log.filter(({ event }) => event.type === "procedure.RequestRegistered");
      expect(registered).toHaveLength(files);
      await followed(await clientOf(api, "nora"));
      const { rows } = await pool.query(
        `SELECT * FROM rechtop_read.file_overview ORDER BY application_id::text COLLATE "C"`,
      );
      expect(rows).toEqual(expectedRows(log).files);
      expect(await api.end("SIGTERM")).toMatchObject({ code: 0 });
    },
    PATIENCE_MS,
  );

  /** Returns when the lists show all that is in the log. */
  async function followed(client: ApiClient): Promise<void> {
    const headers = { "rechtop-minimum-position": (await events.store.head()) ?? "" };
    while ((await client.send("GET", "/applications", { headers })).status !== 200);
  }
});

/** What of an answer its reader sees. */
function shown({ status, headers, body }: ApiAnswer): unknown {
  return { status, body, etag: headers.get("etag"), location: headers.get("location") };
}
