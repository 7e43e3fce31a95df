import { randomUUID } from "node:crypto";
import { countEvents } from "../support/log.js";
import { type Product, startProduct, subjectOf } from "../support/product.js";
import { type Exchange, expectProblem, issuesIn, registered, send } from "./support/exchange.js";

describe("versions", () => {
  let product: Product;
  let file: string;
  beforeAll(async () => {
    product = await startProduct();
  });
  beforeEach(async () => {
    file = await registered(product);
  });
  afterAll(() => product.stop());

  const assign = (to: string, headers: Readonly<Record<string, string>>): Promise<Exchange> =>
    send(product, `${file}/assignments`, {
      as: "nora",
      headers,
      body: { assigneeId: subjectOf(to) },
    });

  const etag = async (): Promise<string> =>
    (await send(product, file, { as: "nora" })).headers.get("etag") ?? "none";

  it("are strong ETags, and move with each event", async () => {
    expect(await etag()).toBe('"2"');
    const changed = await assign("karim", { "if-match": '"2"' });
    expect(changed.status).toBe(201);
    expect(changed.headers.get("etag")).toBe('"3"');
    expect(await etag()).toBe('"3"');
  });

  it("are there for each resource that can be changed", async () => {
    const resources = [
      file,
      `${file}/conditions/age`,
      `${file}/determinations`,
      file.replace("applications", "socialReports"),
    ];
    for (const resource of resources) {
      const { headers } = await send(product, resource, { as: "els" });
      expect({ resource, etag: headers.get("etag") }).toEqual({
        resource,
        etag: expect.stringMatching(/^"\d+"$/),
      });
    }
  });

  it("must be sent with a change: 428 without, before anything else is said of it", async () => {
    const answer = await send(product, `${file}/assignments`, { as: "nora", body: { mistake: 1 } });
    expectProblem(answer, 428, "rechtop:missingPrecondition");
    expect(await etag()).toBe('"2"');
  });

  it("must be the version of now: 412 with the ETag of now", async () => {
    await assign("karim", { "if-match": '"2"' });
    const before = await countEvents(product);
    const stale = await assign("tine", { "if-match": '"2"' });
    expectProblem(stale, 412, "rechtop:staleVersion");
    expect(stale.headers.get("etag")).toBe('"3"');
    expect(await countEvents(product)).toBe(before);
    const informed = await assign("tine", { "if-match": stale.headers.get("etag")! });
    expect(informed.status).toBe(201);
  });

  it("cannot be guessed ahead", async () => {
    expectProblem(await assign("karim", { "if-match": '"3"' }), 412, "rechtop:staleVersion");
  });

  it.each(["2", 'W/"2"', "*", '"1", "2"', '"two"', '""', "", '"99999999999999999999"'])(
    "have one form: If-Match %j is refused with 400",
    async (header) => {
      const answer = await assign("karim", { "if-match": header });
      expect(issuesIn(answer)).toEqual(["header:If-Match schemaViolation"]);
      expect(await etag()).toBe('"2"');
    },
  );

  it("are not told to who may not read: 404 and 403 come first", async () => {
    const body = { assigneeId: subjectOf("karim") };
    const headers = { "if-match": '"7"' };
    const elsewhere = await send(product, `${file}/assignments`, { as: "luc", headers, body });
    expectProblem(elsewhere, 404, "belgif:resourceNotFound");
    const notAllowed = await send(product, `${file}/assignments`, { as: "els", headers, body });
    expectProblem(notAllowed, 403, "belgif:missingPermission");
    for (const { headers: sent } of [elsewhere, notAllowed]) expect(sent.get("etag")).toBeNull();
  });

  it("let one of several writers through, and leave no key of the others behind", async () => {
    const keys = Array.from({ length: 8 }, () => randomUUID());
    const before = await countEvents(product);
    const answers = await Promise.all(
      keys.map((key, n) =>
        assign(n % 2 === 0 ? "karim" : "tine", { "if-match": '"2"', "idempotency-key": key }),
      ),
    );
    const won = answers.filter(({ status }) => status === 201);
    const lost = answers.filter(({ status }) => status === 412);
    expect([won.length, lost.length]).toEqual([1, 7]);
    for (const { headers } of lost) expect(headers.get("etag")).toBe('"3"');
    expect(await countEvents(product)).toBe(before + 1);
    const { rows } = await product.pool.query<{ key: string }>(
      "SELECT key FROM rechtop_log.idempotency WHERE key = ANY($1::uuid[])",
      [keys],
    );
    expect(rows).toEqual([{ key: keys[answers.indexOf(won[0]!)] }]);
  });
});
