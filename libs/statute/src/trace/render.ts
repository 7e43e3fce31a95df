import { isLegalDate } from "#kernel";
import { exact } from "./exact.js";
import {
  colon,
  formatAmount,
  formatDate,
  formatFactor,
  formatUnrounded,
  semicolon,
} from "./format.js";
import { CHOICES, type ChoiceKey } from "../choices/choices.js";
import { CONDITION_INFO } from "../conditions/conditions.js";
import { OUTCOME_LABELS } from "../conditions/outcomes.js";
import type {
  Determination,
  MonthDue,
  NotConfirmed,
  Period,
} from "../determination/determination.js";
import { citationText } from "../law/citation.js";
import type { Labels, Language } from "../law/language.js";
import type { Gap } from "../rules/context.js";
import type { Reason, Verdict } from "../rules/verdict.js";
import { STEP_TEXTS, type TraceLabel } from "./labels.js";
import type { AmountStep, TraceStep } from "./step.js";
import {
  FRAME_TEXTS,
  NOT_CONFIRMED_TEXTS,
  PERSON_TEXTS,
  PREMIUM_TEXTS,
  STATUS_TEXTS,
  UNIT_TEXTS,
} from "./texts/frame.js";
import { GAP_TEXTS } from "./texts/gaps.js";
import { meansListsText } from "./texts/means-lists.js";
import { INCOME_KIND_TEXTS } from "./texts/income-kinds.js";
import { REASON_TEXTS, type ReasonCode } from "./texts/reasons.js";

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
    ...(determination.months ?? []).map((month) => monthLine(month, language)),
    ...premiumLines(determination, language),
    ...determination.notConfirmed
      .filter(({ about }) => about !== "articleNumber")
      .map((item) => wholeLine(item, language)),
  ];
}

/** `2025-03, 29/31: €781.16`. */
function monthLine({ month, days, daysInMonth, amountCents }: MonthDue, language: Language) {
  const part = days === daysInMonth ? "" : `, ${days}/${daysInMonth}`;
  return `${FRAME_TEXTS.due[language]} ${month}${part}${colon(language)} ${formatAmount(amountCents, language)}`;
}

function premiumLines({ installationPremium }: Determination, language: Language): string[] {
  if (installationPremium === undefined) return [];
  const { outcome, amountCents, reasons } = installationPremium;
  const amount = amountCents === undefined ? "" : ` ${formatAmount(amountCents, language)}`;
  return [`${PREMIUM_TEXTS[outcome][language]}${amount}. ${reasonsText(reasons, language)}`];
}

/** What the months and the premium rest on. */
function wholeLine({ about, label, status, citation }: NotConfirmed, language: Language): string {
  const said = NOT_CONFIRMED_TEXTS[about][language];
  const what =
    about === "choice"
      ? choiceText(label, language)
      : about === "verdict"
        ? REASON_TEXTS[label as ReasonCode][language]
        : STEP_TEXTS[label as TraceLabel][language].replace(/\s*\{\w+\}/g, "");
  return `${said}${colon(language)} ${what} – ${STATUS_TEXTS[status][language]} (${citationText(citation, language)})`;
}

/** One period in words, without its heading. */
export function renderPeriod(period: Period, language: Language): string[] {
  return [
    ...period.verdicts.map((verdict) => verdictLine(verdict, language)),
    ...renderSteps(period, language),
    ...period.gaps.map((gap) => gapLine(gap, language)),
    ...renderNotConfirmed(period, language),
  ];
}

/** The steps of a period in words, one line each with its amount and its article. */
export function renderSteps(period: Period, language: Language): string[] {
  return period.trace.map((step) => stepLine(step, period, language));
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
    ...together(NOT_CONFIRMED_TEXTS.lastChecked[language], checked, language),
    ...together(NOT_CONFIRMED_TEXTS.articleNumber[language], articles, language),
  ];
}

/**
 * What of some periods is not confirmed, in short and for print: a line for each way in which it
 * is not, every content once, and one sentence for the numbers of articles.
 */
export function describeNotConfirmed(periods: readonly Period[], language: Language): string[] {
  const about = (kind: NotConfirmed["about"], say: typeof openContent) =>
    together(
      NOT_CONFIRMED_TEXTS[kind][language],
      periods.flatMap((period) =>
        period.notConfirmed
          .filter((item) => item.about === kind)
          .map((item) => say(item, period, language)),
      ),
      language,
    );
  const hasNumbers = about("articleNumber", whatIsOpen).length > 0;
  return [
    ...about("choice", openContent),
    ...about("step", openContent),
    ...about("verdict", openContent),
    ...about("lastChecked", whatIsOpen),
    ...(hasNumbers ? [FRAME_TEXTS.articleNumbers[language]] : []),
  ];
}

function together(said: string, what: readonly string[], language: Language): string[] {
  if (what.length === 0) return [];
  return [`${said}${colon(language)} ${[...new Set(what)].join(semicolon(language))}`];
}

/** `From 03/03/2025 until 28/02/2026`. */
export function periodHeading({ from, until }: Period, language: Language): string {
  const last =
    until === undefined ? "" : ` ${FRAME_TEXTS.until[language]} ${formatDate(until, language)}`;
  return `${FRAME_TEXTS.from[language]} ${formatDate(from, language)}${last}`;
}

/** A verdict on one condition with its reasons. */
export function verdictLine({ condition, outcome, reasons }: Verdict, language: Language): string {
  return `${saysOutcome({ condition, outcome }, language)}. ${reasonsText(reasons, language)}`;
}

/** A verdict with one of its reasons, without the article. */
export function verdictText(
  { condition, outcome }: Pick<Verdict, "condition" | "outcome">,
  { code }: Pick<Reason, "code">,
  language: Language,
): string {
  return `${saysOutcome({ condition, outcome }, language)}. ${REASON_TEXTS[code][language]}`;
}

/** The condition and what was found of it. */
function saysOutcome(
  { condition, outcome }: Pick<Verdict, "condition" | "outcome">,
  language: Language,
): string {
  const { labels } = CONDITION_INFO[condition];
  return `${labels[language]}${colon(language)} ${OUTCOME_LABELS[outcome][language]}`;
}

/** All reasons; those that say the same under several articles once, with their articles. */
function reasonsText(reasons: readonly Reason[], language: Language): string {
  const alike = Map.groupBy(reasons, ({ code }) => code);
  return [...alike]
    .map(([code, same]) => {
      const articles = new Set(same.map(({ citation }) => citationText(citation, language)));
      return `${REASON_TEXTS[code][language]} (${[...articles].join(semicolon(language))})`;
    })
    .join(semicolon(language));
}

/** Why there is no amount, without its article and what it is about. */
export function gapText({ code }: Pick<Gap, "code">, language: Language): string {
  return GAP_TEXTS[code][language];
}

function gapLine(gap: Gap, language: Language): string {
  const { refs, citation } = gap;
  const about = refs.length === 0 ? "" : ` [${refs.join(", ")}]`;
  const article = citationText(citation, language);
  return `${FRAME_TEXTS.noAmount[language]}${colon(language)} ${gapText(gap, language)}${about} (${article})`;
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
    lists:
      step.label === "meansNotTold" && "value" in step ? meansListsText(step.value, language) : "",
    choice: "value" in step ? choiceText(step.value, language) : "",
  };
  const text: Labels = STEP_TEXTS[step.label];
  return text[language].replace(/\{(\w+)\}/g, (_match, name: string) => values[name] ?? "");
}

/** The amounts of another category may be needed too: figure or article says which one it is. */
function categoryIn(step: TraceStep, ofPeriod: number | undefined): string {
  const ofFigure = /category-(\d)/.exec(step.parameter?.key ?? "")?.[1];
  const ofAmount =
    step.label === "categoryAmount" ? /§ 1, (\d)°/.exec(step.citation.article)?.[1] : undefined;
  return ofFigure ?? ofAmount ?? String(ofPeriod ?? "");
}

/** `partMonth=daysOfMonth` in words. */
function choiceText(value: string, language: Language): string {
  const [key = "", chosen = ""] = value.split("=");
  if (!Object.hasOwn(CHOICES, key)) return value;
  const { question, alternatives } = CHOICES[key as ChoiceKey];
  const words = (alternatives as Readonly<Record<string, Labels>>)[chosen];
  return `${question[language]}${colon(language)} ${words?.[language] ?? chosen}`;
}

/** What one step comes to: an amount with what it is per, a number with its unit, a day. */
export function outcomeOf(step: TraceStep, language: Language): string {
  switch (step.unit) {
    case "factor":
      return formatFactor(step.factor, language);
    case "euroCents":
      return amountOf(step, language);
    case "euroCentsPerYear":
      return `${amountOf(step, language)} ${FRAME_TEXTS.perYear[language]}`;
    case "euroCentsPerMonth":
      return `${amountOf(step, language)} ${FRAME_TEXTS.perMonth[language]}`;
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

/** The steps whose text says that they are not rounded yet: they are shown so. */
const NOT_ROUNDED_YET: readonly TraceLabel[] = ["twelfth", "premiumShare"];

function amountOf({ label, amountCents, exact: whole }: AmountStep, language: Language): string {
  return whole !== undefined && NOT_ROUNDED_YET.includes(label)
    ? formatUnrounded(exact(whole), language)
    : formatAmount(amountCents, language);
}

function contentLine(item: NotConfirmed, period: Period, language: Language): string {
  const said = NOT_CONFIRMED_TEXTS[item.about][language];
  const article = citationText(item.citation, language);
  return `${said}${colon(language)} ${openContent(item, period, language)} (${article})`;
}

function openContent(item: NotConfirmed, period: Period, language: Language): string {
  return `${whatIsOpen(item, period, language)} – ${STATUS_TEXTS[item.status][language]}`;
}

function whatIsOpen({ about, label }: NotConfirmed, period: Period, language: Language): string {
  if (about === "choice") return choiceText(label, language);
  if (about === "verdict") return REASON_TEXTS[label as keyof typeof REASON_TEXTS][language];
  const step = period.trace.find((candidate) => candidate.label === label);
  return step ? describeStep(step, period, language) : label;
}
