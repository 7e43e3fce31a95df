import type { Means } from "../../facts/means.js";
import { CASE_INCOME_KINDS } from "../../facts/means.js";
import { cite } from "../../law/citation.js";
import { legalRule } from "../../law/legal-rule.js";
import { type Exact, sum } from "../../trace/exact.js";
import type { TracedPerson } from "../../trace/step.js";
import type { Traced } from "../../trace/trace.js";
import type { RuleContext } from "../context.js";
import { countCapital } from "./capital.js";
import { countIncomes } from "./incomes.js";
import { countProperty } from "./property.js";
import { type MeansOptions, type MeansPart, type Subject, together } from "./subject.js";

/** All means of one person per year, and by kind. */
export interface PersonMeans {
  readonly total: Traced;
  /** One for each kind there is, in the order of the kinds. */
  readonly parts: readonly MeansPart[];
}

export type { MeansOptions, MeansPart };

/** Art. 16 § 1 RMI-wet: all means of one person together, per year. */
export const sumOfMeans = legalRule(
  cite("rmiWet", "art. 16 § 1", "sourced", "PB-CALC"),
  (annual: readonly Exact[]): Exact => sum(annual),
);

const TOTALS = {
  applicant: "ownMeans",
  partner: "partnerMeans",
  relative: "relativeMeans",
} as const satisfies Record<TracedPerson, string>;

/**
 * The means of one person on the day judged, per year and net: incomes with their exemptions (art.
 * 16 RMI-wet; 22 § 1, 33 and 35 KB), property (24–26), capital (27) and what was transferred
 * (28–32). Without the general exemption, which comes at the end, on the means of all together.
 *
 * @param means facts that all hold on the day judged
 */
export function meansOf(
  means: Means,
  person: TracedPerson,
  ctx: RuleContext,
  options: MeansOptions,
): PersonMeans {
  const subject: Subject = { ...options, person, ctx };
  const { steps, parts } = together([
    countIncomes(means, subject),
    countProperty(means, subject),
    countCapital(means, subject),
  ]);
  const value = sumOfMeans(steps.map((step) => step.value));
  const { citation } = sumOfMeans;
  return {
    total: ctx.trace.rule(TOTALS[person], value, citation, "sum", steps, { person }),
    parts: byKind(parts),
  };
}

const KINDS = [...CASE_INCOME_KINDS, "property", "capital", "transfers"] as const;

function byKind(parts: readonly MeansPart[]): MeansPart[] {
  return KINDS.flatMap((kind) => {
    const ofKind = parts.filter((part) => part.kind === kind);
    if (ofKind.length === 0) return [];
    return [
      {
        kind,
        refs: ofKind.flatMap(({ refs }) => refs),
        beforeCents: sum(ofKind.map(({ beforeCents }) => beforeCents)),
        countedCents: sum(ofKind.map(({ countedCents }) => countedCents)),
      },
    ];
  });
}
