// The closed lists of an erasure. A word that is missing here is a reason that nobody may use.

/** Some kinds of data of some people, or all of the file. */
export const SCOPES = ["everything", "parts"] as const;

/** Why personal data may be erased. */
export const ERASURE_REASONS = [
  /** GDPR art. 5(1)(e): the term of the selection list is over. */
  "retentionTermEnded",
  /** GDPR art. 17(1)(d): they should never have been recorded. */
  "unlawfulProcessing",
  /** GDPR art. 17(1)(e): a court orders it. */
  "courtOrder",
  /** GDPR art. 17(1): the person asks; mostly refused until the term ends. */
  "personRequest",
] as const;

export type ErasureReason = (typeof ERASURE_REASONS)[number];

/** On whose word it is done; the reference says which list and number, or which decision. */
export const AUTHORITIES = ["selectionList", "decision", "courtOrder"] as const;

export type AuthorityCode = (typeof AUTHORITIES)[number];

/** What carries which reason: a term is in a selection list, an order is an order. */
export const AUTHORITIES_FOR: Readonly<Record<ErasureReason, readonly AuthorityCode[]>> = {
  retentionTermEnded: ["selectionList"],
  unlawfulProcessing: ["decision", "courtOrder"],
  courtOrder: ["courtOrder"],
  personRequest: ["decision", "selectionList"],
};

/** Why a request is refused: the grounds of GDPR art. 17(3) that a public centre can have. */
export const REFUSAL_GROUNDS = [
  /** Art. 17(3)(b): the law asks to keep them, or the public task does. */
  "legalObligation",
  /** Art. 17(3)(d): archiving in the public interest, research, statistics. */
  "archiving",
  /** Art. 17(3)(e): somebody may need them before a court. */
  "legalClaims",
] as const;

/** Why nothing may be erased for now. */
export const HOLD_REASONS = ["appeal", "courtProceedings", "investigation", "audit"] as const;
