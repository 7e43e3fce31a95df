import { cite } from "../../law/citation.js";
import { legalRule } from "../../law/legal-rule.js";
import type { ParameterKey } from "../../parameters/keys.js";
import { type Exact, least, positiveDifference } from "../../trace/exact.js";
import type { TraceLabel } from "../../trace/labels.js";
import type { StepDetails, Traced } from "../../trace/trace.js";
import type { Subject } from "./subject.js";

/** Something that is worth an amount, once: a stock, not a yearly income. */
export interface Stock {
  readonly amount: Traced;
  readonly refs: readonly string[];
  /** Its worth before any deduction. */
  readonly before: Exact;
}

/** Art. 27 KB: only what exceeds the lower limit of a slice is in it. */
export const aboveLimit = legalRule(
  cite("kbRmi", "art. 27", "sourced", "AD-EP", "BD-3440", "DQ-EP"),
  (capital: Exact, limit: Exact): Exact => positiveDifference(capital, limit),
);

/** Art. 27 KB: what exceeds the upper limit of a slice is in the next one. */
export const upToLimit = legalRule(
  cite("kbRmi", "art. 27", "sourced", "AD-EP", "BD-3440", "DQ-EP"),
  (capital: Exact, limit: Exact): Exact => least(capital, limit),
);

/** Art. 27 KB: of each slice a yield counts per year, whatever the capital really yields. */
export const yieldOf = legalRule(
  cite("kbRmi", "art. 27", "sourced", "AD-EP", "BD-3440", "DQ-EP"),
  (slice: Exact, percent: Exact): Exact => slice.mul(percent).div(100),
);

/** The yield per year that is counted of a stock of capital, slice by slice. */
export function countedYield(
  { amount: capital, refs }: Pick<Stock, "amount" | "refs">,
  { ctx, person }: Subject,
): Traced {
  const perYear: StepDetails = { refs, person };
  const stock: StepDetails = { ...perYear, unit: "euroCents" };
  const above = (label: TraceLabel, amount: Traced, limit: Traced) => {
    const value = aboveLimit(amount.value, limit.value);
    const from = [amount, limit];
    return ctx.trace.rule(label, value, aboveLimit.citation, "positiveDifference", from, stock);
  };
  const yielded = (label: TraceLabel, slice: Traced, key: RateKey, rateLabel: TraceLabel) => {
    const rate = ctx.parameter(rateLabel, key, "percent");
    const value = yieldOf(slice.value, rate.value);
    return ctx.trace.rule(label, value, yieldOf.citation, "percentOf", [slice, rate], perYear);
  };

  const second = ctx.parameter("capitalSecondLimit", SECOND_LIMIT, "euroCents");
  const beyond = capital.value.gt(second.value);
  const lower = beyond
    ? ctx.trace.rule(
        "capitalUpToSecondLimit",
        upToLimit(capital.value, second.value),
        upToLimit.citation,
        "least",
        [capital, second],
        stock,
      )
    : capital;
  if (ctx.isOff("capitalSlices")) {
    const { citation } = aboveLimit;
    ctx.trace.said("rule", "capitalExemptionLeftOut", "notApplied", citation, perYear);
  }
  const inFirst = ctx.isOff("capitalSlices")
    ? lower
    : above(
        "capitalInFirstSlice",
        lower,
        ctx.parameter("capitalFirstLimit", FIRST_LIMIT, "euroCents"),
      );
  const ofFirst = yielded("capitalFirstYield", inFirst, FIRST_RATE, "capitalFirstRate");
  if (!beyond) return ofFirst;
  const inSecond = above("capitalInSecondSlice", capital, second);
  const ofSecond = yielded("capitalSecondYield", inSecond, SECOND_RATE, "capitalSecondRate");
  const total = ofFirst.value.add(ofSecond.value);
  const from = [ofFirst, ofSecond];
  return ctx.trace.rule("capitalYield", total, yieldOf.citation, "sum", from, perYear);
}

const FIRST_LIMIT = "kb-rmi/art-27/capital.first-limit" satisfies ParameterKey;
const SECOND_LIMIT = "kb-rmi/art-27/capital.second-limit" satisfies ParameterKey;
const FIRST_RATE = "kb-rmi/art-27/capital.first-rate" satisfies ParameterKey;
const SECOND_RATE = "kb-rmi/art-27/capital.second-rate" satisfies ParameterKey;
type RateKey = typeof FIRST_RATE | typeof SECOND_RATE;
