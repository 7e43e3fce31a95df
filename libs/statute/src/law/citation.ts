import { INSTRUMENTS, type InstrumentId } from "./instruments.js";
import type { Language } from "./language.js";
import { type SourceCode, type SourceReference, sourceReference } from "./sources.js";
import { leastSure, type Status } from "./status.js";

/** Where the law says it, and how sure we are that it says so. */
export interface Citation {
  readonly instrument: InstrumentId;
  /** As `art. 3, 1°`. */
  readonly article: string;
  /** How sure the content is. */
  readonly status: Status;
  /**
   * How sure the article number is. Most contents were seen in official explanations; the
   * consolidated texts with their numbers were not.
   */
  readonly articleStatus: "sourced" | "unseen";
  readonly source: SourceReference;
}

/** A citation whose content is sure to the degree `status`; the article number is taken as unseen. */
export function cite(
  instrument: InstrumentId,
  article: string,
  status: Status,
  ...sources: readonly [SourceCode, ...SourceCode[]]
): Citation {
  return {
    instrument,
    article,
    status,
    articleStatus: "unseen",
    source: sourceReference(...sources),
  };
}

/** The same citation, its article number too was seen in the sources. */
export function withSeenArticle(citation: Citation): Citation {
  return { ...citation, articleStatus: "sourced" };
}

/** How sure a citation is as it is read: as sure as the less sure of its content and its number. */
export function citationStatus({ status, articleStatus }: Citation): Status {
  return leastSure(status, articleStatus);
}

/** `RMI-wet art. 3, 1°`, `loi DIS art. 3, 1°`, … */
export function citationText(
  citation: Pick<Citation, "instrument" | "article">,
  language: Language,
): string {
  const article = language === "de" ? citation.article.replace(/^art\./, "Art.") : citation.article;
  return `${INSTRUMENTS[citation.instrument].short[language]} ${article}`;
}
