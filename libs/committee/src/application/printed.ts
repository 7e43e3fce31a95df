import type {
  Citation as PrintedCitation,
  ConditionResult,
  FactReliedOn,
  LegalDay,
} from "#letters";
import { type LegalDate, legalDate } from "#kernel";
import type { ReportVersion } from "#social-report";
import {
  type Citation,
  citationStatus,
  citationText,
  CONDITION_INFO,
  evidenceKind,
  type Language,
  startOfRight,
} from "#statute";

/** Languages in which documents are printed. */
export type Printable = Exclude<Language, "en">;
type Section = ReportVersion["sections"][number];

/** A citation as it is printed, with how sure its content and its number are together. */
export function printedCitation(citation: Citation, language: Printable): PrintedCitation {
  return { text: citationText(citation, language), status: citationStatus(citation) };
}

/** The first day of the right, with how sure the rule is that it is this one. */
export function printedStart(from: LegalDate): LegalDay {
  return { on: from, status: citationStatus(startOfRight.citation) };
}

/** The six conditions as they are printed, from the sections of the report. */
export function printedConditions(
  sections: readonly Section[],
  language: Printable,
  reasonsOf: (section: Section) => string,
): ConditionResult[] {
  return sections.map((section) => {
    const { condition, outcome, facts } = section;
    const { labels, citation } = CONDITION_INFO[condition];
    return {
      label: labels[language],
      article: printedCitation(citation, language),
      ...findingOf(outcome),
      facts: facts.map((fact) => printedFact(section, fact, language)),
      reasons: reasonsOf(section),
    };
  });
}

function findingOf(outcome: Section["outcome"]): Pick<ConditionResult, "finding" | "excusedFor"> {
  if (outcome === "excusedHealth") return { finding: "excused", excusedFor: "health" };
  if (outcome === "excusedEquity") return { finding: "excused", excusedFor: "equity" };
  return { finding: outcome };
}

function printedFact(
  { condition }: Section,
  { kind, facts, source, periodFrom, periodUntil }: Section["facts"][number],
  language: Printable,
): FactReliedOn {
  const label = evidenceKind(condition, kind)?.labels[language] ?? kind;
  return {
    text: facts,
    source: `${label} – ${source}`,
    period: {
      from: legalDate(periodFrom),
      ...(periodUntil === undefined ? {} : { until: legalDate(periodUntil) }),
    },
  };
}
