import { Decimal } from "decimal.js";
import { cite } from "../law/citation.js";
import { legalRule } from "../law/legal-rule.js";

/** What one index jump multiplies an amount by. */
const JUMP = new Decimal("1.02");

/**
 * The coefficient after a number of index jumps since the base amounts: 1.02 to that power,
 * rounded half up to four decimals (art. 15 RMI-wet). The published coefficients of 2007 (1.1487,
 * seven jumps) and December 2012 (1.3195, fourteen) come out of it; the formula itself was
 * derived from them.
 */
export const indexCoefficient = legalRule(
  cite("rmiWet", "art. 15", "computed", "K"),
  (jumps: number): Decimal => JUMP.pow(jumps).toDecimalPlaces(4, Decimal.ROUND_HALF_UP),
);
