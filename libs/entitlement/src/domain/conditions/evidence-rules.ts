import type { LegalDate } from "#kernel";
import {
  type Condition,
  evidenceKeys,
  evidenceKind,
  type EvidenceKind,
  type EvidenceRequirement,
  factKindOf,
  type ShownFact,
} from "#statute";
import { entitlementErrors } from "../errors.js";
import type { Evidence } from "./events.js";

/** A line of a bank statement, as somebody may bring it. */
export interface StatementLine {
  readonly on: string;
  /** Below zero: it went out. */
  readonly amountCents: number;
  readonly direction?: "incoming" | "outgoing";
}

/** A piece of evidence as it is brought, before it is judged whether it may be recorded. */
export interface BroughtEvidence extends Omit<
  Evidence,
  "condition" | "justification" | "shows" | "lines" | "corrects"
> {
  /** Why this condition needs it in this file. */
  readonly necessity: string;
  readonly shows?: readonly ShownFact[];
  readonly lines?: readonly StatementLine[];
}

/**
 * The kind of `evidence`, if `condition` admits it like this.
 *
 * @throws DomainError when the kind is not in the catalogue of the condition, when it lacks what its
 *   kind asks for, or when it has or shows what its kind may not
 */
export function requireAllowed(
  condition: Condition,
  evidence: BroughtEvidence,
  today: LegalDate,
): EvidenceKind {
  const kind = kindInCatalogue(condition, evidence);
  onlyIncomingLines(kind, evidence);
  onlyFieldsOfTheKind(kind, evidence);
  onlyFactsOfTheKind(kind, evidence);
  onlyOffersThatWereMade(evidence, today);
  if (evidence.periodUntil !== undefined && evidence.periodUntil < evidence.periodFrom) {
    throw entitlementErrors.error("evidence-period-invalid");
  }
  return kind;
}

/** M1, M2: what is not in the catalogue of the condition cannot be recorded for it. */
export function kindInCatalogue(condition: Condition, { kind }: { kind: string }): EvidenceKind {
  const found = evidenceKind(condition, kind);
  if (found === undefined) {
    throw entitlementErrors.error(
      "evidence-kind-not-allowed",
      `for ${condition} the kinds are ${evidenceKeys(condition).join(", ")}`,
    );
  }
  return found;
}

/** M11: of a bank statement what came in, and nothing else. The refusal names no amount. */
function onlyIncomingLines({ only }: EvidenceKind, { lines }: BroughtEvidence): void {
  if (only !== "incomeLines") {
    if (lines !== undefined) refuseField("lines belong to a bank statement");
    return;
  }
  if (lines === undefined || lines.length === 0) throw entitlementErrors.error("income-missing");
  if (lines.some(({ amountCents, direction }) => amountCents < 0 || direction === "outgoing")) {
    throw entitlementErrors.error("outgoing-amount");
  }
}

/** M11: a home visit was announced and agreed to; a bank statement has its reason. */
function onlyFieldsOfTheKind({ requires = [] }: EvidenceKind, evidence: BroughtEvidence): void {
  const { homeVisit, whyNotOtherwise, periodFrom } = evidence;
  const asks = (...requirements: EvidenceRequirement[]) =>
    requirements.some((requirement) => requires.includes(requirement));

  if (asks("announcement", "consent")) {
    if (homeVisit === undefined || homeVisit.announcedOn > periodFrom) {
      throw entitlementErrors.error("home-visit-without-announcement");
    }
  } else if (homeVisit !== undefined) {
    refuseField("homeVisit belongs to a home visit");
  }
  if (asks("reason") && whyNotOtherwise === undefined) {
    throw entitlementErrors.error("evidence-without-reason");
  }
  if (!asks("reason") && whyNotOtherwise !== undefined) {
    refuseField(
      "whyNotOtherwise belongs to evidence that is only allowed where nothing lighter shows the fact",
    );
  }
}

/** A kind shows what the catalogue says; what exists to show something shows it. */
function onlyFactsOfTheKind(kind: EvidenceKind, { shows = [] }: BroughtEvidence): void {
  const { key, shows: allowed, mustShow } = kind;
  const shown = shows.map(factKindOf);
  if (!shown.every((fact) => fact !== undefined && allowed.includes(fact))) {
    throw entitlementErrors.error("fact-not-allowed", `${key} shows ${allowed.join(", ")}`);
  }
  if (mustShow === undefined || shows.some((fact) => mustShow.some((one) => one in fact))) return;
  throw entitlementErrors.error(
    mustShow.includes("income") || mustShow.includes("memberMeans")
      ? "income-missing"
      : "fact-missing",
    `${key} shows ${mustShow.join(" or ")}`,
  );
}

/** Art. 3, 5°: what the centre may offer one day is no offer. */
function onlyOffersThatWereMade({ shows = [] }: BroughtEvidence, today: LegalDate): void {
  if (shows.some(({ offer }) => offer !== undefined && offer.madeOn > today)) {
    throw entitlementErrors.error("offer-not-made");
  }
}

function refuseField(which: string): never {
  throw entitlementErrors.error("evidence-field-not-allowed", which);
}
