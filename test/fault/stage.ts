import { join } from "node:path";
import pg from "pg";
import { type EventStore, PersonalDataCodec, PostgresEventStore } from "#event-store";
import { createTestDatabase } from "#testing";
import { openReadModels } from "../../apps/api/src/database.js";
import { eventRegistry } from "../../apps/api/src/event-registry.js";
import { readCaseFile } from "../../apps/cli/src/demo/case-file.js";
import { CasePlayer } from "../../apps/cli/src/demo/case-player.js";
import { demoToken } from "../../apps/cli/src/demo-token.js";
import { startDevIdp } from "../../apps/dev-idp/src/dev-idp.js";
import { openTestKeys } from "../support/keys.js";
import { subjectOf } from "../support/product.js";
import { AUDIENCE, environment } from "./api-process.js";
import { Fleet } from "./fleet.js";
import { type BeforeWrite, RetryingClient, type Traffic } from "./retrying-client.js";

/** A database and an issuer that live as long as the test, and a product that does not. */
export interface Stage {
  readonly databaseUrl: string;
  readonly pool: pg.Pool;
  /** The log as it is, whoever is up. */
  readonly store: EventStore;
  readonly fleet: Fleet;
  readonly traffic: Traffic;
  client(username: string, beforeWrite?: BeforeWrite): Promise<RetryingClient>;
  /** A player of `test/cases/<name>.yaml` whose people repeat what is not answered. */
  player(name: string, beforeWrite?: BeforeWrite): Promise<CasePlayer>;
  clear(): Promise<void>;
}

export async function setStage(): Promise<Stage> {
  const database = await createTestDatabase();
  const idp = await startDevIdp({ audience: AUDIENCE });
  // Makes the tables, so that the log can be opened before any process is up.
  await (await openReadModels(database.url)).destroy();
  const pool = new pg.Pool({ connectionString: database.url });
  const { keys, remove } = await openTestKeys(pool);
  const store = await PostgresEventStore.open({
    pool,
    registry: eventRegistry(),
    codec: new PersonalDataCodec({ keys }),
  });
  const fleet = new Fleet(environment(database.url, idp.issuer));
  const traffic = { repeated: 0, replayed: 0 };
  const client: Stage["client"] = async (username, beforeWrite) =>
    new RetryingClient(fleet, await demoToken(idp.issuer, username), traffic, beforeWrite);
  return {
    databaseUrl: database.url,
    pool,
    store,
    fleet,
    traffic,
    client,
    player: async (name, beforeWrite) => {
      const story = readCaseFile(join(process.cwd(), "test/cases", `${name}.yaml`));
      return new CasePlayer(story, {
        caseworker: await client(story.caseworker, beforeWrite),
        teamLeader: await client(story.teamLeader, beforeWrite),
        secretary: await client("greet", beforeWrite),
        chair: await client("hilde", beforeWrite),
        memberIds: ["hilde", "joris", "fatma"].map(subjectOf),
      });
    },
    clear: async () => {
      await fleet.stop();
      await idp.close();
      await pool.end();
      await database.drop();
      await remove();
    },
  };
}
