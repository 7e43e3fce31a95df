import { citationText } from "../law/citation.js";
import type { Language } from "../law/language.js";
import type { Calculation, NotConfirmed, TraceStep } from "./calculation.js";
import { formatAmount, formatDate, formatFactor } from "./format.js";
import {
  FRAME_TEXTS,
  INCOME_TEXTS,
  NOT_APPLIED_TEXTS,
  NOT_CONFIRMED_TEXTS,
  STATUS_TEXTS,
  STEP_TEXTS,
} from "./trace-texts.js";

/**
 * The calculation in words, one line per step with its amount and its article, then what is not
 * confirmed and what was left out. Needs nothing but the calculation itself.
 */
export function renderTrace(calculation: Calculation, language: Language): string[] {
  return [
    ...calculation.trace.map((step) => stepLine(step, calculation, language)),
    ...calculation.notConfirmed.map((item) => notConfirmedLine(item, calculation, language)),
    ...calculation.notApplied.map(
      ({ key, citation }) =>
        `${FRAME_TEXTS.notApplied[language]}: ${NOT_APPLIED_TEXTS[key][language]}` +
        ` (${citationText(citation, language)})`,
    ),
  ];
}

/** What one step of `calculation` says, without its amount and its article. */
export function describeStep(
  step: TraceStep,
  calculation: Calculation,
  language: Language,
): string {
  return fill(STEP_TEXTS[step.label][language], step, calculation, language);
}

function stepLine(step: TraceStep, calculation: Calculation, language: Language): string {
  const text = describeStep(step, calculation, language);
  return `${text} = ${outcome(step, language)} (${citationText(step.citation, language)})`;
}

function notConfirmedLine(item: NotConfirmed, calculation: Calculation, language: Language) {
  const { about, label, status, citation } = item;
  const article = citationText(citation, language);
  const frame = NOT_CONFIRMED_TEXTS[about][language];
  if (about === "articleNumber") return `${frame}: ${article}`;
  const step = calculation.trace.find((candidate) => candidate.label === label);
  const text = step ? describeStep(step, calculation, language) : label;
  return `${frame}: ${text} – ${STATUS_TEXTS[status][language]} (${article})`;
}

function fill(text: string, step: TraceStep, { category, date }: Calculation, language: Language) {
  const values: Readonly<Record<string, string>> = {
    category: String(category),
    date: formatDate(date, language),
    jumps: step.unit === "factor" ? String(step.indexJumps) : "",
    income: step.incomeKind ? INCOME_TEXTS[step.incomeKind][language] : "",
  };
  return text.replace(/\{(\w+)\}/g, (_match, name: string) => values[name] ?? "");
}

function outcome(step: TraceStep, language: Language): string {
  if (step.unit === "factor") return formatFactor(step.factor, language);
  const period = step.unit === "euroCentsPerYear" ? FRAME_TEXTS.perYear : FRAME_TEXTS.perMonth;
  return `${formatAmount(step.amountCents, language)} ${period[language]}`;
}
