import type { Citation } from "../../law/citation.js";
import type { FactKind } from "../../facts/shown-facts.js";
import type { Labels } from "../../law/language.js";

/**
 * Where evidence comes from, from the least to the most asked of the person: a register that the
 * centre consults itself, the centre's own file, an observation by the social worker, a document
 * that somebody brings, or the person's own word.
 */
export const EVIDENCE_SOURCES = [
  "authenticSource",
  "centreFile",
  "observation",
  "document",
  "statement",
] as const;

export type EvidenceSource = (typeof EVIDENCE_SOURCES)[number];

/**
 * What must be recorded before evidence of a kind may be: a reason why nothing lighter shows the
 * fact, the announcement to the person, the person's consent.
 */
export type EvidenceRequirement = "reason" | "announcement" | "consent";

/** One kind of evidence that a condition admits. */
export interface EvidenceKind {
  /** Stable: it is written in events. */
  readonly key: string;
  readonly labels: Labels;
  readonly source: EvidenceSource;
  /** Why this condition needs it, in one sentence. */
  readonly why: string;
  readonly citation: Citation;
  readonly requires?: readonly EvidenceRequirement[];
  /** The closed list of the facts that it may show. */
  readonly shows: readonly FactKind[];
  /**
   * It shows at least one fact of one of these: a pay slip without an amount would count as no
   * income at all. That there is none is said by another kind.
   */
  readonly mustShow?: readonly FactKind[];
  /** The only part of the document that may be recorded. */
  readonly only?: "incomeLines" | "balanceOnRequestDay" | "capabilityOnly";
}
