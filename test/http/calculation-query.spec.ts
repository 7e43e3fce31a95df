import { determine, loadParameters, readCase, renderDetermination } from "#statute";
import { countEvents } from "../support/log.js";
import { type Product, startProduct } from "../support/product.js";
import { type Exchange, expectProblem, issuesIn, send } from "./support/exchange.js";
import { recordedOf } from "./support/processing-records.js";

/** As declared. */
const QUESTIONS = 60;

const ALONE = {
  from: "2025-03-03",
  until: "2025-03-31",
  household: {},
  means: { incomes: [{ kind: "replacementIncome", amountCents: 50_000, per: "month" }] },
} as const;
/** What must not be found anywhere afterwards. */
const TOLD = "Een verhaal dat niemand bewaart.";

describe("POST /calculations/query", () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.stop());

  const ask = (
    body: unknown,
    {
      as = "els",
      language = "",
      headers = {},
    }: { as?: string; language?: string; headers?: Record<string, string> } = {},
  ): Promise<Exchange> =>
    send(product, `/calculations/query${language && `?language=${language}`}`, {
      as,
      body,
      headers,
    });

  it("answers as the engine does, in the language of the centre or the one that is asked", async () => {
    const read = readCase(ALONE);
    if ("issues" in read) throw new Error("it cannot be judged");
    const expected = determine(read.case, loadParameters());
    for (const [as, language, spoken, header] of [
      ["els", "", "nl", "nl-BE"],
      ["amina", "", "fr", "fr-BE"],
      ["els", "de", "de", "de-BE"],
      ["els", "en", "en", "en"],
    ] as const) {
      const { status, headers, body } = await ask(ALONE, { as, language });
      const explanation = renderDetermination(expected, spoken);
      expect([status, headers.get("content-language")]).toEqual([200, header]);
      expect(body).toEqual(JSON.parse(JSON.stringify({ ...expected, explanation })));
      expect(headers.get("cache-control")).toBe("no-store");
      expect([headers.get("etag"), headers.get("location")]).toEqual([null, null]);
    }
  });

  it("marks what was tried out, and leaves the figures of the law as they are", async () => {
    const whatIf = [
      { parameter: "kb-rmi/art-22/general-exemption.category-2", value: 0, from: "2025-01-01" },
    ];
    const asked = async (body: object) => {
      const { periods, ...answer } = (await ask(body)).body as {
        hypothetical: boolean;
        parameterSetHash: string;
        periods: [{ amounts: { exemptionCents: number }; trace: { parameter?: object }[] }];
      };
      const tried = periods[0].trace.filter(({ parameter = {} }) => "whatIf" in parameter).length;
      return { ...answer, tried, exemption: periods[0].amounts.exemptionCents };
    };
    const [before, tried, after] = [
      await asked(ALONE),
      await asked({ ...ALONE, whatIf }),
      await asked(ALONE),
    ];
    expect(before).toMatchObject({ hypothetical: false, tried: 0, exemption: 25_000 });
    expect(tried).toMatchObject({ hypothetical: true, tried: 1, exemption: 0 });
    expect(tried.parameterSetHash).not.toBe(before.parameterSetHash);
    expect(after).toEqual(before);
  });

  it("keeps nothing: no event, no record, no answer, no line in a log", async () => {
    const rows = async () => {
      const { rows: counts } = await product.pool.query<object>(
        `SELECT (SELECT count(*) FROM rechtop_log.events) AS events,
          (SELECT count(*) FROM rechtop_log.idempotency) AS answers,
          (SELECT count(*) FROM rechtop_processing.audit_log) AS audits`,
      );
      return counts;
    };
    const before = await rows();
    const asked = {
      ...ALONE,
      reference: TOLD,
      work: [{ ref: TOLD, outcome: "willing", reasons: TOLD }],
    };
    const key = { "idempotency-key": crypto.randomUUID(), "if-match": '"1"' };
    const answer = await ask(asked, { headers: key });
    expect([answer.status, answer.body["reference"]]).toEqual([200, TOLD]);
    await ask({ ...asked, colour: TOLD });
    expect(await rows()).toEqual(before);
    expect(await countEvents(product)).toBe(0);
    expect(
      product.log.filter((line) => line.includes("verhaal") || line.includes("50000")),
    ).toEqual([]);
  });

  it("names everything that is wrong at once: with the form, and with what the facts say", async () => {
    const answer = await ask({
      ...ALONE,
      colour: 1,
      means: { incomes: [{ kind: TOLD, per: "month" }] },
      claims: "none",
      until: "2025-03-02",
      choices: [{ key: "rounding", value: TOLD, from: "2025-01-01" }],
      whatIf: [{ parameter: "kb-rmi/art-25/multiplier", value: 0, from: "2025-01-01" }],
    });
    expect(issuesIn(answer)).toEqual([
      "body:choices[0].value invalidInput",
      "body:claims schemaViolation",
      "body:colour unknownInput",
      "body:means.incomes[0].amountCents requiredInput",
      "body:means.incomes[0].kind schemaViolation",
      "body:until invalidInput",
      "body:whatIf[0].value invalidInput",
    ]);
    expect(answer.text).not.toContain(TOLD);
    expect(issuesIn(await ask(ALONE, { language: "es" }))).toEqual([
      "query:language schemaViolation",
    ]);
    expect(issuesIn(await ask("[]"))).toEqual(["body: schemaViolation"]);
  });

  it("takes as many facts as a case has, and no body without end", async () => {
    const many = (count: number) => ({
      ...ALONE,
      means: { capital: Array(count).fill({ amountCents: 1 }) },
    });
    const spread = {
      ...many(60),
      household: { members: [{ relation: "child", commonHousehold: true, means: many(40).means }] },
    };
    expect((await ask(many(100))).status).toBe(200);
    expect(issuesIn(await ask(spread))).toEqual(["body: invalidInput"]);
    expectProblem(await ask({ reference: "x".repeat(300_000) }), 413, "belgif:payloadTooLarge");
  });

  it("is for those who inform, decide or study, and says no to others on the record", async () => {
    for (const as of ["els", "nora", "hilde", "joris", "lien"]) {
      expect([as, (await ask(ALONE, { as })).status]).toEqual([as, 200]);
    }
    for (const as of ["greet", "wannes", "bram"]) {
      const answer = await ask(ALONE, { as });
      expectProblem(answer, 403, "belgif:missingPermission");
      const { audits, subjects } = await recordedOf(product, answer);
      expect(audits).toEqual([
        expect.objectContaining({ name: "queryCalculation", decision: "deny" }),
      ]);
      expect(subjects).toEqual([]);
    }
  });

  it("may not be asked without end", async () => {
    const statuses: number[] = [];
    for (let i = 0; i <= QUESTIONS; i += 1) {
      statuses.push((await ask({ from: "2025-03-03", ask: ["category"] }, { as: "karim" })).status);
    }
    expect(statuses.indexOf(429)).toBe(QUESTIONS);
  });
});
