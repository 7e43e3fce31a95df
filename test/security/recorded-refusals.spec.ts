import { randomUUID } from "node:crypto";
import { PostgresProcessingLog } from "#data-flows";
import { type SecuredProduct, startSecuredProduct } from "./support/secured-product.js";
import type { Subject } from "./support/token-issuer.js";
import { demoUser } from "./support/world.js";

const ELSEWHERE: Subject = { ...demoUser("els"), centre: "ocmw-elsewhere" };

describe("who is refused and known", () => {
  let product: SecuredProduct;
  beforeAll(async () => {
    product = await startSecuredProduct();
  });
  afterAll(() => product.stop());

  /** Every record so far, as it is stored. */
  const records = async (): Promise<Record<string, unknown>[]> => {
    const rows = await product.app.get(PostgresProcessingLog).readAfter(undefined, 1_000);
    return rows.map(({ bytes }) => JSON.parse(bytes.toString("utf8")) as Record<string, unknown>);
  };

  it("is recorded before the input is looked at, when their centre is not served", async () => {
    const id = randomUUID();
    const client = await product.client(ELSEWHERE);
    const answer = await client.send("GET", `/applications/${id}?colour=blue`);
    expect(answer.status).toBe(403);
    expect(await records()).toEqual([
      expect.objectContaining({
        user_id: ELSEWHERE.sub,
        user_org: "ocmw-elsewhere",
        decision: "deny",
        policy_id: "urn:rechtop:policy:readFile",
      }),
      expect.objectContaining({ status: "Error", subject_ref: id, data_categories: [] }),
    ]);
  });

  it("is recorded once per request, also of those who come again and again", async () => {
    const before = (await records()).length;
    const client = await product.client(demoUser("bram"));
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => client.send("GET", "/applications")),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([403]));
    const traces = (await records()).slice(before).map((record) => record["trace_id"]);
    expect(new Set(traces).size).toBe(20);
    expect(traces).toHaveLength(20);
  });

  it("and nobody whose token has expired, or who has none", async () => {
    const before = (await records()).length;
    const token = await product.issuer.token(demoUser("els"), { expiresIn: -60 });
    for (const headers of [{}, { authorization: `Bearer ${token}` }] as Record<string, string>[]) {
      const path = `${product.url}/REST/socialAssistance/v1/applications`;
      expect((await fetch(path, { headers })).status).toBe(401);
    }
    expect((await records()).length).toBe(before);
  });
});
