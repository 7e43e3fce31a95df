import { Fraction } from "fraction.js";
import { type EuroCents, euroCents } from "#kernel";
import type { Share } from "../facts/fields.js";

/**
 * An exact number, mostly euro cents. Shares, percentages and rates leave fractions of a cent, and
 * nothing is rounded before the end: so the order of the facts can never matter.
 */
export type Exact = Fraction;

/** `value` (divided by `denominator`) as an exact number; decimals are given as text. */
export function exact(value: number | bigint | string, denominator: number | bigint = 1): Exact {
  const whole = new Fraction(value);
  return denominator === 1 ? whole : whole.div(denominator);
}

/** Nothing. */
export const ZERO: Exact = exact(0);

/** The whole, unless a share of it is given. */
export function shareOf(share: Share | undefined): Exact {
  return share === undefined ? exact(1) : exact(share.part, share.of);
}

/** The sum, zero for none. */
export function sum(values: readonly Exact[]): Exact {
  const [first = ZERO, ...others] = values;
  return others.reduce((total, value) => total.add(value), first);
}

/** `a − b`, but never below zero. */
export function positiveDifference(a: Exact, b: Exact): Exact {
  return greatest(ZERO, a.sub(b));
}

/** The smaller of two. */
export function least(a: Exact, b: Exact): Exact {
  return a.lt(b) ? a : b;
}

/** The greater of two. */
export function greatest(a: Exact, b: Exact): Exact {
  return a.gt(b) ? a : b;
}

/** To the whole cent, half a cent up. */
export function toCents(value: Exact): EuroCents {
  const { s: sign, n: cents } = value.d === 1n ? value : value.round();
  return euroCents(Number(sign * cents));
}
