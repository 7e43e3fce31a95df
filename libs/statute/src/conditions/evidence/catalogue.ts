import type { Condition } from "../conditions.js";
import { AGE_EVIDENCE } from "./age.js";
import type { EvidenceKind } from "./evidence-kind.js";
import { EXHAUSTION_OF_RIGHTS_EVIDENCE } from "./exhaustion-of-rights.js";
import { HOUSEHOLD_EVIDENCE } from "./household.js";
import { MEANS_EVIDENCE } from "./means.js";
import { NATIONALITY_EVIDENCE } from "./nationality.js";
import { RESIDENCE_EVIDENCE } from "./residence.js";
import { WILLINGNESS_TO_WORK_EVIDENCE } from "./willingness-to-work.js";

/**
 * The closed catalogue: what may be recorded as evidence, per condition. What is not in it cannot
 * be recorded; the lightest source for the person comes first where there is a choice.
 */
export const EVIDENCE_KINDS = {
  residence: RESIDENCE_EVIDENCE,
  age: AGE_EVIDENCE,
  nationality: NATIONALITY_EVIDENCE,
  means: [...MEANS_EVIDENCE, ...HOUSEHOLD_EVIDENCE],
  willingnessToWork: WILLINGNESS_TO_WORK_EVIDENCE,
  exhaustionOfRights: EXHAUSTION_OF_RIGHTS_EVIDENCE,
} as const satisfies Record<Condition, readonly EvidenceKind[]>;

/** Key of a kind of evidence that condition `C` admits. */
export type EvidenceKey<C extends Condition = Condition> =
  (typeof EVIDENCE_KINDS)[C][number]["key"];

/** The keys that `condition` admits, in the order of the catalogue. */
export function evidenceKeys<C extends Condition>(condition: C): readonly EvidenceKey<C>[] {
  return EVIDENCE_KINDS[condition].map(({ key }) => key);
}

/** Whether `condition` admits evidence of kind `key`. */
export function isEvidenceKey<C extends Condition>(
  condition: C,
  key: unknown,
): key is EvidenceKey<C> {
  return EVIDENCE_KINDS[condition].some((kind) => kind.key === key);
}

/** The kind with this key, or nothing when `condition` does not admit it. */
export function evidenceKind(condition: Condition, key: string): EvidenceKind | undefined {
  const kinds: readonly EvidenceKind[] = EVIDENCE_KINDS[condition];
  return kinds.find((kind) => kind.key === key);
}
