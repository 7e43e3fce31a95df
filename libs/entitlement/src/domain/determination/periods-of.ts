import { assertNothingErased, type LegalDate } from "#kernel";
import type { Citation, Period } from "#statute";
import { withCitations } from "./citations.js";
import type { RightDetermined } from "./right-determined.js";

/**
 * The periods of a determination as the rules gave them, each step with its citation again.
 *
 * @throws ErasedDataUsed when what they tell was erased
 */
export function periodsOf({
  periods,
  citations,
}: Pick<RightDetermined, "periods" | "citations">): Period[] {
  return periods.map((period) => periodOf(period, citations));
}

/** One of them. */
export function periodOf(
  { from, until, told }: RightDetermined["periods"][number],
  citations: RightDetermined["citations"],
): Period {
  assertNothingErased(told);
  return {
    from: from as LegalDate,
    ...(until === undefined ? {} : { until: until as LegalDate }),
    ...(withCitations(told, citations as readonly Citation[]) as Omit<Period, "from" | "until">),
  };
}
