import { streamName } from "#kernel";
import { caseAt } from "../support/stages.js";
import { type Product, startProduct } from "../support/product.js";
import { registration, send, type Wire } from "./support/exchange.js";

const TRACE_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe("BelGov-Trace-Id", () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.stop());

  it("is on every answer, and never twice the same", async () => {
    const exchanges: readonly (readonly [number, string, Wire])[] = [
      [200, "//health", {}],
      [200, "/doc", {}],
      [200, "/applications", { as: "els" }],
      [201, "/applications", { as: "els", body: registration() }],
      [400, "/applications?colour=blue", { as: "els" }],
      [400, "/applications", { as: "els", body: "{" }],
      [401, "/applications", {}],
      [403, "/applications", { as: "bram" }],
      [404, "/nothing", { as: "els" }],
      [404, "/applications/%E0%A4%A", { as: "els" }],
      [413, "/applications", { as: "els", body: "8".repeat(300_000) }],
      [415, "/applications", { as: "els", body: "x", headers: { "content-type": "text/plain" } }],
    ];
    const ids = new Set<string>();
    for (const [status, path, wire] of exchanges) {
      const answer = await send(product, path, wire);
      const id = answer.headers.get("belgov-trace-id") ?? "none";
      expect({ path, status: answer.status, id }).toEqual({
        path,
        status,
        id: expect.stringMatching(TRACE_ID),
      });
      expect(answer.headers.get("belgov-related-trace-id")).toBeNull();
      expect(answer.headers.get("api-version")).toBe("1.0.0");
      ids.add(id);
    }
    expect(ids.size).toBe(exchanges.length);
  });

  it.each(["0f8e", "a".repeat(36), "4f9c4a52-1f6a-4a43-9d0e-3a5f1f0c2b7e"])(
    "of the request comes back as related, and is not taken over: %s",
    async (given) => {
      const answer = await send(product, "//health", { headers: { "belgov-trace-id": given } });
      expect(answer.headers.get("belgov-related-trace-id")).toBe(given);
      expect(answer.headers.get("belgov-trace-id")).not.toBe(given);
    },
  );

  it.each(["", "a b", "a".repeat(37), "<script>", "één", "a,b", "85.00.00-997.12"])(
    "of the request does not come back when it is not well-formed: %j",
    async (given) => {
      const answer = await send(product, "//health", {
        headers: { "belgov-trace-id": Buffer.from(given).toString("latin1") },
      });
      expect(answer.status).toBe(200);
      expect(answer.headers.get("belgov-related-trace-id")).toBeNull();
    },
  );

  it("is the correlation id of the events, and is in the log", async () => {
    const { headers, body } = await send(product, "/applications", {
      as: "els",
      body: registration(),
    });
    const traceId = headers.get("belgov-trace-id")!;
    const stream = streamName("application", body["id"] as string);
    const events = await Array.fromAsync(product.store.readStream(stream));
    expect(events.map(({ metadata }) => metadata.correlationId)).toEqual([traceId, traceId]);
    const lines = product.log.filter((line) => line.includes(traceId));
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
      expect.objectContaining({
        traceId,
        method: "POST",
        route: "/REST/socialAssistance/v1/applications",
        status: 201,
        actor: "u-7f3kq9x2mw",
        centre: "ocmw-lindeveld",
      }),
    ]);
  });

  it("goes on through the reactions: one decision, one correlation", async () => {
    const player = await caseAt(product, "open");
    const decided = await player.decide();
    const traceId = decided.headers.get("belgov-trace-id")!;
    const decisionRecorded = async () => {
      const stream = streamName("application", player.applicationId);
      const events = await Array.fromAsync(product.store.readStream(stream));
      return events.find(({ event }) => event.type === "procedure.DecisionRecorded");
    };
    let recorded = await decisionRecorded();
    while (recorded === undefined) recorded = await decisionRecorded();
    expect(recorded.metadata.correlationId).toBe(traceId);
    expect(recorded.metadata.causationId).not.toBe(traceId);
  });
});
