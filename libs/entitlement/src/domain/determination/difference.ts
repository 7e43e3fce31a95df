import { addDays, type EuroCents, euroCents, type LegalDate } from "#kernel";

/** A period with what it makes due per month; nothing when it gives no amount. */
export interface Stretch {
  readonly from: LegalDate;
  readonly until?: LegalDate;
  readonly monthlyCents: EuroCents | undefined;
}

/** Days for which two determinations of one right differ. */
export interface Difference {
  readonly from: LegalDate;
  readonly until?: LegalDate;
  readonly beforeMonthlyCents?: EuroCents;
  readonly afterMonthlyCents?: EuroCents;
  /**
   * Per month, as it was minus as it should be: below zero, the person got too little; above, too
   * much. Nothing follows from it by itself: recovery is a decision of its own (art. 24 RMI-wet).
   */
  readonly differenceMonthlyCents?: EuroCents;
  readonly kind: "tooLittle" | "tooMuch" | "unknown";
}

/**
 * Where `after` gives another amount than `before`, in order; days that only one of them covers or
 * has an amount for are of kind `unknown`.
 */
export function differences(before: readonly Stretch[], after: readonly Stretch[]): Difference[] {
  return cuts([...before, ...after])
    .flatMap(({ from, until }): Difference[] => {
      const was = on(before, from);
      const is = on(after, from);
      if (was === is) return [];
      return [{ from, ...(until === undefined ? {} : { until }), ...compared(was, is) }];
    })
    .reduce(joined, []);
}

function compared(was: EuroCents | undefined, is: EuroCents | undefined) {
  const amounts = {
    ...(was === undefined ? {} : { beforeMonthlyCents: was }),
    ...(is === undefined ? {} : { afterMonthlyCents: is }),
  };
  if (was === undefined || is === undefined) return { ...amounts, kind: "unknown" as const };
  return {
    ...amounts,
    differenceMonthlyCents: euroCents(was - is),
    kind: was < is ? ("tooLittle" as const) : ("tooMuch" as const),
  };
}

function on(stretches: readonly Stretch[], day: LegalDate): EuroCents | undefined {
  return stretches.find(({ from, until }) => from <= day && (until === undefined || day <= until))
    ?.monthlyCents;
}

/** The days of both, cut wherever one of them begins or ends; after the last end neither has any. */
function cuts(stretches: readonly Stretch[]): Pick<Stretch, "from" | "until">[] {
  const ends = stretches.flatMap(({ until }) => (until === undefined ? [] : [addDays(until, 1)]));
  const firsts = [...new Set([...stretches.map(({ from }) => from), ...ends])].toSorted();
  return firsts.map((from, place) => {
    const next = firsts[place + 1];
    return next === undefined ? { from } : { from, until: addDays(next, -1) };
  });
}

function joined(differences: readonly Difference[], next: Difference): Difference[] {
  const last = differences.at(-1);
  const follows =
    last?.until !== undefined &&
    addDays(last.until, 1) === next.from &&
    last.beforeMonthlyCents === next.beforeMonthlyCents &&
    last.afterMonthlyCents === next.afterMonthlyCents;
  if (!follows) return [...differences, next];
  const { until: _until, ...first } = last;
  const whole = next.until === undefined ? first : { ...first, until: next.until };
  return [...differences.slice(0, -1), whole];
}
