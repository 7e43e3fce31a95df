import { DataSource } from "typeorm";
import { readModelOptions } from "../../apps/api/src/database.js";
import { openReadSource } from "../../apps/api/src/replica.js";
import { type Product, startProduct } from "../support/product.js";
import {
  type ReplicatedDatabase,
  startReplicatedDatabase,
} from "../support/replicated-database.js";
import { eventually } from "./support/behind-proxy.js";
import { expectProblem, registered, registration, send } from "./support/exchange.js";

describe("with lists read in a replica", () => {
  let database: ReplicatedDatabase;
  let product: Product;
  beforeAll(async () => {
    database = await startReplicatedDatabase();
    const { url: server, inReplica: replica } = database;
    product = await startProduct({ server, replica });
    await registered(product);
  });
  afterAll(async () => {
    await product.stop();
    await database.stop();
  });

  const register = async () => {
    const written = await send(product, "/applications", { as: "els", body: registration() });
    expect(written.status).toBe(201);
    return written.headers.get("rechtop-position")!;
  };
  const list = (position?: string) =>
    send(product, "/applications", {
      as: "els",
      ...(position !== undefined && { headers: { "rechtop-minimum-position": position } }),
    });
  const length = async (position?: string) => {
    const answer = await list(position);
    expect(answer.status).toBe(200);
    return (answer.body["items"] as unknown[]).length;
  };
  const lag = async () => {
    const { text } = await send(product, "//metrics", { as: "bram" });
    return /lag_events\{name="procedure.fileOverview"\} (\d+)/.exec(text)?.[1];
  };

  it("what was written is in the list for who waits for it", async () => {
    expect(await length(await register())).toBe(2);
  });

  it("a replica that does not follow shows what it has, and who waits is answered when it does", async () => {
    await database.follow(false);
    const position = await register();
    const waiting = length(position);
    expect(await length()).toBe(2);
    expect(Number(await lag())).toBeGreaterThan(0);
    await database.follow(true);
    expect(await waiting).toBe(3);
    await eventually("no lag", async () => (await lag()) === "0");
  });

  it("while it is away lists are, and nothing else", async () => {
    await database.stopReplica();
    for (const [path, as] of [
      ["/applications", "els"],
      ["/sittings", "greet"],
    ] as const) {
      expectProblem(await send(product, path, { as }), 503, "belgif:serviceUnavailable");
    }
    const health = await send(product, "//health");
    expect([health.status, health.body]).toEqual([200, { status: "DEGRADED" }]);
    const file = await registered(product);
    expect((await send(product, file, { as: "els" })).status).toBe(200);
    await database.startReplica();
    await eventually("lists", async () => (await list()).status === 200);
    expect((await send(product, "//health")).body).toEqual({ status: "UP" });
  });

  describe("at the start", () => {
    let primary: DataSource;
    beforeAll(async () => {
      primary = await new DataSource(readModelOptions(product.databaseUrl)).initialize();
    });
    afterAll(() => primary.destroy());

    it.each([
      ["the database itself", () => product.databaseUrl],
      ["another database of the replica", () => database.inReplica(database.url)],
      ["another server", () => process.env["RECHTOP_TEST_DATABASE_URL"]!],
    ])("%s is no replica", async (_, url) => {
      await expect(openReadSource(primary, await url())).rejects.toThrow(
        "RECHTOP_REPLICA_URL is not a streaming replica of DATABASE_URL: take its address, or none",
      );
    });

    it("an account without any rights is enough to find out", async () => {
      await primary.query("CREATE ROLE reader LOGIN PASSWORD 'reader'");
      const url = new URL(await database.inReplica(product.databaseUrl));
      [url.username, url.password] = ["reader", "reader"];
      // The account has to get there first.
      await eventually("the account", async () => {
        const opened = openReadSource(primary, url.toString());
        const source = await opened.catch((error: unknown) => {
          expect(String(error)).toMatch("password authentication failed");
        });
        await source?.destroy();
        return source !== undefined;
      });
    });
  });
});
