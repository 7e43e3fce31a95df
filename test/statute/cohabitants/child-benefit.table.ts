import type { CaseIncome } from "../../../libs/statute/src/facts/means.js";
import { BEFORE, incomes, member, monthly, SINCE, whole, type Row } from "./facts.js";

/** Child benefit for the person, received by somebody under the same roof. */
export const CHILD_BENEFIT: readonly Row[] = [
  benefitOn(BEFORE, {}, "7486.40", ["childBenefitOfRelatives=exempt"]),
  benefitOn(BEFORE, { choices: { childBenefitOfRelatives: "counted" } }, "9886.40", [
    "childBenefitOfRelatives=counted",
  ]),
  benefitOn(
    BEFORE,
    { supplement: "disability", choices: { childBenefitOfRelatives: "counted" } },
    "7486.40",
    ["childBenefitOfRelatives=counted"],
  ),
  benefitOn(
    BEFORE,
    { supplement: "other", choices: { childBenefitOfRelatives: "counted" } },
    "9886.40",
    ["childBenefitOfRelatives=counted"],
  ),
  benefitOn(SINCE, {}, "9676.25", ["relatives=mustCount"]),
  benefitOn(SINCE, { choices: { childBenefitOfRelatives: "exempt" } }, "9676.25", [
    "relatives=mustCount",
  ]),
  benefitOn(SINCE, { supplement: "disability" }, "7276.25", ["relatives=mustCount"]),
  benefitOn(SINCE, { supplement: "other" }, "7276.25", [
    "childBenefitSupplements=allLeftOut",
    "relatives=mustCount",
  ]),
  benefitOn(
    SINCE,
    { supplement: "other", choices: { childBenefitSupplements: "disabilityLeftOut" } },
    "9676.25",
    ["childBenefitSupplements=disabilityLeftOut", "relatives=mustCount"],
  ),
  benefitOn(
    SINCE,
    { supplement: "disability", choices: { childBenefitSupplements: "disabilityLeftOut" } },
    "7276.25",
    ["relatives=mustCount"],
  ),
  {
    situation: "two supplements, the one for a disability left out by choice, the other not",
    date: SINCE,
    category: 1,
    household: {
      members: [
        member("parent", {
          means: incomes(
            monthly(200, "childBenefitForApplicant", { supplement: "disability" }),
            monthly(100, "childBenefitForApplicant", { supplement: "other" }),
            monthly(1500),
          ),
        }),
      ],
    },
    choices: { childBenefitSupplements: "disabilityLeftOut" },
    // 18,000.00 + 1,200.00 − 10,723.75.
    counted: "8476.25",
    open: ["childBenefitSupplements=disabilityLeftOut", "relatives=mustCount"],
  },
  {
    situation: "what is left out takes nothing else along: the savings count",
    date: BEFORE,
    category: 1,
    household: {
      members: [
        member("parent", {
          means: {
            incomes: [monthly(200, "childBenefitForApplicant"), monthly(1200)],
            capital: [{ amountCents: 2_000_000 }],
          },
        }),
      ],
      countedShares: whole,
    },
    // 14,400.00 + 1,128.00 of savings (378.00 + 750.00) − 10,513.60.
    counted: "5014.40",
    open: ["childBenefitOfRelatives=exempt"],
  },
];

/**
 * A father with a pension of 1,500.00 and child benefit for the person of 200.00 a month. Pension
 * alone: 7,486.40 before 1 March 2026 (18,000.00 − 10,513.60), 7,276.25 since; the benefit adds
 * 2,400.00.
 */
function benefitOn(
  on: string,
  { supplement, choices = {} }: Pick<CaseIncome, "supplement"> & Pick<Row, "choices">,
  counted: string,
  open: readonly string[],
): Row {
  const what = supplement ? `a supplement (${supplement})` : "child benefit";
  const benefit = monthly(200, "childBenefitForApplicant", supplement ? { supplement } : {});
  return {
    situation: `${what} for the person, ${JSON.stringify(choices)}`,
    date: on,
    category: 1,
    household: {
      members: [member("parent", { means: incomes(benefit, monthly(1500)) })],
      ...(on < "2026-03-01" ? { countedShares: whole } : {}),
    },
    choices,
    counted,
    open,
  };
}
