import { json, PERSONAL, registration, startTarget, type Target } from "./support/target.js";
import { sendRaw } from "./support/raw-http.js";

const LIMIT = 256 * 1024;

let target: Target;
let file: string;
beforeAll(async () => {
  target = await startTarget();
  file = `/applications/${target.applicationId}`;
});
afterAll(() => target.product.stop());
afterEach(() => target.expectCleanLog());

const KEY = { "idempotency-key": "4f9c4a52-1f6a-4a43-9d0e-3a5f1f0c2b7e" };

describe("a body", () => {
  it.each([
    ["that ends too early", `{"insz": "${PERSONAL.insz}"`],
    ["that is no JSON", `insz=${PERSONAL.insz}`],
    ["that is empty", ""],
    ["with a value of another kind", `"${PERSONAL.insz}"`],
    ["that is null", "null"],
    ["that is a list", `[{"insz": "${PERSONAL.insz}"}]`],
    ["with what JSON does not know", `{"insz": NaN}`],
    ["with a comment", `{/* ${PERSONAL.familyName} */"insz": "1"}`],
  ])("%s is refused", async (_name, body) => {
    const { issues } = await target.expectRefused(json("/applications/query", body), 400);
    expect(issues).toEqual([expect.objectContaining({ in: "body", name: "" })]);
  });

  it("that is not UTF-8 is refused, not repaired", async () => {
    const [before, after] = JSON.stringify(registration({ givenName: "Zo|" })).split("|");
    const latin1 = Buffer.from([0xeb]);
    const body = Buffer.concat([Buffer.from(before!), latin1, Buffer.from(after!)]);
    const { issues } = await target.expectRefused(json("/applications", body), 400);
    expect(issues).toEqual([expect.objectContaining({ detail: "the body is not UTF-8" })]);
  });

  it.each([
    ["lists", "[".repeat(100_000) + "]".repeat(100_000)],
    ["objects", `{"a":`.repeat(40_000) + "1" + "}".repeat(40_000)],
    [
      "lists where identifiers belong",
      `{"evidenceIds":${"[".repeat(60_000) + "]".repeat(60_000)}}`,
    ],
  ])("of %s within one another is refused, on every way that looks at it", async (_name, body) => {
    const findings = `${file}/conditions/residence/findings`;
    for (const [path, headers] of [
      ["/applications", {}],
      ["/applications", KEY],
      [findings, { "if-match": '"0"' }],
      [findings, { "if-match": '"0"', ...KEY }],
    ] as const) {
      await target.expectRefused(json(path, body, headers), 400);
    }
  });

  it("that is larger than the limit is refused, announced or not", async () => {
    const announced = { ...json("/applications", ""), announced: LIMIT + 1 };
    await target.expectRefused({ ...announced, body: `{"insz":"${PERSONAL.insz}` }, 413);
    const endless = json("/applications", PERSONAL.insz.padEnd(LIMIT + 1, " "));
    await target.expectRefused({ ...endless, endless: true }, 413);
  });

  it.each([
    ["a form", "application/x-www-form-urlencoded", `insz=${PERSONAL.insz}`],
    ["a text", "text/plain", `{"insz":"${PERSONAL.insz}"}`],
    ["XML", "application/xml", `<insz>${PERSONAL.insz}</insz>`],
    ["several parts", "multipart/form-data; boundary=x", "--x--"],
    ["something else", PERSONAL.familyName, "{}"],
  ])("of %s is refused", async (_name, type, body) => {
    const request = json("/applications/query", body, { "content-type": type });
    await target.expectRefused(request, 415);
  });

  it("without a type is refused", async () => {
    const { headers, ...request } = json("/applications/query", `{"insz":"${PERSONAL.insz}"}`);
    expect(headers).toEqual({ "content-type": "application/json" });
    await target.expectRefused(request, 415);
  });

  it("where none belongs is refused", async () => {
    const path = `/sittings/${target.applicationId}/closings`;
    const { issues } = await target.expectRefused(
      json(path, { status: "closed" }, { "if-match": '"1"' }),
      400,
    );
    expect(issues).toEqual([expect.objectContaining({ name: "status" })]);
  });
});

describe("a header", () => {
  it.each(["*", 'W/"1"', '"1", "2"', "1", "'1'", '"-1"', '"0x1"', `"${"9".repeat(19)}"`, ""])(
    "If-Match: %s is no version",
    async (ifMatch) => {
      const request = json(`${file}/notifications`, {}, { "if-match": ifMatch });
      const { issues } = await target.expectRefused(request, 400);
      expect(issues).toContainEqual(expect.objectContaining({ in: "header", name: "If-Match" }));
    },
  );

  it("If-Match is needed for a change", async () => {
    await target.expectRefused(json(`${file}/notifications`, {}), 428);
  });

  it.each(["1", "x' OR '1'='1", PERSONAL.insz, "4f9c4a52-1f6a-4a43-9d0e-3a5f1f0c2b7e, 1"])(
    "Idempotency-Key: %s is no key",
    async (key) => {
      const request = json("/applications", registration(), { "idempotency-key": key });
      const { issues } = await target.expectRefused(request, 400);
      expect(issues).toEqual([expect.objectContaining({ in: "header", name: "Idempotency-Key" })]);
    },
  );

  it.each(["x' OR '1'='1", "postgres:1", "postgres:-1.-1", "memory:1", PERSONAL.insz, ""])(
    "Rechtop-Minimum-Position: %s is no position",
    async (position) => {
      const headers = { "rechtop-minimum-position": position };
      await target.expectRefused({ method: "GET", path: "/applications", headers }, 400);
    },
  );

  it("that a stranger sends makes nobody wait", async () => {
    const headers = { "rechtop-minimum-position": "postgres:999999999.9" };
    const answer = await sendRaw(target.product.url, { method: "GET", path: "/health", headers });
    expect(answer).toMatchObject({ status: 200, body: '{"status":"UP"}' });
  });

  it.each([
    ["one that is very long", { "x-long": PERSONAL.insz.repeat(2_000) }],
    ["very many", { "x-many": Array.from({ length: 2_000 }, () => PERSONAL.insz) }],
    ["a length that is none", { "content-length": PERSONAL.insz.replaceAll(/\d/g, "x") }],
  ])("too much: %s", async (_name, headers) => {
    await target.expectRefused({ method: "GET", path: "/applications", headers }, 400);
  });

  it.each([
    ["X-HTTP-Method-Override", { "x-http-method-override": "GET" }],
    ["X-Forwarded-User", { "x-forwarded-user": "u-9cw5z1pjy3" }],
    ["a role of one's own choice", { "x-role": "teamLeader", "rechtop-roles": "teamLeader" }],
  ])("%s changes nothing", async (_name, headers) => {
    const request = json(`${file}/assignments`, { assigneeId: "u-2nv8d4hs6t" }, headers);
    await target.expectRefused(
      { ...request, headers: { ...request.headers, "if-match": '"2"' } },
      403,
    );
  });
});

describe("a method", () => {
  it.each(["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])(
    "%s that a resource does not have finds nothing",
    async (method) => {
      await target.expectRefused({ method, path: file }, 404);
    },
  );
});

describe("a personal value in the wrong place", () => {
  it("is repeated by no answer", async () => {
    const residence = `${file}/conditions/residence`;
    const evidence = {
      kind: "paySlip",
      source: PERSONAL.familyName,
      facts: PERSONAL.telephone,
      periodFrom: "2025-03-03",
      necessity: PERSONAL.familyName,
    };
    const now = { "if-match": '"0"' };
    const { familyName, insz, telephone } = PERSONAL;
    await target.expectRefused(json("/applications/query", { insz: `${insz}1` }), 400);
    await target.expectRefused(json("/applications/query", { insz, unknown: familyName }), 400);
    await target.expectRefused(json("/applications", registration({ language: familyName })), 400);
    await target.expectRefused(json("/applications", registration({ insz: telephone })), 400);
    await target.expectRefused(json("/applications", { person: insz, channel: telephone }), 400);
    await target.expectRefused(json(`${residence}/evidence`, evidence, now), 409);
    const odd = { ...evidence, kind: familyName };
    await target.expectRefused(json(`${residence}/evidence`, odd, now), 409);
    const finding = { outcome: "met", reasons: familyName, evidenceIds: [target.applicationId] };
    await target.expectRefused(json(`${residence}/findings`, finding, now), 409);
    const report = `/socialReports/${target.applicationId}`;
    const reading = { version: 1, language: "nl", manner: "inPerson", remarks: telephone };
    await target.expectRefused(json(`${report}/readings`, reading, now), 409);
    await target.expectRefused({ method: "GET", path: `/applications?q=${insz}` }, 400);
    await target.expectRefused({ method: "GET", path: `/applications/${insz}` }, 400);
    await target.expectRefused({ method: "GET", path: `/${familyName}/${telephone}` }, 404);
  });
});
