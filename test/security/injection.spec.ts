import { readPdf } from "../../libs/letters/src/testing/read-pdf.js";
import { json, PERSONAL, registration, startTarget, type Target } from "./support/target.js";

let target: Target;
let file: string;
beforeAll(async () => {
  target = await startTarget();
  file = `/applications/${target.applicationId}`;
});
afterAll(() => target.product.stop());
afterEach(() => target.expectCleanLog());

const SQL = "x' OR '1'='1'; DROP TABLE file_overview; --";

describe("fields that the client may not set", () => {
  it.each([
    "id",
    "centre",
    "status",
    "assigneeId",
    "fileReference",
    "registeredOn",
    "constructor",
    "toString",
    "hasOwnProperty",
  ])("%s is refused as unknown, at the top and inside", async (field) => {
    const top = { ...registration(), [field]: "ocmw-lindeveld" };
    const inside = registration({ [field]: { admin: true } });
    for (const [body, name] of [
      [top, field],
      [inside, `person.${field}`],
    ] as const) {
      const { issues } = await target.expectRefused(json("/applications", body), 400);
      expect(issues).toEqual([
        expect.objectContaining({
          type: "urn:problem-type:belgif:input-validation:unknownInput",
          in: "body",
          name,
        }),
      ]);
    }
  });

  it.each([
    `{"__proto__": {"centre": "cpas-valmont"}}`,
    `{"person": {"__proto__": {"insz": "85000000138"}}}`,
    `{"\\u005f_proto__": {"admin": true}}`,
    `{"constructor": {"prototype": {"admin": true}}}`,
  ])("%s changes no prototype", async (body) => {
    await target.expectRefused(json("/applications", body), 400);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

describe("identifiers in an odd spelling", () => {
  const odd = (id: string): string[] => [
    id.toUpperCase(),
    `{${id}}`,
    `%7B${id}%7D`,
    `urn:uuid:${id}`,
    id.replaceAll("-", ""),
    `${id}%00`,
    `${id}%0a`,
    `%20${id}`,
    `${id}'--`,
    `${id.slice(0, -1)}%EF%BC%91`,
    `..%2f..%2f${id}`,
    `..%5c${id}`,
    `${id};a=b`,
    "%00",
    "%zz",
    "%c0%ae%c0%ae",
    "-1",
    "null",
    "undefined",
    "__proto__",
    "constructor",
    encodeURIComponent(SQL),
    PERSONAL.insz,
    PERSONAL.familyName,
    `%zz${PERSONAL.insz}`,
    `${"a".repeat(200)}${PERSONAL.insz}`,
    "9".repeat(8_000),
  ];

  it.each([
    ["/applications/", ""],
    ["/applications/", "/events"],
    ["/applications/", "/documents/receipt"],
    ["/applications/", "/conditions/residence"],
    ["/socialReports/", ""],
    ["/sittings/", ""],
    ["/decisionPackets/", ""],
    ["/decisions/", ""],
  ])("in %s…%s are no identifiers", async (before, after) => {
    for (const id of odd(target.applicationId)) {
      await target.expectRefused({ method: "GET", path: before + id + after }, 400, 404);
    }
  });

  it("lead nowhere else in the tree of addresses", async () => {
    for (const path of [
      "/applications/../../../../etc/passwd",
      `/applications/../sittings`,
      `/./applications`,
      `//applications`,
      `/applications/${target.applicationId}/../${target.applicationId}`,
      `/applications/${target.applicationId}/conditions/..%2freceipt`,
    ]) {
      await target.expectRefused({ method: "GET", path }, 400, 404);
    }
  });

  it.each(["seventh", "workReadiness", "Residence", "residence%00", "__proto__", "constructor"])(
    "%s is no condition",
    async (condition) => {
      const path = `${file}/conditions/${condition}`;
      await target.expectRefused({ method: "GET", path }, 400);
      const evidence = json(`${path}/evidence`, { kind: "paySlip" }, { "if-match": '"0"' });
      await target.expectRefused(evidence, 400);
    },
  );
});

describe("a query", () => {
  const place = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

  it.each([
    `status=${encodeURIComponent(SQL)}`,
    "status=registered&status=decided",
    "status[$ne]=registered",
    "status[]=registered",
    "assignee=u-2nv8d4hs6t",
    "centre=cpas-valmont",
    "pageSize=0",
    "pageSize=101",
    "pageSize=1e2",
    "pageSize=-1",
    `pageSize=${encodeURIComponent("1; DROP TABLE file_overview")}`,
    `insz=${PERSONAL.insz}`,
    "__proto__[admin]=1",
    "after=garbage",
    `after=${PERSONAL.insz}`,
    `after=${"A".repeat(401)}`,
    `after=${place(SQL)}`,
    `after=${place({ receivedOn: "2025-03-03", id: SQL })}`,
    `after=${place({ receivedOn: SQL, id: "4f9c4a52-1f6a-4a43-9d0e-3a5f1f0c2b7e" })}`,
    `after=${place({ receivedOn: { $gt: "" }, id: ["4f9c4a52-1f6a-4a43-9d0e-3a5f1f0c2b7e"] })}`,
    `after=${place([])}`,
    "status=%zz",
    "%00=1",
  ])("%s is not understood", async (query) => {
    const { issues } = await target.expectRefused(
      { method: "GET", path: `/applications?${query}` },
      400,
    );
    expect(issues).toEqual([expect.objectContaining({ in: "query" })]);
  });

  it.each([
    place({ application: SQL }),
    place({ application: "-1" }),
    place({ application: 1 }),
    place({ application: "9".repeat(19) }),
    place({ [SQL]: "1" }),
    place({ "application-4f9c4a52-1f6a-4a43-9d0e-3a5f1f0c2b7e": "1" }),
    place([]),
    place("application"),
    "bnVsbA",
  ])("with the cursor %s gets no history", async (after) => {
    await target.expectRefused({ method: "GET", path: `${file}/events?after=${after}` }, 400);
  });
});

describe("a text", () => {
  const TEXTS = [
    "Robert'); DROP TABLE file_overview; --",
    `#read("/etc/passwd")`,
    "$x^2$ *bold* _it_ \\ #panic() <label> @ref `code`",
    "{{7*7}} ${7*7} <script>alert(1)</script>",
    "\u202Eno override\u202C \u{1F9D1}\u200D\u{1F33E} Zoë ﬁ",
    "half \uD800 a character",
  ];

  it.each(TEXTS)("is a text and nothing else: %j", async (givenName) => {
    const { caseworker } = target;
    const made = await caseworker.create("/applications", registration({ givenName }));
    const path = `/applications/${made.body["id"] as string}`;
    const { person } = (await caseworker.get(path)).body as { person: { givenName: string } };
    expect(person.givenName).toBe(givenName);
    const receipt = await caseworker.get(`${path}/documents/receipt`);
    expect(receipt.headers.get("content-type")).toBe("application/pdf");
    expect((await caseworker.get("/applications?pageSize=100")).status).toBe(200);
  });

  it("is printed as it is, also when it looks like the language of the letters", async () => {
    const { caseworker } = target;
    const givenName = `#read("/etc/hostname") *vet*`;
    const made = await caseworker.create("/applications", registration({ givenName }));
    const path = `/applications/${made.body["id"] as string}/documents/receipt`;
    const { text } = await readPdf((await caseworker.get(path)).bytes);
    expect(text.replaceAll(/\s+/g, " ")).toContain(givenName);
  });
});
