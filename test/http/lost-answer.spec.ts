import { randomUUID } from "node:crypto";
import { CLOCK_LOCK } from "../../libs/event-store/src/adapters/postgres/schema.js";
import { eventually, type ProductBehindProxy, startBehindProxy } from "./support/behind-proxy.js";
import { expectProblem, registration, send } from "./support/exchange.js";

describe("a connection that breaks between the commit and the answer", () => {
  let running: ProductBehindProxy;
  beforeAll(async () => {
    running = await startBehindProxy();
  });
  afterAll(() => running.stop());

  const ask = async (sql: string): Promise<number> => {
    const { rows } = await running.direct.query<{ n: number }>(sql);
    return rows[0]!.n;
  };
  const events = () => ask("SELECT count(*)::integer AS n FROM rechtop_log.events");

  it("leaves the client in doubt; with its key, the repeat has no second effect", async () => {
    const { product, proxy, direct } = running;
    const register = (key: string) =>
      send(product, "/applications", {
        as: "els",
        headers: { "idempotency-key": key },
        body: registration(),
      });
    const key = randomUUID();

    // An append waits for this lock: it is in the database when the wire goes silent.
    await direct.query(`SELECT pg_advisory_lock(${CLOCK_LOCK})`);
    const inDoubt = register(key);
    await eventually("an append is waiting", async () => {
      const waiting = await ask(
        `SELECT count(*)::integer AS n FROM pg_locks JOIN pg_database d ON d.oid = database
         WHERE locktype = 'advisory' AND NOT granted AND datname = current_database()`,
      );
      return waiting === 1;
    });
    proxy.muteServer();
    await direct.query(`SELECT pg_advisory_unlock(${CLOCK_LOCK})`);
    await eventually("the events are stored", async () => (await events()) === 2);
    proxy.cut();
    expectProblem(await inDoubt, 503, "belgif:serviceUnavailable");

    const repeat = await register(key);
    expect(repeat.status).toBe(201);
    expect(repeat.headers.get("idempotency-replayed")).toBe("true");
    expect(await events()).toBe(2);
    const file = await send(product, repeat.body["href"] as string, { as: "els" });
    expect(file.status).toBe(200);
  });
});
