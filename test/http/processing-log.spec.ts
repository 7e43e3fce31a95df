import { randomUUID } from "node:crypto";
import { POLICY_VERSION } from "#access";
import { type Product, startProduct, subjectOf } from "../support/product.js";
import { eventually } from "./support/behind-proxy.js";
import { expectProblem, registered, send } from "./support/exchange.js";
import { recordCount, recordedOf, traceOf } from "./support/processing-records.js";

const SPAN = /^[0-9a-f]{16}$/;
const NOW = new Date("2025-03-03T08:00:00.000Z");

describe("the processing log", () => {
  let product: Product;
  let file: string;
  let id: string;
  beforeAll(async () => {
    product = await startProduct();
    file = await registered(product);
    id = file.split("/").at(-1)!;
  });
  afterAll(() => product.stop());

  it("says of a reading whose data it was, why, and on what ground; and apart from it, who", async () => {
    const answer = await send(product, file, { as: "els" });
    expect(answer.status).toBe(200);
    const { audits, subjects } = await recordedOf(product, answer);
    const shared = {
      trace_id: traceOf(answer),
      name: "readFile",
      start_time: NOW,
      end_time: NOW,
      activity_uri: "urn:rechtop:processing-activity:readFile:1",
      purpose_code: "requestHandling",
      legal_basis: "RMI-wet art. 18",
      operation: "consult",
      retention: "P10Y",
      system: "rechtop",
      recorded_at: expect.any(Date),
    };
    expect(audits).toEqual([
      expect.objectContaining({
        ...shared,
        span_id: expect.stringMatching(SPAN),
        parent_trace_id: null,
        parent_span_id: null,
        user_id: subjectOf("els"),
        user_org: "ocmw-lindeveld",
        role: "caseworker",
        roles_held: ["caseworker"],
        authn_method: "accessToken",
        decision: "permit",
        policy_id: "urn:rechtop:policy:readFile",
        policy_version: POLICY_VERSION,
        network_address: "127.0.0.1",
        result_count: 1,
      }),
    ]);
    expect(subjects).toEqual([
      expect.objectContaining({
        ...shared,
        span_id: expect.stringMatching(SPAN),
        parent_span_id: audits[0]!["span_id"],
        status: "Ok",
        subject_ref: id,
        subject_ref_type: "rechtop:application",
        role_of_subject: "applicant",
        dossier_ref: id,
        data_categories: ["identity", "contact", "finance"],
        confidentiality: "normal",
        confidential_until: null,
      }),
    ]);
    expect(subjects[0]!["span_id"]).not.toBe(audits[0]!["span_id"]);
    expect(JSON.stringify(subjects)).not.toContain(subjectOf("els"));
  });

  it("has twenty records below one for a list of twenty files, and one for an empty list", async () => {
    const made = await Promise.all(Array.from({ length: 20 }, () => registered(product, "karim")));
    const listed = async () => send(product, "/applications?pageSize=100", { as: "karim" });
    let answer = await listed();
    while ((answer.body["items"] as unknown[]).length < 20) answer = await listed();
    const { audits, subjects } = await recordedOf(product, answer);
    expect(audits).toEqual([expect.objectContaining({ result_count: 20 })]);
    expect(subjects.length).toBe(20);
    expect(new Set(subjects.map((row) => row["span_id"])).size).toBe(20);
    expect(new Set(subjects.map((row) => row["parent_span_id"]))).toEqual(
      new Set([audits[0]!["span_id"]]),
    );
    const files = made.map((path) => path.split("/").at(-1)).toSorted();
    expect(subjects.map((row) => row["dossier_ref"]).toSorted()).toEqual(files);

    const none = await send(product, "/applications", { as: "amina" });
    expect(none.body["items"]).toEqual([]);
    const empty = await recordedOf(product, none);
    expect(empty.audits).toEqual([expect.objectContaining({ result_count: 0 })]);
    expect(empty.subjects).toEqual([]);
  });

  it.each([
    ["a document", "GET", "/documents/receipt", "readReceipt"],
    ["what HEAD asks for", "HEAD", "", "readFile"],
  ])("has %s", async (_, method, path, name) => {
    const answer = await send(product, file + path, { as: "els", method });
    expect(answer.status).toBe(200);
    const { audits, subjects } = await recordedOf(product, answer);
    expect([audits, subjects].map((rows) => rows.map((row) => row["name"]))).toEqual([
      [name],
      [name],
    ]);
  });

  it.each([
    ["a colleague", "karim", 403, "GET", ""],
    ["somebody of another centre", "amina", 404, "GET", ""],
    ["the operator, of its history", "bram", 403, "GET", "/events"],
    ["who may not assign it", "els", 403, "POST", "/assignments"],
  ])("has the refusal of %s, with the rule that decided", async (_, as, status, method, path) => {
    const answer = await send(product, file + path, {
      as,
      method,
      ...(method === "POST" ? { body: { assigneeId: subjectOf("karim") } } : {}),
      headers: { "if-match": '"2"' },
    });
    expect(answer.status).toBe(status);
    const { audits, subjects } = await recordedOf(product, answer);
    expect(audits).toEqual([
      expect.objectContaining({
        user_id: subjectOf(as),
        role: null,
        decision: "deny",
        policy_id: expect.stringMatching(/^urn:rechtop:policy:[a-zA-Z]+$/),
        policy_version: POLICY_VERSION,
        result_count: 0,
        operation: method === "POST" ? "alter" : "consult",
      }),
    ]);
    expect(subjects).toEqual([
      expect.objectContaining({
        status: "Error",
        dossier_ref: id,
        data_categories: [],
        parent_span_id: audits[0]!["span_id"],
      }),
    ]);
  });

  it("has the same of what does not exist as of what another centre has", async () => {
    const missing = await send(product, `/applications/${randomUUID()}`, { as: "amina" });
    const hidden = await send(product, file, { as: "amina" });
    const told = async (answer: typeof missing) => {
      const { audits, subjects } = await recordedOf(product, answer);
      const of = (rows: typeof audits) =>
        rows.map((row) => [row["name"], row["decision"], row["status"], row["purpose_code"]]);
      return [of(audits), of(subjects)];
    };
    expect([missing.status, hidden.status]).toEqual([404, 404]);
    expect(await told(missing)).toEqual(await told(hidden));
  });

  it("has a refusal that names no file in the audit log alone", async () => {
    const answer = await send(product, "/applications", { as: "bram" });
    expect(answer.status).toBe(403);
    const { audits, subjects } = await recordedOf(product, answer);
    expect(audits.map((row) => row["decision"])).toEqual(["deny"]);
    expect(subjects).toEqual([]);
  });

  it("has nothing of strangers, of wrong input, of changes, and of what is not personal", async () => {
    const before = await recordCount(product);
    await send(product, file);
    await send(product, "//health");
    await send(product, "/applications?colour=blue", { as: "els" });
    await send(product, "/nothing", { as: "els" });
    await send(product, "/profile", { as: "els" });
    await send(product, "/refData/conditions", { as: "els" });
    await registered(product);
    expect(await recordCount(product)).toBe(before);
  });

  describe("asked for in another system", () => {
    const trace = "0af7651916cd43dd8448eb211c80319c";
    const span = "b7ad6b7169203331";
    const related = "4f9c4a52-1f6a-4a43-9d0e-3a5f1f0c2b7e";
    const parentOf = async (headers: Record<string, string>) => {
      const answer = await send(product, file, { as: "els", headers });
      expect(answer.status).toBe(200);
      const { audits } = await recordedOf(product, answer);
      return [audits[0]!["parent_trace_id"], audits[0]!["parent_span_id"]];
    };

    it("names the span of a traceparent as its parent, under a trace id of its own", async () => {
      expect(await parentOf({ traceparent: `00-${trace}-${span}-01` })).toEqual([trace, span]);
    });

    it("names the trace of a BelGov-Trace-Id", async () => {
      expect(await parentOf({ "belgov-trace-id": related })).toEqual([
        related.replaceAll("-", ""),
        null,
      ]);
    });

    it("prefers the traceparent, which says more", async () => {
      const both = { traceparent: `00-${trace}-${span}-01`, "belgov-trace-id": related };
      expect(await parentOf(both)).toEqual([trace, span]);
    });

    it.each<[string, string, string]>([
      ["a trace of zeros", "traceparent", `00-${"0".repeat(32)}-${span}-01`],
      ["JSON", "traceparent", `00-${trace}-${span}-01","user_id":"u-x`],
      ["a tab", "traceparent", `00-${trace}-${span}-01\tx`],
      ["a version that is none", "traceparent", `ff-${trace}-${span}-01`],
      ["a national number", "traceparent", "85000099712"],
      ["too much", "traceparent", `01-${trace}-${span}-01-${"x".repeat(8_000)}`],
      ["a national number as trace", "belgov-trace-id", "85000099712"],
      ["a control character", "belgov-trace-id", `${related.slice(0, 35)}\u0080`],
    ])("leaves out %s, and keeps it nowhere", async (_, name, value) => {
      expect(await parentOf({ [name]: value })).toEqual([null, null]);
    });
  });

  it("is complete under load: one of each for every request", async () => {
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, n) =>
        send(product, n % 3 === 0 ? `${file}/conditions` : file, { as: n % 2 ? "els" : "karim" }),
      ),
    );
    const recorded = await Promise.all(answers.map((answer) => recordedOf(product, answer)));
    for (const [n, { audits, subjects }] of recorded.entries()) {
      expect([audits.length, subjects.length]).toEqual([1, 1]);
      expect(audits[0]!["decision"]).toBe(n % 2 ? "permit" : "deny");
    }
  });

  it("is written before the answer leaves", async () => {
    const client = await product.pool.connect();
    await client.query("BEGIN");
    await client.query("LOCK TABLE rechtop_processing.processing_log IN ACCESS EXCLUSIVE MODE");
    let answered = false;
    const asked = send(product, file, { as: "els" }).then((answer) => {
      answered = true;
      return answer;
    });
    const waits = async () => {
      const { rows } = await client.query<{ count: number }>(
        `SELECT count(*)::integer AS count FROM pg_locks
         WHERE relation = 'rechtop_processing.processing_log'::regclass AND NOT granted`,
      );
      return rows[0]!.count > 0;
    };
    await eventually("the record waits to be written", waits);
    expect((await send(product, "/profile", { as: "els" })).status).toBe(200);
    expect(answered).toBe(false);
    await client.query("COMMIT");
    client.release();
    const answer = await asked;
    expect(answer.status).toBe(200);
    expect((await recordedOf(product, answer)).subjects).toHaveLength(1);
  });

  it("holds no reading back: without it there is no answer, and no personal data", async () => {
    await product.pool.query("ALTER TABLE rechtop_processing.processing_log RENAME TO away");
    try {
      for (const [as, path] of [
        ["els", ""],
        ["els", "/conditions"],
        ["els", "/documents/receipt"],
        ["els", "/events"],
        ["karim", ""],
      ] as const) {
        const answer = await send(product, file + path, { as });
        expectProblem(answer, 503, "belgif:serviceUnavailable");
        expect(answer.headers.get("retry-after")).toBe("5");
        expect(answer.headers.get("etag")).toBeNull();
        expect(answer.text).not.toMatch(/85000099712|Fien|Voorbeeld|rechtop_processing|relation/);
      }
      const list = await send(product, "/applications", { as: "els" });
      expectProblem(list, 503, "belgif:serviceUnavailable");
      expect((await send(product, "/refData/conditions", { as: "els" })).status).toBe(200);
      expect(product.log.join("\n")).toContain("ProcessingNotRecorded");
    } finally {
      await product.pool.query("ALTER TABLE rechtop_processing.away RENAME TO processing_log");
    }
    expect((await send(product, file, { as: "els" })).status).toBe(200);
  });
});
