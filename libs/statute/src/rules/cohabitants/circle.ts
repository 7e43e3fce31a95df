import type { LegalDate } from "#kernel";
import type { Member, Relation } from "../../facts/household.js";
import { cite, withSeenArticle } from "../../law/citation.js";
import { legalRule } from "../../law/legal-rule.js";
import { birthday } from "../calendar.js";

/** Somebody of the household, and the reference under which the trace names them. */
export interface Cohabitant {
  readonly ref: string;
  readonly member: Member;
}

const PARTNERS: readonly Relation[] = ["spouse", "lifePartner"];

const FIRST_DEGREE: readonly Relation[] = ["parent", "child"];

/** `parentInLaw` is the parent of a spouse: a life partner's parents owe no maintenance. */
const MAINTENANCE_DEBTORS: readonly Relation[] = [
  ...FIRST_DEGREE,
  "grandparent",
  "greatGrandparent",
  "grandchild",
  "greatGrandchild",
  "parentInLaw",
  "childInLaw",
  "exSpouse",
];

/** Whose age leaves no doubt even without a birth date: those before the person, and an ex-spouse. */
const MAY_BE_MINOR: readonly Relation[] = ["child", "grandchild", "greatGrandchild", "childInLaw"];

/** Whether `relation` is a spouse or life partner. */
export function isPartner(relation: Relation): boolean {
  return PARTNERS.includes(relation);
}

/** Art. 34 KB before 1 March 2026: ascendants and adult descendants in the first degree. */
export const isFirstDegree = legalRule(
  withSeenArticle(cite("kbRmi", "art. 34", "sourced", "MI-COH", "DQ-PAR")),
  (relation: Relation): boolean => FIRST_DEGREE.includes(relation),
);

/** Art. 34 KB since 1 March 2026: every maintenance debtor of civil law who lives with the person. */
export const isMaintenanceDebtor = legalRule(
  cite("kbRmi", "art. 34", "sourced", "CC-15", "UC-RIS", "FW"),
  (relation: Relation): boolean => MAINTENANCE_DEBTORS.includes(relation),
);

/**
 * Art. 34 KB: a brother or sister, a friend, an aunt or uncle, a step-parent, and whoever is
 * outside the circle, never counts.
 */
export const neverCounts = legalRule(
  cite("kbRmi", "art. 34", "sourced", "DQ-WIE", "UC-RIS"),
  (relation: Relation, newRules: boolean): boolean =>
    !isPartner(relation) && !(newRules ? isMaintenanceDebtor(relation) : isFirstDegree(relation)),
);

/**
 * Art. 34 KB: only adults among the relatives count. `undefined` when the age is in doubt and the
 * birth date is not known.
 */
export const isAdult = legalRule(
  withSeenArticle(cite("kbRmi", "art. 34", "sourced", "MI-COH", "CC-15")),
  ({ relation, born }: Member, on: LegalDate, ageOfMajority: number): boolean | undefined => {
    if (born !== undefined) return on >= birthday(born, ageOfMajority);
    return MAY_BE_MINOR.includes(relation) ? undefined : true;
  },
);
