import { citationText } from "../law/citation.js";
import type { Language } from "../law/language.js";
import type { Calculation, NotApplied, NotConfirmed } from "./calculation.js";
import { formatAmount, formatDate, formatFactor } from "./format.js";
import { STEP_TEXTS } from "../trace/labels.js";
import type { TraceStep } from "../trace/step.js";
import { FRAME_TEXTS, NOT_CONFIRMED_TEXTS, STATUS_TEXTS } from "../trace/texts/frame.js";
import { INCOME_KIND_TEXTS } from "../trace/texts/income-kinds.js";
import { FRAME_TEXTS as NARROW_TEXTS, NOT_APPLIED_TEXTS } from "./trace-texts.js";

/**
 * The calculation in words, one line per step with its amount and its article, then what is not
 * confirmed and what was left out. Needs nothing but the calculation itself.
 */
export function renderTrace(calculation: Calculation, language: Language): string[] {
  return [
    ...calculation.trace.map((step) => stepLine(step, calculation, language)),
    ...calculation.notConfirmed.map((item) => notConfirmedLine(item, calculation, language)),
    ...calculation.notApplied.map(
      (item) =>
        `${NARROW_TEXTS.notApplied[language]}: ${describeNotApplied(item, language)}` +
        ` (${citationText(item.citation, language)})`,
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

/** A part of the law that a calculation leaves out, without its article. */
export function describeNotApplied({ key }: NotApplied, language: Language): string {
  return NOT_APPLIED_TEXTS[key][language];
}

/**
 * What of `calculation` is not confirmed, in short: each content on a line of its own, one line for
 * everything that was checked too long ago, one for all article numbers together.
 */
export function describeNotConfirmed(calculation: Calculation, language: Language): string[] {
  const about = (kind: NotConfirmed["about"]) =>
    calculation.notConfirmed.filter((item) => item.about === kind);
  const checkedBefore = about("lastChecked").map((item) => stepOf(item, calculation, language));
  return [
    ...about("step").map((item) => contentLine(item, calculation, language)),
    ...(checkedBefore.length === 0
      ? []
      : [`${NOT_CONFIRMED_TEXTS.lastChecked[language]}: ${checkedBefore.join("; ")}`]),
    ...(about("articleNumber").length === 0 ? [] : [FRAME_TEXTS.articleNumbers[language]]),
  ];
}

function stepLine(step: TraceStep, calculation: Calculation, language: Language): string {
  const text = describeStep(step, calculation, language);
  return `${text} = ${outcome(step, language)} (${citationText(step.citation, language)})`;
}

function notConfirmedLine(item: NotConfirmed, calculation: Calculation, language: Language) {
  const article = citationText(item.citation, language);
  if (item.about === "articleNumber") {
    return `${NOT_CONFIRMED_TEXTS.articleNumber[language]}: ${article}`;
  }
  return `${contentLine(item, calculation, language)} (${article})`;
}

function contentLine(item: NotConfirmed, calculation: Calculation, language: Language): string {
  const { about, status } = item;
  const text = stepOf(item, calculation, language);
  return `${NOT_CONFIRMED_TEXTS[about][language]}: ${text} – ${STATUS_TEXTS[status][language]}`;
}

function stepOf({ label }: NotConfirmed, calculation: Calculation, language: Language): string {
  const step = calculation.trace.find((candidate) => candidate.label === label);
  return step ? describeStep(step, calculation, language) : label;
}

function fill(text: string, step: TraceStep, { category, date }: Calculation, language: Language) {
  const values: Readonly<Record<string, string>> = {
    category: String(category),
    date: formatDate(date, language),
    jumps: step.unit === "factor" ? String(step.indexJumps) : "",
    income: step.incomeKind ? INCOME_KIND_TEXTS[step.incomeKind][language] : "",
  };
  return text.replace(/\{(\w+)\}/g, (_match, name: string) => values[name] ?? "");
}

function outcome(step: TraceStep, language: Language): string {
  if (step.unit === "factor") return formatFactor(step.factor, language);
  if (!("amountCents" in step)) return step.value;
  const period = step.unit === "euroCentsPerYear" ? FRAME_TEXTS.perYear : FRAME_TEXTS.perMonth;
  return `${formatAmount(step.amountCents, language)} ${period[language]}`;
}
