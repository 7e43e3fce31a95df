import { countEvents } from "../support/log.js";
import { type Product, startProduct } from "../support/product.js";
import { issuesIn, registered, registration, send } from "./support/exchange.js";

/** Right in form, but the check digits are one too high. */
const WRONG_CHECK_DIGITS = "85000099713";

describe("input", () => {
  let product: Product;
  let file: string;
  let events: number;
  beforeAll(async () => {
    product = await startProduct();
    file = await registered(product);
    events = await countEvents(product);
  });
  afterEach(async () => {
    expect(await countEvents(product)).toBe(events);
  });
  afterAll(() => product.stop());

  const register = (body: unknown, headers: Readonly<Record<string, string>> = {}) =>
    send(product, "/applications", { as: "els", body, headers });

  const { person } = registration();

  it("is judged as a whole: everything that is wrong is named at once, by its path", async () => {
    const answer = await register({
      receivedOn: "3 maart 2025",
      channel: "fax",
      colour: "blue",
      person: {
        ...person,
        insz: WRONG_CHECK_DIGITS,
        givenName: "",
        familyName: 7,
        birthDate: "1985-02-30",
        nickname: "Fientje",
        address: { street: "Voorbeeldstraat", postalCode: "B-9999", municipality: "A\nB" },
      },
    });
    expect(issuesIn(answer)).toEqual([
      "body:channel schemaViolation",
      "body:colour unknownInput",
      "body:person.address.municipality schemaViolation",
      "body:person.address.number requiredInput",
      "body:person.address.postalCode schemaViolation",
      "body:person.birthDate schemaViolation",
      "body:person.familyName schemaViolation",
      "body:person.givenName schemaViolation",
      "body:person.insz invalidInput",
      "body:person.nickname unknownInput",
      "body:receivedOn schemaViolation",
    ]);
  });

  it("names a place in a list by its number", async () => {
    const answer = await send(product, `${file}/conditions/means/evidence`, {
      as: "els",
      headers: { "if-match": '"0"' },
      body: {
        kind: "paySlip",
        source: "Loonfiche",
        facts: "Loon.",
        periodFrom: "2025-03-03",
        necessity: "Nodig.",
        shows: [
          { income: { kind: "wage", amountCents: 50_000, per: "month" } },
          { income: { kind: "wage", amountCents: 50_000.5, per: "month", employer: "x" } },
        ],
      },
    });
    expect(issuesIn(answer)).toEqual([
      "body:shows[1].income.amountCents schemaViolation",
      "body:shows[1].income.employer unknownInput",
    ]);
  });

  it("is judged together with the headers, the query and the path", async () => {
    const answer = await send(product, "/applications/42/conditions/mood/evidence?embed=person", {
      as: "els",
      headers: { "if-match": "3", "idempotency-key": "again" },
      body: { kind: "paySlip" },
    });
    expect(issuesIn(answer)).toEqual([
      "body:facts requiredInput",
      "body:necessity requiredInput",
      "body:periodFrom requiredInput",
      "body:source requiredInput",
      "header:Idempotency-Key schemaViolation",
      "header:If-Match schemaViolation",
      "path:applicationId schemaViolation",
      "path:condition schemaViolation",
      "query:embed unknownInput",
    ]);
  });

  it.each([
    ["a parameter that is not known", "?insz=85000099712", ["query:insz unknownInput"]],
    ["a parameter given twice", "?pageSize=2&pageSize=3", ["query:pageSize schemaViolation"]],
    ["a page of nothing", "?pageSize=0", ["query:pageSize schemaViolation"]],
    ["a page of too much", "?pageSize=101", ["query:pageSize schemaViolation"]],
    ["a status that there is not", "?status=lost", ["query:status schemaViolation"]],
    [
      "several at once",
      "?status=lost&q=Fien",
      ["query:q unknownInput", "query:status schemaViolation"],
    ],
  ])("is refused in a query: %s", async (_, query, issues) => {
    const answer = await send(product, `/applications${query}`, { as: "els" });
    expect(issuesIn(answer)).toEqual(issues);
  });

  it.each([
    ["nothing", undefined, ["body: requiredInput"]],
    ["null", null, ["body: requiredInput"]],
    ["a list", [], ["body: schemaViolation"]],
    ["a text", "text", ["body: schemaViolation"]],
    [
      "an empty object",
      {},
      ["body:channel requiredInput", "body:person requiredInput", "body:receivedOn requiredInput"],
    ],
  ])("is refused as a body: %s", async (_, body, issues) => {
    const answer =
      body === undefined
        ? await send(product, "/applications", { as: "els", method: "POST" })
        : await register(JSON.stringify(body));
    expect(issuesIn(answer)).toEqual(issues);
  });

  it("is refused where none is expected", async () => {
    const { body } = await send(product, "/sittings", {
      as: "greet",
      body: { on: "2025-03-25", at: "14:00", place: "Zaal", memberIds: ["u-1"], chairId: "u-1" },
    });
    events += 1;
    const answer = await send(product, `${body["href"] as string}/agendaDispatches`, {
      as: "greet",
      headers: { "if-match": '"1"' },
      body: { quietly: true },
    });
    expect(issuesIn(answer)).toEqual(["body:quietly unknownInput"]);
  });

  it("knows six conditions and no seventh", async () => {
    const answer = await send(product, `${file}/conditions/gratitude`, { as: "els" });
    expect(issuesIn(answer)).toEqual(["path:condition schemaViolation"]);
  });

  describe("with a national number", () => {
    it.each([
      ["wrong check digits", WRONG_CHECK_DIGITS, "invalidInput"],
      ["a month 13", "85130099712", "invalidInput"],
      ["dots and dashes", "85.00.00-997.12", "schemaViolation"],
      ["ten digits", "8500009971", "schemaViolation"],
    ])("is refused without repeating it: %s", async (_, insz, type) => {
      const answers = [
        await register({ ...registration(), person: { ...person, insz } }),
        await send(product, "/applications/query", { as: "els", body: { insz } }),
      ];
      expect(answers.map(issuesIn)).toEqual([[`body:person.insz ${type}`], [`body:insz ${type}`]]);
      for (const { text } of answers) expect(text).not.toContain(insz);
    });

    it("never repeats any value that it refuses", async () => {
      const answer = await register({
        ...registration(),
        person: { ...person, telephone: "zero four seven", email: "fien at home", Geheim: "stil" },
      });
      expect(issuesIn(answer)).toEqual([
        "body:person.Geheim unknownInput",
        "body:person.email schemaViolation",
        "body:person.telephone schemaViolation",
      ]);
      expect(answer.text).not.toMatch(/zero four|fien at|stil/);
    });
  });
});
