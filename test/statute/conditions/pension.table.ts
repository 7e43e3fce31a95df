import type { Claim } from "../../../libs/statute/src/facts/person.js";
import { claim, day, type Row } from "./facts.js";

const elderly = (born: string, ...found: readonly Claim[]) => ({
  born: day(born),
  claims: [...found],
});
const INCOME_GUARANTEE = "incomeGuaranteeForElderly";

/**
 * Art. 3, 6° RMI-wet from the pension age: 65 until January 2025, 66 from February 2025, 67 from
 * 2030; from the first of the month after the birthday. None of it was seen.
 */
export const PENSION: readonly Row[] = [
  {
    date: "2026-02-01",
    situation: "another right that is exhausted takes the place of none",
    facts: elderly("1960-01-01", claim("refused", "unemployment")),
    outcome: "undetermined",
    reasons: ["incomeGuaranteeFirst"],
    unseen: ["incomeGuaranteeFirst"],
  },
  {
    date: "2024-12-31",
    situation: "65 in December 2024: the day before the income guarantee can be had",
    facts: elderly("1959-12-31"),
    outcome: "met",
    reasons: ["noRightOpen"],
  },
  {
    date: "2025-01-01",
    situation: "65 in December 2024: still under the age of 65",
    facts: elderly("1959-12-31"),
    outcome: "undetermined",
    reasons: ["incomeGuaranteeFirst"],
    unseen: ["incomeGuaranteeFirst"],
  },
  {
    date: "2025-02-01",
    situation: "65 in December 2024, later: the age of 66 takes nothing back",
    facts: elderly("1959-12-31"),
    outcome: "undetermined",
    reasons: ["incomeGuaranteeFirst"],
    unseen: ["incomeGuaranteeFirst"],
  },
  {
    date: "2025-02-01",
    situation: "65 in January 2025: falls under 66",
    facts: elderly("1960-01-01"),
    outcome: "met",
    reasons: ["noRightOpen"],
  },
  {
    date: "2026-01-31",
    situation: "66 in January 2026: the last day of that month",
    facts: elderly("1960-01-01"),
    outcome: "met",
    reasons: ["noRightOpen"],
  },
  {
    date: "2026-02-01",
    situation: "66 in January 2026: the first of the next month",
    facts: elderly("1960-01-01"),
    outcome: "undetermined",
    reasons: ["incomeGuaranteeFirst"],
    unseen: ["incomeGuaranteeFirst"],
  },
  {
    date: "2031-07-31",
    situation: "67 in July 2031: the last day of that month",
    facts: elderly("1964-07-15"),
    outcome: "met",
    reasons: ["noRightOpen"],
  },
  {
    date: "2031-08-01",
    situation: "67 in July 2031: the first of the next month",
    facts: elderly("1964-07-15"),
    outcome: "undetermined",
    reasons: ["incomeGuaranteeFirst"],
    unseen: ["incomeGuaranteeFirst"],
  },
  {
    date: "2025-03-03",
    situation: "85 years old",
    facts: elderly("1940-01-01"),
    outcome: "undetermined",
    reasons: ["incomeGuaranteeFirst"],
    unseen: ["incomeGuaranteeFirst"],
  },
  {
    date: "2025-03-03",
    situation: "85 years old, the income guarantee refused",
    facts: elderly("1940-01-01", claim("refused", INCOME_GUARANTEE)),
    outcome: "met",
    reasons: ["rightRefused"],
  },
  {
    date: "2025-03-03",
    situation: "85 years old, the income guarantee pending with an advance",
    facts: elderly("1940-01-01", claim("pending", INCOME_GUARANTEE, { advance: true })),
    outcome: "met",
    reasons: ["advanceOnRight"],
  },
  {
    date: "2025-03-03",
    situation: "85 years old, the income guarantee not claimed",
    facts: elderly("1940-01-01", claim("notClaimed", INCOME_GUARANTEE)),
    outcome: "notMet",
    reasons: ["rightNotClaimed"],
  },
  ...["IGO", "grapa", "Einkommensgarantie für Betagte"].map((benefit): Row => ({
    date: "2025-03-03",
    situation: `85 years old, the income guarantee called "${benefit}" is pending`,
    facts: elderly("1940-01-01", claim("pending", benefit)),
    outcome: "met",
    reasons: ["rightPending"],
  })),
  {
    date: "2025-03-03",
    situation: "85 years old, nothing said of the income guarantee, another right not claimed",
    facts: elderly("1940-01-01", claim("notClaimed")),
    outcome: "notMet",
    reasons: ["rightNotClaimed"],
  },
  {
    date: "2025-03-03",
    situation: "day of birth unknown: the pension age may be reached",
    facts: { claims: [] },
    outcome: "undetermined",
    reasons: ["dayOfBirthMissing"],
    unseen: ["dayOfBirthMissing"],
  },
  {
    date: "2025-03-03",
    situation: "day of birth unknown, the income guarantee refused: it does not matter",
    facts: { claims: [claim("refused", INCOME_GUARANTEE)] },
    outcome: "met",
    reasons: ["rightRefused"],
  },
  {
    date: "2008-12-31",
    situation: "before 2009, when the pension age differed and is not known here",
    facts: elderly("1930-01-01"),
    outcome: "undetermined",
    reasons: ["figureMissing"],
    unseen: ["figureMissing"],
  },
];
