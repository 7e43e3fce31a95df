import type { Language } from "../law/language.js";
import { formatAmount, formatFactor } from "./format.js";
import type { TraceStep } from "./step.js";

/**
 * How a step follows from the figures before it, as `€ 15.770,41 − € 5.750,00`; nothing where it
 * is no sum of figures, or one figure as it is.
 */
export function stepFormula(
  step: TraceStep,
  trace: readonly TraceStep[],
  language: Language,
): string | undefined {
  const sources = step.from.flatMap((id) => trace.find((one) => one.id === id) ?? []);
  const figures = sources.map((source) => figure(source, language));
  const [first = "", ...others] = figures;
  switch (step.operation) {
    case "sum":
      return others.length === 0 ? undefined : figures.join(" + ");
    case "difference":
      return figures.join(" − ");
    case "positiveDifference":
      // Zero because nothing is left: the difference itself would be below it.
      return figures.join("amountCents" in step && step.amountCents === 0 ? " ≤ " : " − ");
    case "product":
      return figures.join(" × ");
    case "quotient":
      return figures.join(" / ");
    case "percentOf":
      return figures.join(" × ");
    case "half":
      return `${first} / 2`;
    case "twelveTimes":
      return `12 × ${first}`;
    case "twelfth":
      return `${first} / 12`;
    case "halfUp":
    case "cutOff":
    case "same":
      return sources[0] && stepFormula(sources[0], trace, language);
    case "least":
    case "greatest":
      return undefined;
    case "none":
    case undefined:
      return sources.some(({ unit }) => unit === "factor") ? figures.join(" × ") : undefined;
  }
}

/** A figure within a formula: without what it is per. */
function figure(step: TraceStep, language: Language): string {
  if ("amountCents" in step) return formatAmount(step.amountCents, language);
  if (step.unit === "factor") return formatFactor(step.factor, language);
  const value = formatFactor(step.value, language);
  return step.unit === "percent" ? `${value} %` : value;
}
