import { randomUUID } from "node:crypto";
import { NO_STREAM, RevisionConflict } from "#event-store";
import { streamName, uuid } from "#kernel";
import { type Product, startProduct } from "../support/product.js";
import { registered, registration, send } from "./support/exchange.js";

describe("the record of an idempotency key", () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.stop());

  const recordsOf = async (key: string): Promise<unknown[]> => {
    const { rows } = await product.pool.query<object>(
      "SELECT * FROM rechtop_log.idempotency WHERE key = $1",
      [key],
    );
    return rows;
  };

  it("is written in the transaction of the events", async () => {
    const key = randomUUID();
    const { body } = await send(product, "/applications", {
      as: "els",
      headers: { "idempotency-key": key },
      body: registration(),
    });
    // xmin is the transaction that wrote a row.
    const { rows } = await product.pool.query<{ event: string; record: string }>(
      `SELECT e.xmin::text AS event, i.xmin::text AS record
       FROM rechtop_log.events e, rechtop_log.idempotency i
       WHERE e.stream_id = $1 AND i.key = $2`,
      [body["id"], key],
    );
    expect(rows).toHaveLength(2);
    expect(new Set(rows.flatMap(({ event, record }) => [event, record])).size).toBe(1);
  });

  it("is not written when the append meets a conflict", async () => {
    const file = await registered(product);
    const stream = streamName("application", file.split("/").at(-1)!);
    const [first] = await Array.fromAsync(product.store.readStream(stream));
    const key = uuid(randomUUID());
    const record = { scope: "a/b", key, requestHash: "h", response: "{}" };
    const { event, metadata } = first!;
    const events = [{ eventId: uuid(randomUUID()), event, metadata }];
    await expect(
      product.store.append([{ stream, expected: NO_STREAM, events }], record),
    ).rejects.toBeInstanceOf(RevisionConflict);
    expect(await recordsOf(key)).toEqual([]);
  });

  it("stops its events when the key is taken, also past every check of the edge", async () => {
    const key = uuid(randomUUID());
    const file = await registered(product);
    const known = streamName("application", file.split("/").at(-1)!);
    const [first] = await Array.fromAsync(product.store.readStream(known));
    const { event, metadata } = first!;
    const record = { scope: "a/b", key, requestHash: "h", response: "{}" };
    const append = (id: string) =>
      product.store.append(
        [
          {
            stream: streamName("application", id),
            expected: NO_STREAM,
            events: [{ eventId: uuid(randomUUID()), event, metadata }],
          },
        ],
        record,
      );
    const ids = Array.from({ length: 6 }, () => randomUUID());
    const done = await Promise.allSettled(ids.map(append));
    expect(done.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const { rows } = await product.pool.query(
      "SELECT stream_id FROM rechtop_log.events WHERE stream_id = ANY($1::uuid[])",
      [ids],
    );
    expect(rows).toHaveLength(1);
    expect(await recordsOf(key)).toHaveLength(1);
  });

  it("keeps identifiers and a keyed hash, and nothing of what was sent", async () => {
    const key = randomUUID();
    const { body } = await send(product, "/applications", {
      as: "els",
      headers: { "idempotency-key": key },
      body: registration(),
    });
    const id = body["id"] as string;
    expect(await recordsOf(key)).toEqual([
      {
        scope: "ocmw-lindeveld/u-7f3kq9x2mw",
        key,
        request_hash: expect.stringMatching(/^[\w-]{43}$/),
        response: JSON.stringify({
          body: { id, href: `/applications/${id}` },
          location: `/applications/${id}`,
          version: "2",
        }),
        recorded_at: expect.any(Date),
      },
    ]);
  });
});
