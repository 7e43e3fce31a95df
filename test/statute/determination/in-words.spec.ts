import {
  type Case,
  describeNotConfirmed,
  type NotConfirmed,
  type Period,
  periodHeading,
  renderDetermination,
  renderPeriod,
  renderSteps,
} from "#statute";
import { cite } from "../../../libs/statute/src/law/citation.js";
import { describeStep, outcomeOf, verdictText } from "../../../libs/statute/src/trace/render.js";
import type { TraceStep } from "../../../libs/statute/src/trace/step.js";
import {
  FRAME_TEXTS,
  NOT_CONFIRMED_TEXTS,
  PREMIUM_TEXTS,
  UNIT_TEXTS,
} from "../../../libs/statute/src/trace/texts/frame.js";
import { GAP_TEXTS } from "../../../libs/statute/src/trace/texts/gaps.js";
import { REASON_TEXTS } from "../../../libs/statute/src/trace/texts/reasons.js";
import { day } from "../otherwise-met.js";
import { determined } from "./asked.js";

const plain = (text: string) => text.replaceAll("\u00a0", " ");
const lines = (more: Partial<Case>) => renderDetermination(determined(more), "en").map(plain);
const until = day("2025-03-31");

describe("a determination in words", () => {
  it("begins by saying that figures were tried out or exemptions left out", () => {
    expect(lines({ until, without: ["generalExemption"] })[0]).toBe(FRAME_TEXTS.hypothetical.en);
    expect(lines({ until })).not.toContain(FRAME_TEXTS.hypothetical.en);
    expect(lines({ until })[0]).toBe("From 2025-03-03 until 2025-03-31");
  });

  it("says until when a period lasts, where it ends", () => {
    const [first, last] = determined({ born: day("2024-01-01"), assimilations: [] }).periods;
    expect(periodHeading(first!, "en")).toBe("From 2025-03-03 until 2026-02-28");
    expect(periodHeading(first!, "nl")).toMatch(/^\S+ 03\/03\/2025 .* 28\/02\/2026$/);
    expect(periodHeading(first!, "de")).toMatch(/^\S+ 03\.03\.2025 .* 28\.02\.2026$/);
    expect(periodHeading({ ...last!, until: undefined as never }, "en")).toBe("From 2026-03-01");
  });

  it("ends with the months, the premium and what they rest on", () => {
    const installation = {
      homelessUntil: day("2025-03-10"),
      movedInOn: day("2025-03-10"),
      mainResidence: true,
      premiumReceivedBefore: false,
    };
    const made = determined({ until, installation });
    const all = renderDetermination(made, "en").map(plain);
    const rests = made.notConfirmed.filter(({ about }) => about !== "articleNumber");
    const [month, premium, ...others] = all.slice(-2 - rests.length);
    // 1,314.20 × 29 / 31; 21,312.87 / 12.
    expect(month).toBe(`${FRAME_TEXTS.due.en} 2025-03, 29/31: €1,229.41`);
    expect(premium?.startsWith(`${PREMIUM_TEXTS.due.en} €1,776.07. `)).toBe(true);
    expect(made.notConfirmed.length).toBeGreaterThan(rests.length);
    expect(others).toHaveLength(rests.length);
    expect(others[0]?.startsWith(`${NOT_CONFIRMED_TEXTS.choice.en}: `)).toBe(true);
    expect(others.join()).not.toMatch(/[{}=]/);
    expect(lines({ until: day("2025-02-28"), from: day("2025-02-01") }).at(-1)).not.toContain(
      "€1,776.07",
    );
  });

  it("says of the premium why it is not due, without an amount", () => {
    const installation = {
      homelessUntil: day("2025-03-10"),
      movedInOn: day("2025-03-10"),
      mainResidence: true,
      premiumReceivedBefore: true,
    };
    const said = lines({ until, installation }).join("\n");
    expect(said).toContain(
      `${PREMIUM_TEXTS.notDue.en}. ${REASON_TEXTS.premiumReceivedBefore.en} (`,
    );
  });
});

describe("a period in words", () => {
  const [period] = determined({ until }).periods;

  it("says why there is no amount, and of which fact", () => {
    const gapsIn = (more: Partial<Case>) =>
      renderPeriod(determined({ until, ...more }).periods[0]!, "en")
        .map(plain)
        .filter((line) => line.startsWith(FRAME_TEXTS.noAmount.en));
    expect(gapsIn({})).toEqual([]);
    const [missing] = gapsIn({ means: undefined as never });
    expect(missing).toMatch(new RegExp(`${GAP_TEXTS.meansMissing.en} \\(.*art\\. 3, 4°\\)$`));
    const spouse = { relation: "spouse", commonHousehold: true, claims: false } as const;
    const [ofPartner] = gapsIn({ household: { members: [spouse] } });
    expect(ofPartner).toContain(`${GAP_TEXTS.cohabitantMeansMissing.en} [household.members[0]] (`);
  });

  it("says a verdict with one of its reasons", () => {
    expect(verdictText({ condition: "age", outcome: "met" }, { code: "ofAge" }, "en")).toMatch(
      new RegExp(`: .*\\. ${REASON_TEXTS.ofAge.en}$`),
    );
  });

  it("names the category of an amount, not that of the period", () => {
    const child = {
      relation: "child",
      commonHousehold: true,
      atCharge: true,
      custody: "equalTime",
      born: day("2015-05-05"),
    } as const;
    const made = determined({
      until,
      household: { members: [child] },
      choices: [{ key: "equalTimeCustody", value: "halfTime", from: day("2022-01-01") }],
    });
    const [half] = made.periods;
    const said = renderSteps(half!, "en").map(plain);
    const amounts = half!.trace.flatMap(({ label }, place) =>
      label === "categoryAmount" || label === "baseAmount"
        ? [/ategory (\d)/.exec(said[place]!)?.[1]]
        : [],
    );
    expect(amounts).toEqual(["3", "3", "2", "2"]);
  });

  it("marks a figure that is tried out", () => {
    const whatIf = [
      { parameter: "rmi-wet/art-15/index-jumps" as const, value: 30, from: day("2025-01-01") },
    ];
    const tried = renderSteps(determined({ until, whatIf }).periods[0]!, "en");
    expect(tried.filter((line) => line.includes(`[${FRAME_TEXTS.whatIf.en}]`))).toHaveLength(1);
    expect(renderSteps(period!, "en").join()).not.toContain(FRAME_TEXTS.whatIf.en);
  });
});

describe("one step in words", () => {
  const citation = cite("rmiWet", "art. 14 § 2", "sourced", "PB-CALC");
  const step = (label: TraceStep["label"], more: object) =>
    ({
      id: "s1",
      kind: "rule",
      label,
      citation,
      status: "sourced",
      from: [],
      refs: [],
      ...more,
    }) as unknown as TraceStep;

  it.each<[unit: string, more: object, said: string]>([
    ["an amount", { unit: "euroCents", amountCents: 123_456_789 }, "€1,234,567.89"],
    [
      "an amount a year",
      { unit: "euroCentsPerYear", amountCents: 100 },
      `€1.00 ${FRAME_TEXTS.perYear.en}`,
    ],
    [
      "an amount a month",
      { unit: "euroCentsPerMonth", amountCents: 100 },
      `€1.00 ${FRAME_TEXTS.perMonth.en}`,
    ],
    ["an amount that was rounded", { unit: "euroCents", amountCents: 33, exact: "100/3" }, "€0.33"],
    ["a factor", { unit: "factor", factor: "1.7410", indexJumps: 28 }, "1.7410"],
    ["a day", { unit: "date", value: "2025-03-03" }, "2025-03-03"],
    ["no day", { unit: "date", value: "ever" }, "ever"],
    ["a number", { unit: "number", value: "3" }, "3"],
    ["a percentage", { unit: "percent", value: "40" }, `40 ${UNIT_TEXTS.percent.en}`],
    ["years", { unit: "years", value: "18" }, `18 ${UNIT_TEXTS.years.en}`],
  ])("%s", (_unit, more, said) => {
    expect(plain(outcomeOf(step("rent", more), "en"))).toBe(said);
  });

  it("what is not rounded yet is shown so", () => {
    const twelfth = (more: object) =>
      plain(outcomeOf(step("twelfth", { unit: "euroCents", ...more }), "nl"));
    expect(twelfth({ amountCents: 83_503, exact: "1002041/12" })).toBe("€ 835,0341…");
    expect(twelfth({ amountCents: 83_500 })).toBe("€ 835,00");
    expect(twelfth({ amountCents: 100_000, exact: "200001/2" })).toBe("€ 1.000,0050");
  });

  it("a choice that is not known any more is said as it was kept", () => {
    const chosen = (value: string) =>
      plain(
        describeStep(
          step("choiceMade", { unit: "code", value }),
          { from: day("2025-03-03") },
          "en",
        ),
      );
    expect(chosen("such=none")).toContain("such=none");
    expect(chosen("rounding=none")).toMatch(/: none$/);
    expect(chosen("rounding=halfUp")).not.toContain("halfUp");
  });
});

describe("what is not confirmed, for print", () => {
  const citation = cite("rmiWet", "art. 14", "unseen", "K");
  const item = (about: NotConfirmed["about"], label: string) =>
    ({ about, label, status: "unseen", citation }) as NotConfirmed;
  const told = (...notConfirmed: NotConfirmed[]) => {
    const [period] = determined({ until }).periods;
    const of: Period = { ...period!, notConfirmed };
    return describeNotConfirmed([of, of], "en").map(plain);
  };

  it("is a line for each way in which it is not, and one sentence for article numbers", () => {
    expect(told()).toEqual([]);
    expect(told(item("articleNumber", "categoryFound"))).toEqual([FRAME_TEXTS.articleNumbers.en]);
    const [choice, verdict, checked, ...others] = told(
      item("lastChecked", "such"),
      item("verdict", "ofAge"),
      item("choice", "rounding=cutOff"),
    );
    expect(others).toEqual([]);
    expect(choice?.startsWith(`${NOT_CONFIRMED_TEXTS.choice.en}: `)).toBe(true);
    expect(choice).not.toContain("cutOff");
    expect(
      verdict?.startsWith(`${NOT_CONFIRMED_TEXTS.verdict.en}: ${REASON_TEXTS.ofAge.en} – `),
    ).toBe(true);
    expect(checked).toBe(`${NOT_CONFIRMED_TEXTS.lastChecked.en}: such`);
  });
});
