import { uuid } from "#kernel";
import { API_PREFIX } from "#platform";
import { SealedLog } from "#transparency-log";
import { untilVisible } from "../../libs/transparency-log/src/testing/sealing-stage.js";
import { type Product, startProduct } from "../support/product.js";
import { eventually } from "./support/behind-proxy.js";
import { expectProblem, registered, send } from "./support/exchange.js";
import { recordedOf } from "./support/processing-records.js";

/** Far more than sockets hold: what is not read by then is not made by then. */
const LARGE = { events: 80, bytes: 256 * 1024 };

describe("the bundle of a large file", () => {
  let product: Product;
  let file: string;
  let id: string;
  beforeAll(async () => {
    product = await startProduct();
    file = await registered(product);
    id = file.split("/").at(-1)!;
    await product.pool.query(LARGE_EVENTS, [id, LARGE.events, LARGE.bytes]);
    await untilVisible(product.pool);
  }, 60_000);
  afterAll(() => product.stop());

  const asked = async () =>
    fetch(`${product.url}${API_PREFIX}${file}/evidenceBundle`, {
      headers: { authorization: `Bearer ${await product.token("els")}` },
    });

  /** The line in the log of the process about a request, once it is over. */
  const lineOf = async (traceId: string): Promise<object> => {
    const lines = () =>
      product.log
        .filter((line) => line.includes(traceId))
        .map((line) => JSON.parse(line) as { msg: string })
        .filter(({ msg }) => msg === "request");
    await eventually("the request is over", async () => {
      await send(product, "//health");
      return lines().length > 0;
    });
    expect(lines()).toHaveLength(1);
    return lines()[0]!;
  };

  it("is not there before something of it is sealed: a problem, and not half an answer", async () => {
    const client = await product.pool.connect();
    await client.query("BEGIN");
    await client.query("SELECT pg_current_xact_id()");
    try {
      const fresh = await registered(product, "karim");
      const answer = await send(product, `${fresh}/evidenceBundle`, { as: "karim" });
      expectProblem(answer, 503, "rechtop:notSealedYet");
      expect(answer.headers.get("retry-after")).toBe("5");
      expect(answer.headers.get("content-disposition")).toBeNull();
      expect(await recordedOf(product, answer)).toEqual({ audits: [], subjects: [] });
    } finally {
      await client.query("ROLLBACK");
      client.release();
    }
  });

  it("is what the log gives, to the byte", async () => {
    const response = await asked();
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("application/octet-stream");
    expect(response.headers.get("content-length")).toBeNull();
    const received = Buffer.from(await response.arrayBuffer());
    expect(received.length).toBeGreaterThan(LARGE.events * LARGE.bytes);
    const log = new SealedLog(product.pool, product.store);
    const made = Buffer.concat(await Array.fromAsync(log.bundleOfDossier(uuid(id))));
    expect(received.equals(made)).toBe(true);
  });

  it("leaves after its record is durable, and not at all without", async () => {
    const client = await product.pool.connect();
    await client.query("BEGIN");
    await client.query("LOCK TABLE rechtop_processing.processing_log IN ACCESS EXCLUSIVE MODE");
    let begun = false;
    const asking = asked().then((response) => {
      begun = true;
      return response;
    });
    await eventually("the record waits to be written", async () => {
      const { rows } = await client.query<{ count: number }>(
        `SELECT count(*)::integer AS count FROM pg_locks
         WHERE relation = 'rechtop_processing.processing_log'::regclass AND NOT granted`,
      );
      return rows[0]!.count > 0;
    });
    expect(begun).toBe(false);
    await client.query("COMMIT");
    client.release();
    const response = await asking;
    // Nothing but the head was read yet.
    const { audits, subjects } = await recordedOf(product, response);
    expect([audits.length, subjects.length]).toEqual([1, 1]);
    await response.body!.cancel();

    await product.pool.query("ALTER TABLE rechtop_processing.processing_log RENAME TO away");
    try {
      const refused = await send(product, `${file}/evidenceBundle`, { as: "els" });
      expectProblem(refused, 503, "belgif:serviceUnavailable");
      expect(refused.headers.get("content-disposition")).toBeNull();
    } finally {
      await product.pool.query("ALTER TABLE rechtop_processing.away RENAME TO processing_log");
    }
  });

  it("is made as it is read, and one that fails on the way does not look like a whole one", async () => {
    const response = await asked();
    expect(response.status).toBe(200);
    const reader = response.body!.getReader();
    const received = [(await reader.read()).value!];
    await product.pool.query("ALTER TABLE rechtop_log.events RENAME TO away");
    let failure: unknown;
    try {
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        received.push(part.value);
      }
    } catch (error) {
      failure = error;
    } finally {
      await product.pool.query("ALTER TABLE rechtop_log.away RENAME TO events");
    }
    expect(String(failure)).toBe("TypeError: terminated");
    const bytes = Buffer.concat(received);
    expect(bytes.length).toBeLessThan(LARGE.events * LARGE.bytes);
    expect(bytes.subarray(-100).toString("latin1")).not.toMatch(/^end \d+$/m);

    const traceId = response.headers.get("belgov-trace-id")!;
    const told = product.log.filter((line) => line.includes("an answer broke off"));
    expect(told.map((line) => JSON.parse(line) as object)).toEqual([
      expect.objectContaining({ level: 50, traceId, error: "error", code: "42P01" }),
    ]);
    expect(await lineOf(traceId)).toMatchObject({ status: 200, cut: true });
    expect((await send(product, file, { as: "els" })).status).toBe(200);
  });

  it("is no trouble when nobody reads it to its end", async () => {
    const before = product.log.length;
    const response = await asked();
    await response.body!.cancel();
    const line = await lineOf(response.headers.get("belgov-trace-id")!);
    expect(line).toMatchObject({ level: 30, status: 200, cut: true });
    expect(product.log.slice(before).join()).not.toContain('"level":50');
  });
});

/** Nothing that a case would hold: what counts is how much it is. The columns are those of the store. */
const LARGE_EVENTS = `INSERT INTO rechtop_log.events (commit_order, category, stream_id, revision,
    event_id, type, schema_version, payload, metadata, recorded_at)
  SELECT pg_current_xact_id()::text::bigint + xid_offset, 'large', $1::uuid, n, gen_random_uuid(),
    'testing.LargeThing', 1, convert_to('{"text":"' || repeat('x', $3::integer) || '"}', 'UTF8'),
    '{}', date_trunc('milliseconds', clock_timestamp())
  FROM rechtop_log.log_clock, generate_series(0, $2::integer - 1) AS n`;
