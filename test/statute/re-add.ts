import { Fraction } from "fraction.js";
import type { TraceStep } from "#statute";

/** The exact value of a step, as it is written in the trace. */
export function valueOf(step: TraceStep): Fraction {
  switch (step.unit) {
    case "euroCents":
    case "euroCentsPerYear":
    case "euroCentsPerMonth":
      return new Fraction(step.exact ?? step.amountCents);
    case "factor":
      return new Fraction(step.factor);
    default:
      return new Fraction(step.value);
  }
}

/**
 * The steps of a trace whose value does not follow from the steps they name, by the operation they
 * name; worked out with nothing but what is written in the trace.
 */
export function stepsThatDoNotAddUp(trace: readonly TraceStep[]): string[] {
  const byId = new Map(trace.map((step) => [step.id, step]));
  return trace.flatMap((step) => {
    if (step.operation === undefined || step.operation === "none") return [];
    const from = step.from.map((id) => {
      const earlier = byId.get(id);
      if (earlier === undefined) throw new Error(`${step.id} rests on ${id}, which is not there`);
      return valueOf(earlier);
    });
    const again = apply(step.operation, from);
    return again.equals(valueOf(step))
      ? []
      : [`${step.id} ${step.label}: ${valueOf(step).toFraction()}, but ${again.toFraction()}`];
  });
}

function apply(
  operation: NonNullable<TraceStep["operation"]>,
  from: readonly Fraction[],
): Fraction {
  const zero = new Fraction(0);
  const [a = zero, b = zero] = from;
  switch (operation) {
    case "sum":
      return from.reduce((total, one) => total.add(one), zero);
    case "difference":
      return a.sub(b);
    case "positiveDifference":
      return a.gt(b) ? a.sub(b) : zero;
    case "product":
      return from.reduce((total, one) => total.mul(one), new Fraction(1));
    case "quotient":
      return a.div(b);
    case "half":
      return a.div(2);
    case "twelveTimes":
      return a.mul(12);
    case "twelfth":
      return a.div(12);
    case "percentOf":
      return a.mul(b).div(100);
    case "halfUp":
      return a.add(new Fraction(1, 2)).floor();
    case "cutOff":
      return a.floor();
    case "least":
      return a.lt(b) ? a : b;
    case "greatest":
      return a.gt(b) ? a : b;
    case "same":
      return a;
    case "none":
      return zero;
  }
}
