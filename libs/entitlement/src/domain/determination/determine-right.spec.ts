import { instant, type LegalDate, legalDate } from "#kernel";
import {
  type Condition,
  CONDITIONS,
  loadParameters,
  type Parameters,
  parametersFrom,
} from "#statute";
import { conditionsOf } from "../../testing/file-conditions.js";
import { determineRight, type DetermineRight } from "./determine-right.js";
import { periodsOf } from "./periods-of.js";
import type { RightDetermined } from "./right-determined.js";

const parameters = loadParameters();
const ids = (n: number) => `d${n}111111-1111-4111-8111-111111111111`;

const command = (changes: Partial<DetermineRight> = {}): DetermineRight => ({
  type: "DetermineRight",
  determinationId: ids(1),
  cause: "request",
  now: instant("2025-03-10T09:00:00Z"),
  today: legalDate("2025-03-10"),
  requestedOn: legalDate("2025-03-03"),
  choices: [],
  conditions: conditionsOf(),
  parameters,
  ...changes,
});

const after = (...determinations: RightDetermined[]) => ({ determinations, calculations: [] });

/** The one determination that follows. */
function determined(made: DetermineRight, earlier: readonly RightDetermined[] = []) {
  const [event, ...others] = determineRight(made, after(...earlier));
  expect(others).toEqual([]);
  return event!.data;
}

const outcomes = (data: RightDetermined) =>
  periodsOf(data).map(({ from, until, right, amounts }) => [
    from,
    until,
    right,
    amounts?.monthlyLeefloonCents,
  ]);

describe("the determination of a right", () => {
  it("is a timeline from the day of the request, with its receipt", () => {
    const data = determined(command());
    // 15,770.41 / 12 = 1,314.20; from March 2026 16,085.64 / 12 = 1,340.47.
    expect(outcomes(data)).toEqual([
      ["2025-03-03", "2026-02-28", "open", 131_420],
      ["2026-03-01", undefined, "open", 134_047],
    ]);
    expect(data.receipt).toMatchObject({
      ruleSet: "leefloon/2",
      parameterSetHash: parameters.hash,
      requestedOn: "2025-03-03",
      reviewedOn: [],
      horizon: "2026-03-10",
    });
    expect(data.receipt.inputs).toHaveLength(6);
    expect(data.receipt.inputs[3]).toEqual({
      condition: "means",
      version: "0",
      evidenceIds: ["a4444444-4444-4444-8444-444444444444"],
    });
    expect(data).not.toHaveProperty("supersedes");
    expect(data.findings).toEqual(CONDITIONS.map((condition) => ({ condition, outcome: "met" })));
  });

  it("keeps the choices of the centre with it", () => {
    const choices = [{ key: "rounding" as const, value: "cutOff", from: legalDate("2025-01-01") }];
    expect(determined(command({ choices })).receipt.choices).toEqual(choices);
  });

  it("does not look further than the yearly review", () => {
    const data = determined(
      command({ today: legalDate("2025-02-20"), requestedOn: legalDate("2025-02-20") }),
    );
    expect(outcomes(data)).toEqual([["2025-02-20", undefined, "open", 131_420]]);
  });

  it("supersedes the earlier one, which stays as it was", () => {
    const first = determined(command());
    const second = determined(
      command({ determinationId: ids(2), cause: "factsChanged", today: legalDate("2025-06-02") }),
      [first],
    );
    expect(second.supersedes).toBe(first.determinationId);
    expect(outcomes(first)[0]).toEqual(["2025-03-03", "2026-02-28", "open", 131_420]);
  });

  it("takes the assessment of willingness to work from the finding, with its reasons", () => {
    const data = determined(
      command({ conditions: conditionsOf({}, { willingnessToWork: "excusedHealth" }) }),
    );
    const [period] = periodsOf(data);
    expect(period?.right).toBe("open");
    expect(period?.verdicts[4]).toMatchObject({ outcome: "excusedHealth" });
  });

  it.each<[string, Partial<Record<Condition, "notMet" | "undetermined" | "none">>, string]>([
    ["found not met", { residence: "notMet" }, "undetermined"],
    ["found undetermined", { residence: "undetermined" }, "undetermined"],
    ["not found yet", { residence: "none" }, "undetermined"],
    ["willingness found not met", { willingnessToWork: "notMet" }, "notOpen"],
    ["the means not found yet", { means: "none" }, "undetermined"],
  ])("a condition %s", (_what, found, right) => {
    // The register shows that the person stays here: who finds otherwise is asked to look again.
    expect(periodsOf(determined(command({ conditions: conditionsOf({}, found) })))[0]?.right).toBe(
      right,
    );
  });

  it("a condition that people find not met, where no rule says otherwise, closes the right", () => {
    const conditions = conditionsOf({ residence: [] }, { residence: "notMet" });
    expect(periodsOf(determined(command({ conditions })))[0]?.right).toBe("notOpen");
  });

  it("sufficient means close the right; people cannot find them insufficient", () => {
    const rich = {
      means: [
        { income: { kind: "wage", amountCents: 200_000, per: "month" } },
        { noOther: "member" },
      ],
    } as const;
    const agreed = determined(command({ conditions: conditionsOf(rich, { means: "notMet" }) }));
    expect(periodsOf(agreed)[0]).toMatchObject({
      right: "notOpen",
      amounts: { meansSufficient: true },
    });
    const contrary = determined(command({ conditions: conditionsOf(rich) }));
    expect(periodsOf(contrary)[0]?.right).toBe("undetermined");
  });

  it("missing facts give no amount and say so", () => {
    const data = determined(command({ conditions: conditionsOf({ means: [] }) }));
    const [period] = periodsOf(data);
    expect(period).not.toHaveProperty("amounts");
    expect(period?.right).toBe("undetermined");
    expect(period?.gaps.map(({ code }) => code)).toContain("meansMissing");
  });

  it("keeps each article once and gives it back at every step", () => {
    const data = determined(command());
    const texts = data.citations.map((citation) => JSON.stringify(citation));
    expect(new Set(texts).size).toBe(texts.length);
    for (const { trace } of periodsOf(data)) {
      for (const { citation } of trace) expect(citation.article).toMatch(/^art\. /);
    }
    expect(JSON.stringify(data).length).toBeLessThan(30_000);
  });
});

describe("new figures", () => {
  const index = "rmi-wet/art-15/index-jumps";
  const jumped = (from: string): Parameters =>
    parametersFrom(
      parameters.definitions.map((definition) =>
        definition.key !== index
          ? definition
          : {
              ...definition,
              values: [
                ...definition.values.filter(({ validFrom }) => validFrom < from),
                { ...definition.values.at(-1)!, validFrom: legalDate(from), value: 30 },
              ],
            },
      ),
    );
  const again = (today: string, changes: Partial<DetermineRight>, earlier: RightDetermined[]) =>
    determineRight(
      command({
        determinationId: ids(2),
        cause: "figuresChanged",
        today: legalDate(today),
        ...changes,
      }),
      after(...earlier),
    );

  it("that change nothing write nothing, however often", () => {
    const first = determined(command());
    expect(again("2025-03-11", {}, [first])).toEqual([]);
    expect(again("2026-03-01", {}, [first])).toEqual([]);
  });

  it("that change another amount than the person gets write nothing", () => {
    const rich = {
      means: [
        { income: { kind: "wage", amountCents: 400_000, per: "month" } },
        { noOther: "member" },
      ],
    } as const;
    const conditions = conditionsOf(rich, { means: "notMet" });
    const first = determined(command({ conditions }));
    const figures = { conditions, parameters: jumped("2025-09-01") };
    expect(again("2025-09-01", figures, [first])).toEqual([]);
  });

  it("keep the reviews that there were", () => {
    const first = determined(command());
    const today = legalDate("2025-06-02");
    const reviewed = determined(command({ cause: "review", today }), [first]);
    const [event] = again("2025-09-01", { parameters: jumped("2025-09-01") }, [first, reviewed]);
    expect(event!.data.receipt.reviewedOn).toEqual([today]);
  });

  it("that change something are determined from the day they apply", () => {
    const first = determined(command());
    const [event, ...none] = again("2025-09-01", { parameters: jumped("2025-09-01") }, [first]);
    expect(none).toEqual([]);
    const [before, after] = outcomes(event!.data);
    // 9,058.25 × 1.8114 = 16,408.11 / 12 = 1,367.34.
    expect(before).toEqual(["2025-03-03", "2025-08-31", "open", 131_420]);
    expect(after?.slice(0, 1)).toEqual(["2025-09-01"]);
    expect(after?.slice(2)).toEqual(["open", 136_734]);
    expect(event!.data).toMatchObject({ cause: "figuresChanged", supersedes: ids(1) });
    // A change of figures is no review: art. 34 KB stays as it was for the file.
    expect(event!.data.receipt.reviewedOn).toEqual([]);
    expect(again("2025-09-01", { parameters: jumped("2025-09-01") }, [first, event!.data])).toEqual(
      [],
    );
  });
});

describe("art. 34 KB as of 1 March 2026", () => {
  const withGrandmother = conditionsOf({
    means: [
      { noOther: "income" },
      {
        member: {
          ref: "member1",
          relation: "grandparent",
          commonHousehold: true,
          born: "1950-01-01" as LegalDate,
        },
      },
      {
        memberMeans: {
          of: "member1",
          income: { kind: "replacementIncome", amountCents: 150_000, per: "month" },
        },
      },
    ],
  });
  const from2026 = (data: RightDetermined) =>
    periodsOf(data)
      .filter(({ from }) => from >= "2026-03-01")
      .map(({ from, amounts }) => [from, amounts?.cohabitantsMeansCents]);

  it("reaches a running file at its next review, not before", () => {
    const first = determined(command({ conditions: withGrandmother }));
    expect(from2026(first)).toEqual([["2026-03-01", 0]]);
    const reviewed = determined(
      command({
        determinationId: ids(2),
        cause: "review",
        today: legalDate("2026-05-04"),
        conditions: withGrandmother,
      }),
      [first],
    );
    // 18,000.00 − 10,723.75 = 7,276.25 of the grandmother counts, from the review on.
    expect(from2026(reviewed)).toEqual([
      ["2026-03-01", 0],
      ["2026-05-04", 727_625],
    ]);
    expect(reviewed.receipt.reviewedOn).toEqual(["2026-05-04"]);
  });
});
