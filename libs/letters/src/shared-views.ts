import type { LegalDate } from "#kernel";
import { formatDate, formatMoney } from "./format.js";
import type {
  Addressee,
  CalculatedPeriod,
  CalculationStep,
  Caseworker,
  Centre,
  Citation,
  CitationStatus,
  ConditionResult,
  FactPeriod,
  FactReliedOn,
  Language,
  LegalDay,
  MethodOfCalculation,
} from "./models.js";
import type { View } from "./presentable.js";
import { TEXTS, type Texts } from "./texts/index.js";

/** One line of a list of label and value. */
export function row(label: string, ...lines: readonly string[]): View {
  return { label, lines };
}

/** One line with a day that follows from the law, and the footnote it needs, if any. */
export function dayRow(label: string, { on, status }: LegalDay, language: Language): View {
  return { label, lines: [formatDate(on, language)], note: note(status) };
}

/** What every document needs: language, metadata, footer and the words of its footnotes. */
export function documentView(document: {
  readonly language: Language;
  readonly title: string;
  readonly subject: string;
  readonly author: string;
  readonly fileReference: string;
  readonly date: LegalDate;
  /** Said at the foot of every page. */
  readonly standing?: string;
}): Readonly<Record<string, View>> {
  const { common } = TEXTS[document.language];
  return {
    language: document.language,
    title: document.title,
    subject: document.subject,
    author: document.author,
    // The typesetter's own date type; the clock is never asked.
    date: document.date.split("-").map(Number),
    footer: [document.author, document.fileReference, document.standing]
      .filter((part) => part !== undefined)
      .join(" · "),
    pages: common.page("{page}", "{of}"),
    notes: common.statusNotes,
    missingCharacters: common.missingCharacters,
  };
}

/** Letterhead, address and reference lines of a letter to the person; a draft has no date. */
export function letterView(
  letter: {
    readonly language: Language;
    readonly centre: Centre;
    readonly person: Addressee;
    readonly fileReference: string;
    readonly service: string;
    readonly caseworker: Caseworker;
  },
  date: LegalDate | undefined,
): Readonly<Record<string, View>> {
  const { common } = TEXTS[letter.language];
  const { centre } = letter;
  return {
    centre: {
      name: centre.name,
      address: centre.address,
      contact: [
        `${common.telephone} ${centre.telephone}`,
        ...(centre.email === undefined ? [] : [centre.email]),
      ],
    },
    person: { name: letter.person.name, address: letter.person.address },
    references: [
      ...(date === undefined ? [] : [row(common.date, formatDate(date, letter.language))]),
      row(common.fileReference, letter.fileReference),
      row(common.service, letter.service),
      row(common.caseworker, letter.caseworker.name),
    ],
    greeting: common.greeting(letter.person.name),
    closing: common.closing,
  };
}

/** Whom to ask at the centre, and when. */
export function contactRows(letter: {
  readonly language: Language;
  readonly centre: Centre;
  readonly service: string;
  readonly caseworker: Caseworker;
}): View[] {
  const { common } = TEXTS[letter.language];
  const { caseworker, centre } = letter;
  const email = caseworker.email ?? centre.email;
  return [
    row(common.service, letter.service, centre.name, ...centre.address),
    row(common.caseworker, caseworker.name),
    row(common.telephone, caseworker.telephone ?? centre.telephone),
    ...(email === undefined ? [] : [row(common.email, email)]),
    ...(centre.openingHours?.length ? [row(common.openingHours, ...centre.openingHours)] : []),
  ];
}

/** A legal reference, or a text that rests on one, and the footnote it needs, if any. */
export function citationView(citation: Citation): View {
  // "art." and its number belong on one line, and so do a paragraph and its number.
  const text = citation.text
    .replace(/(art\.|artikel|article) (?=\d)/giu, "$1\u00a0")
    .replace(/ § (?=\d)/gu, "\u00a0§\u00a0");
  return { text, note: note(citation.status) };
}

function note(status: CitationStatus): Exclude<CitationStatus, "sourced"> | null {
  return status === "sourced" ? null : status;
}

/** Table of the six conditions. */
export function conditionsView(conditions: readonly ConditionResult[], language: Language): View {
  const { conditionsTable } = TEXTS[language].common;
  return {
    headers: [conditionsTable.condition, conditionsTable.finding, conditionsTable.factsAndReasons],
    rows: conditions.map((condition) => conditionView(condition, language)),
  };
}

/** One condition: what was found, on which facts, for which reasons. */
export function conditionView(condition: ConditionResult, language: Language): View {
  const { common } = TEXTS[language];
  const excusedFor =
    condition.excusedFor === undefined ? "" : ` ${common.excusedFor[condition.excusedFor]}`;
  return {
    label: condition.label,
    article: citationView(condition.article),
    finding: common.findings[condition.finding] + excusedFor,
    isMet: condition.finding === "met" || condition.finding === "excused",
    factsLabel: common.conditionsTable.facts,
    facts: condition.facts.map((fact) => ({
      text: fact.text,
      origin: origin(fact, common, language),
    })),
    noFacts: common.conditionsTable.noFacts,
    reasonsLabel: common.conditionsTable.reasons,
    reasons: condition.reasons,
  };
}

function origin(fact: FactReliedOn, common: Texts["common"], language: Language): string {
  const source = common.conditionsTable.source(fact.source);
  return fact.period === undefined ? source : `${source}, ${periodText(fact.period, language)}`;
}

function periodText(period: FactPeriod, language: Language): string {
  const texts = TEXTS[language].common.period;
  const from = formatDate(period.from, language);
  if (period.until === undefined) return texts.since(from);
  if (period.until === period.from) return texts.day(from);
  return texts.range(from, formatDate(period.until, language));
}

/** The method of calculation: its steps, what they leave out and what is not confirmed. */
export function calculationView(method: MethodOfCalculation, language: Language): View {
  const { limits } = TEXTS[language].common;
  return {
    periods: periodsView(method.periods, language),
    notApplied:
      method.notApplied.length === 0
        ? null
        : {
            ...limits.notApplied,
            items: method.notApplied.map(({ text, article }) => ({
              text,
              article: citationView(article),
            })),
          },
    notConfirmed:
      method.notConfirmed.length === 0
        ? null
        : { title: limits.notConfirmed, items: method.notConfirmed },
  };
}

/** The steps of each period under its heading. */
export function periodsView(periods: readonly CalculatedPeriod[], language: Language): View {
  const { calculationTable, calculated } = TEXTS[language].common;
  const day = (date: LegalDate) => formatDate(date, language);
  return periods.map(({ from, until, steps, onlyChanges, missing = [] }) => ({
    heading:
      until === undefined ? calculated.since(day(from)) : calculated.range(day(from), day(until)),
    note: onlyChanges === true ? calculated.onlyChanges : null,
    headers: [calculationTable.step, calculationTable.article, calculationTable.amount],
    rows: steps.map((step) => stepView(step, language)),
    missing: missing.length === 0 ? null : { title: calculated.noAmount, items: missing },
  }));
}

function stepView(step: CalculationStep, language: Language): View {
  const { units } = TEXTS[language].common;
  return {
    label: step.label,
    explanation: step.explanation ?? null,
    article: step.article === undefined ? null : citationView(step.article),
    amount: step.amount === undefined ? (step.figure ?? "") : formatMoney(step.amount, language),
    unit: step.unit === undefined ? null : units[step.unit],
    note: note(step.status ?? "sourced"),
    isTotal: step.kind === "total",
  };
}

/** The legal references that a document rests on. */
export function legalGroundsView(title: string, grounds: readonly Citation[]): View {
  return { title, items: grounds.map(citationView) };
}
