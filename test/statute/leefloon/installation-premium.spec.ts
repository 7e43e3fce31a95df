import type { LegalDate } from "#kernel";
import { formatEuros } from "#kernel";
import type { Installation } from "../../../libs/statute/src/facts/person.js";
import { installationPremium } from "../../../libs/statute/src/rules/leefloon/installation-premium.js";
import { contextFor } from "../cohabitants/case.js";
import { stepsThatDoNotAddUp } from "../re-add.js";

function installation(movedInOn: string, more: Partial<Installation> = {}): Installation {
  return {
    ref: "move",
    homelessUntil: movedInOn as LegalDate,
    movedInOn: movedInOn as LegalDate,
    mainResidence: true,
    premiumReceivedBefore: false,
    ...more,
  };
}

function judge(
  fact: Installation | undefined,
  right: "open" | "notOpen" | "undetermined" = "open",
  date: string = fact?.movedInOn ?? "2025-03-03",
) {
  const ctx = contextFor({ date });
  const premium = installationPremium(fact, right, ctx);
  return { ...premium, codes: premium.reasons.map(({ code }) => code), steps: ctx.trace.steps };
}

const day = (text: string) => text as LegalDate;

describe("art. 14 § 3: installation premium", () => {
  it.each([
    // 20,895.43 / 12 = 1,741.2858…
    ["2025-01-31", "1741.29"],
    // 21,312.87 / 12 = 1,776.0725.
    ["2025-02-01", "1776.07"],
    ["2026-02-28", "1776.07"],
    // 21,738.88 / 12 = 1,811.5733…
    ["2026-03-01", "1811.57"],
  ])("moved in on %s: %s, a twelfth of category 3", (date, euros) => {
    const { outcome, amountCents, codes, steps } = judge(installation(date));
    expect([outcome, codes]).toEqual(["due", ["noLongerHomeless"]]);
    expect(formatEuros(amountCents!)).toBe(euros);
    expect(stepsThatDoNotAddUp(steps)).toEqual([]);
    expect(steps.at(-1)).toMatchObject({ kind: "result", amountCents, refs: ["move"] });
  });

  it.each<[string, Installation, "open" | "notOpen" | "undetermined", string, string[]]>([
    [
      "homeless until the day before",
      installation("2025-03-10", { homelessUntil: day("2025-03-09") }),
      "open",
      "due",
      ["noLongerHomeless"],
    ],
    [
      "no longer homeless two days before",
      installation("2025-03-10", { homelessUntil: day("2025-03-08") }),
      "open",
      "notDue",
      ["homelessnessEndedBefore"],
    ],
    [
      "not the main residence",
      installation("2025-03-10", { mainResidence: false }),
      "open",
      "notDue",
      ["dwellingNotMainResidence"],
    ],
    [
      "once in a lifetime",
      installation("2025-03-10", { premiumReceivedBefore: true }),
      "open",
      "notDue",
      ["premiumReceivedBefore"],
    ],
    [
      "no right to a leefloon",
      installation("2025-03-10"),
      "notOpen",
      "notDue",
      ["leefloonNotOpen"],
    ],
    [
      "right not known",
      installation("2025-03-10"),
      "undetermined",
      "undetermined",
      ["factsMissing"],
    ],
    [
      "right not known, but received before",
      installation("2025-03-10", { premiumReceivedBefore: true }),
      "undetermined",
      "notDue",
      ["premiumReceivedBefore"],
    ],
    [
      "everything against it is told",
      installation("2025-03-10", {
        mainResidence: false,
        premiumReceivedBefore: true,
        homelessUntil: day("2025-01-01"),
      }),
      "notOpen",
      "notDue",
      [
        "dwellingNotMainResidence",
        "premiumReceivedBefore",
        "homelessnessEndedBefore",
        "leefloonNotOpen",
      ],
    ],
  ])("%s", (_what, fact, right, outcome, codes) => {
    const found = judge(fact, right);
    expect([found.outcome, found.codes]).toEqual([outcome, codes]);
    expect(found.amountCents === undefined).toBe(outcome !== "due");
  });

  it("facts that are not known leave it undetermined", () => {
    expect(judge(undefined)).toMatchObject({ outcome: "undetermined", codes: ["factsMissing"] });
  });

  it("a day without a known amount leaves it undetermined", () => {
    const found = judge(installation("2015-09-01"));
    expect(found).toMatchObject({ outcome: "undetermined", codes: ["figureMissing"] });
  });

  it("the twelfth itself was not seen in the law", () => {
    const { steps } = judge(installation("2025-03-10"));
    expect(steps.find(({ label }) => label === "premiumDivisor")?.status).toBe("unseen");
  });

  it("without a reference, its place in the input", () => {
    const { ref: _ref, ...fact } = installation("2025-03-10", { mainResidence: false });
    expect(judge(fact).reasons.map(({ refs }) => refs)).toEqual([["installation"]]);
  });
});
