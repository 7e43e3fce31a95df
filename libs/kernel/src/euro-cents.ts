import { Decimal } from "decimal.js";
import type { Brand } from "./brand.js";

/** An amount of money in whole euro cents. Never a fraction, never a float of euros. */
export type EuroCents = Brand<number, "EuroCents">;

/** `value` as an amount; throws a `RangeError` unless it is a safe integer. */
export function euroCents(value: number): EuroCents {
  if (!Number.isSafeInteger(value)) throw new RangeError("an amount is a whole number of cents");
  // Rounding can leave a minus zero, which would be printed as "-0.00".
  return (value === 0 ? 0 : value) as EuroCents;
}

/** Sum of `amounts`; throws a `RangeError` as soon as it could no longer be exact. */
export function addCents(...amounts: readonly EuroCents[]): EuroCents {
  return amounts.reduce((sum, amount) => euroCents(sum + amount), euroCents(0));
}

/** `numerator / denominator` rounded half up (away from zero) to the cent. */
export function divideCents(numerator: EuroCents, denominator: number): EuroCents {
  return roundToCents(new Decimal(numerator).div(denominator));
}

/** A decimal number of cents rounded half up (away from zero) to the cent. */
export function roundToCents(cents: Decimal): EuroCents {
  return euroCents(cents.toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber());
}

/** `1314.20` for 131420: plain decimal euros with two places, for logs and tests. */
export function formatEuros(amount: EuroCents): string {
  return new Decimal(amount).div(100).toFixed(2);
}
