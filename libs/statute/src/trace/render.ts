import { isLegalDate } from "#kernel";
import { formatAmount, formatDate, formatFactor } from "../calculation/format.js";
import { CHOICES, type ChoiceKey } from "../choices/choices.js";
import { CONDITION_INFO } from "../conditions/conditions.js";
import { OUTCOME_LABELS } from "../conditions/outcomes.js";
import type { Determination, NotConfirmed, Period } from "../determination/determination.js";
import { citationText } from "../law/citation.js";
import type { Labels, Language } from "../law/language.js";
import type { Gap } from "../rules/context.js";
import type { Reason, Verdict } from "../rules/verdict.js";
import { STEP_TEXTS } from "./labels.js";
import type { TraceStep } from "./step.js";
import {
  FRAME_TEXTS,
  NOT_CONFIRMED_TEXTS,
  PERSON_TEXTS,
  STATUS_TEXTS,
  UNIT_TEXTS,
} from "./texts/frame.js";
import { GAP_TEXTS } from "./texts/gaps.js";
import { INCOME_KIND_TEXTS } from "./texts/income-kinds.js";
import { REASON_TEXTS } from "./texts/reasons.js";

/**
 * A determination in words: per period the conditions, each step with its amount and its article,
 * why there is no amount where there is none, and what is not confirmed. Needs nothing else.
 */
export function renderDetermination(determination: Determination, language: Language): string[] {
  return [
    ...(determination.hypothetical ? [FRAME_TEXTS.hypothetical[language]] : []),
    ...determination.periods.flatMap((period) => [
      periodHeading(period, language),
      ...renderPeriod(period, language),
    ]),
  ];
}

/** One period in words, without its heading. */
export function renderPeriod(period: Period, language: Language): string[] {
  return [
    ...period.verdicts.map((verdict) => verdictLine(verdict, language)),
    ...period.trace.map((step) => stepLine(step, period, language)),
    ...period.gaps.map((gap) => gapLine(gap, language)),
    ...renderNotConfirmed(period, language),
  ];
}

/**
 * What of a period is not confirmed: each content on a line of its own, one line for everything
 * that was checked too long ago, one for all article numbers together.
 */
export function renderNotConfirmed(period: Period, language: Language): string[] {
  const about = (...kinds: NotConfirmed["about"][]) =>
    period.notConfirmed.filter((item) => kinds.includes(item.about));
  const checked = about("lastChecked").map((item) => whatIsOpen(item, period, language));
  const articles = about("articleNumber").map(({ citation }) => citationText(citation, language));
  return [
    ...about("choice", "step", "verdict").map((item) => contentLine(item, period, language)),
    ...together(NOT_CONFIRMED_TEXTS.lastChecked[language], checked),
    ...together(NOT_CONFIRMED_TEXTS.articleNumber[language], articles),
  ];
}

function together(said: string, what: readonly string[]): string[] {
  return what.length === 0 ? [] : [`${said}: ${[...new Set(what)].join("; ")}`];
}

/** `From 03/03/2025 until 28/02/2026`. */
export function periodHeading({ from, until }: Period, language: Language): string {
  const last =
    until === undefined ? "" : ` ${FRAME_TEXTS.until[language]} ${formatDate(until, language)}`;
  return `${FRAME_TEXTS.from[language]} ${formatDate(from, language)}${last}`;
}

/** A verdict on one condition with its reasons. */
export function verdictLine({ condition, outcome, reasons }: Verdict, language: Language): string {
  const why = reasons.map((reason) => reasonText(reason, language)).join("; ");
  return `${CONDITION_INFO[condition].labels[language]}: ${OUTCOME_LABELS[outcome][language]}. ${why}`;
}

/** A reason with its article. */
export function reasonText({ code, citation }: Reason, language: Language): string {
  return `${REASON_TEXTS[code][language]} (${citationText(citation, language)})`;
}

function gapLine({ code, refs, citation }: Gap, language: Language): string {
  const about = refs.length === 0 ? "" : ` [${refs.join(", ")}]`;
  const article = citationText(citation, language);
  return `${FRAME_TEXTS.noAmount[language]}: ${GAP_TEXTS[code][language]}${about} (${article})`;
}

function stepLine(step: TraceStep, period: Period, language: Language): string {
  const tried = step.parameter?.whatIf ? ` [${FRAME_TEXTS.whatIf[language]}]` : "";
  const text = describeStep(step, period, language);
  const article = citationText(step.citation, language);
  if (step.unit === "code") return `${text} (${article})`;
  return `${text} = ${outcomeOf(step, language)}${tried} (${article})`;
}

/** What one step says, without its amount and its article. */
export function describeStep(
  step: TraceStep,
  { from, category }: Pick<Period, "from" | "category">,
  language: Language,
): string {
  const values: Readonly<Record<string, string>> = {
    category: categoryIn(step, category?.category),
    date: formatDate(from, language),
    jumps: step.unit === "factor" ? String(step.indexJumps) : "",
    income: step.incomeKind ? INCOME_KIND_TEXTS[step.incomeKind][language] : "",
    person: step.person ? PERSON_TEXTS[step.person][language] : "",
    value: "value" in step ? step.value : "",
    choice: "value" in step ? choiceText(step.value, language) : "",
  };
  const text: Labels = STEP_TEXTS[step.label];
  return text[language].replace(/\{(\w+)\}/g, (_match, name: string) => values[name] ?? "");
}

/** The amounts of another category may be needed too: the parameter says which one a step is of. */
function categoryIn({ parameter }: TraceStep, ofPeriod: number | undefined): string {
  return /category-(\d)/.exec(parameter?.key ?? "")?.[1] ?? String(ofPeriod ?? "");
}

/** `partMonth=daysOfMonth` in words. */
function choiceText(value: string, language: Language): string {
  const [key = "", chosen = ""] = value.split("=");
  if (!Object.hasOwn(CHOICES, key)) return value;
  const { question, alternatives } = CHOICES[key as ChoiceKey];
  const words = (alternatives as Readonly<Record<string, Labels>>)[chosen];
  return `${question[language]}: ${words?.[language] ?? chosen}`;
}

function outcomeOf(step: TraceStep, language: Language): string {
  switch (step.unit) {
    case "factor":
      return formatFactor(step.factor, language);
    case "euroCents":
      return formatAmount(step.amountCents, language);
    case "euroCentsPerYear":
      return `${formatAmount(step.amountCents, language)} ${FRAME_TEXTS.perYear[language]}`;
    case "euroCentsPerMonth":
      return `${formatAmount(step.amountCents, language)} ${FRAME_TEXTS.perMonth[language]}`;
    case "date":
      return isLegalDate(step.value) ? formatDate(step.value, language) : step.value;
    case "number":
    case "share":
    case "percent":
    case "days":
    case "months":
    case "years":
    case "code":
      return `${formatFactor(step.value, language)} ${UNIT_TEXTS[step.unit][language]}`.trim();
  }
}

function contentLine(item: NotConfirmed, period: Period, language: Language): string {
  const article = citationText(item.citation, language);
  const what = whatIsOpen(item, period, language);
  const said = NOT_CONFIRMED_TEXTS[item.about][language];
  return `${said}: ${what} – ${STATUS_TEXTS[item.status][language]} (${article})`;
}

function whatIsOpen({ about, label }: NotConfirmed, period: Period, language: Language): string {
  if (about === "choice") return choiceText(label, language);
  if (about === "verdict") return REASON_TEXTS[label as keyof typeof REASON_TEXTS][language];
  const step = period.trace.find((candidate) => candidate.label === label);
  return step ? describeStep(step, period, language) : label;
}
