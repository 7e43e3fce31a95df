import { randomUUID } from "node:crypto";
import { countEvents } from "../support/log.js";
import { type Product, startProduct, subjectOf } from "../support/product.js";
import {
  type Exchange,
  expectProblem,
  registered,
  registration,
  send,
} from "./support/exchange.js";

/** What a client acts on: it must be the same in every answer to the same request. */
function essence({ status, headers, body }: Exchange) {
  return { status, body, etag: headers.get("etag"), location: headers.get("location") };
}

describe("an idempotency key", () => {
  let product: Product;
  let key: string;
  beforeAll(async () => {
    product = await startProduct();
  });
  beforeEach(() => {
    key = randomUUID();
  });
  afterAll(() => product.stop());

  const register = (
    as: string,
    body: unknown = registration(),
    headers: Readonly<Record<string, string>> = { "idempotency-key": key },
  ) => send(product, "/applications", { as, body, headers });

  const assign = (file: string, to: string, etag = '"2"'): Promise<Exchange> =>
    send(product, `${file}/assignments`, {
      as: "nora",
      headers: { "if-match": etag, "idempotency-key": key },
      body: { assigneeId: subjectOf(to) },
    });

  it("gives the same request the same answer, and no second effect", async () => {
    const first = await register("els");
    const before = await countEvents(product);
    const again = await register("els");
    expect(essence(again)).toEqual(essence(first));
    expect(first.headers.get("idempotency-replayed")).toBeNull();
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    expect(again.headers.get("belgov-trace-id")).not.toBe(first.headers.get("belgov-trace-id"));
    expect(await countEvents(product)).toBe(before);
  });

  it("is the same in capitals", async () => {
    const first = await register("els");
    const again = await register("els", registration(), { "idempotency-key": key.toUpperCase() });
    expect(essence(again)).toEqual(essence(first));
  });

  it("answers again even when the version has moved on since", async () => {
    const file = await registered(product);
    const first = await assign(file, "karim");
    key = randomUUID();
    await assign(file, "tine", '"3"');
    const before = await countEvents(product);
    key = randomUUID();
    const other = await assign(file, "els", '"4"');
    expect(other.status).toBe(201);
    const again = await assign(file, "els", '"4"');
    expect(essence(again)).toEqual(essence(other));
    expect(first.status).toBe(201);
    expect(await countEvents(product)).toBe(before + 1);
  });

  it("cannot be used for another body, another resource or another action", async () => {
    const file = await registered(product);
    const elsewhere = await registered(product);
    expect((await assign(file, "karim")).status).toBe(201);
    const before = await countEvents(product);
    const others = [
      await assign(file, "tine", '"3"'),
      await assign(elsewhere, "karim"),
      await send(product, "/applications", {
        as: "nora",
        headers: { "idempotency-key": key },
        body: registration(),
      }),
    ];
    for (const other of others) expectProblem(other, 409, "rechtop:idempotencyKeyReused");
    expect(await countEvents(product)).toBe(before);
  });

  it("makes one effect and one answer of twins that arrive together", async () => {
    const before = await countEvents(product);
    const twins = await Promise.all(Array.from({ length: 8 }, () => register("els")));
    expect(new Set(twins.map((twin) => JSON.stringify(essence(twin)))).size).toBe(1);
    expect(twins[0]!.status).toBe(201);
    const first = twins.filter(({ headers }) => headers.get("idempotency-replayed") === null);
    expect(first).toHaveLength(1);
    expect(await countEvents(product)).toBe(before + 2);
  });

  it("does so when the first twin makes the version of the others stale", async () => {
    for (let round = 1; round <= 5; round += 1) {
      const file = await registered(product);
      key = randomUUID();
      const before = await countEvents(product);
      const twins = await Promise.all(Array.from({ length: 8 }, () => assign(file, "karim")));
      expect(new Set(twins.map((twin) => JSON.stringify(essence(twin)))).size).toBe(1);
      expect(twins[0]!.status).toBe(201);
      expect(await countEvents(product)).toBe(before + 1);
    }
  });

  it("belongs to one user: the same key of another is another key", async () => {
    const mine = await register("els");
    const hers = await register("karim");
    const elsewhere = await register("amina");
    const ids = [mine, hers, elsewhere].map(({ status, body }) => [status, body["id"]]);
    expect(new Set(ids.map(([, id]) => id)).size).toBe(3);
    expect(ids.map(([status]) => status)).toEqual([201, 201, 201]);
    expect(hers.headers.get("idempotency-replayed")).toBeNull();
  });

  it("is not used up by a request that was refused", async () => {
    const file = await registered(product);
    expect((await register("els", { channel: "oral" })).status).toBe(400);
    const future = await register("els", registration({ receivedOn: "2025-03-04" }));
    expectProblem(future, 409, "rechtop:procedure:receivedInFuture");
    expect((await register("hilde")).status).toBe(403);
    expect((await register("els")).status).toBe(201);

    key = randomUUID();
    expectProblem(await assign(file, "els"), 409, "rechtop:procedure:alreadyAssigned");
    expectProblem(await assign(file, "karim", '"1"'), 412, "rechtop:staleVersion");
    expect((await assign(file, "karim")).status).toBe(201);
    const { rows } = await product.pool.query(
      "SELECT scope FROM rechtop_log.idempotency WHERE key = $1",
      [key],
    );
    expect(rows).toEqual([{ scope: `ocmw-lindeveld/${subjectOf("nora")}` }]);
  });

  it("is of no concern where nothing is changed", async () => {
    const answer = await send(product, "/applications", {
      as: "els",
      headers: { "idempotency-key": "anything" },
    });
    expect(answer.status).toBe(200);
  });
});
