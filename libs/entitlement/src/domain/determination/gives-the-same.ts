import { assertNothingErased, canonicalJson } from "#kernel";
import type { Period } from "#statute";
import type { RightDetermined } from "./right-determined.js";

/** What of a period matters to the person. */
interface Given {
  readonly from: string;
  readonly right: string;
  readonly category?: { readonly category: number };
  readonly amounts?: {
    readonly annualLeefloonCents: number;
    readonly monthlyLeefloonCents: number;
    readonly meansSufficient: boolean;
  };
  readonly gaps: readonly { readonly code: string }[];
}

/**
 * Whether `periods` give the person the same as a determination did, on the same days. Another
 * amount of the category is nothing to somebody whose means reach both.
 *
 * @throws ErasedDataUsed when what the determination tells was erased
 */
export function givesTheSame(
  { periods: before }: Pick<RightDetermined, "periods">,
  periods: readonly Period[],
): boolean {
  assertNothingErased(before);
  return outcomeIn(before.map(({ from, told }) => ({ from, ...told }))) === outcomeIn(periods);
}

/** From which day what is due, and why not; neighbours that give the same are one. */
function outcomeIn(periods: readonly Given[]): string {
  const outcomes = periods.map(({ from, right, category, amounts, gaps }) => ({
    from,
    gives: canonicalJson({
      right,
      ...(category === undefined ? {} : { category: category.category }),
      ...(amounts === undefined ? {} : { due: dueIn(amounts) }),
      gaps: gaps.map(({ code }) => code),
    }),
  }));
  return canonicalJson(outcomes.filter(({ gives }, place) => gives !== outcomes[place - 1]?.gives));
}

function dueIn({
  annualLeefloonCents,
  monthlyLeefloonCents,
  meansSufficient,
}: NonNullable<Given["amounts"]>) {
  return { annualLeefloonCents, monthlyLeefloonCents, meansSufficient };
}
