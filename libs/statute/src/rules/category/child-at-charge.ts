import type { LegalDate } from "#kernel";
import type { Member, Relation } from "../../facts/household.js";
import { cite } from "../../law/citation.js";
import { legalRule } from "../../law/legal-rule.js";
import { birthday } from "../calendar.js";
import { allOf, type Finding, finding, reason, type Statement } from "../finding.js";

/** Art. 14 § 1, 3° RMI-wet: a minor unmarried child, the person's own or not. */
export const isMinor = legalRule(
  cite("rmiWet", "art. 14 § 1, 3°", "sourced", "WS-KH", "WS-FAM"),
  (born: LegalDate | undefined, majority: number | undefined, date: LegalDate): Statement => {
    if (born === undefined || majority === undefined) return "missing";
    return date < birthday(born, majority) ? "yes" : "no";
  },
);

/** Art. 14 § 1, 3° RMI-wet: unmarried; a minor is unless it is told. */
export const isUnmarried = legalRule(
  cite("rmiWet", "art. 14 § 1, 3°", "sourced", "WS-KH", "ADB"),
  ({ married = false }: Member): Statement => (married ? "no" : "yes"),
);

/** Art. 14 § 1, 3° RMI-wet: at charge is who depends on the person economically. */
export const isDependent = legalRule(
  cite("rmiWet", "art. 14 § 1, 3°", "sourced", "DQ-CAT"),
  ({ atCharge }: Member): Statement => {
    if (atCharge === undefined) return "missing";
    return atCharge ? "yes" : "no";
  },
);

/**
 * Art. 14 § 1, 3° RMI-wet: present is who lives there all or half of the time; visits are no
 * presence. The first was seen, that visits are not enough was not.
 */
export const isPresent = legalRule(
  cite("rmiWet", "art. 14 § 1, 3°", "unseen", "K"),
  ({ custody = "full" }: Member): Statement => (custody === "visits" ? "no" : "yes"),
);

/**
 * Art. 14 § 1, 3° RMI-wet: the person lives with the child, so in a common household with it. A
 * child that is kept by the person and is not in the household cannot be: one fact is wrong.
 */
export const isInHousehold = legalRule(
  cite("rmiWet", "art. 14 § 1, 3°", "sourced", "PB-CAT", "ADB"),
  ({ commonHousehold }: Member): Statement => (commonHousehold ? "yes" : "contradictory"),
);

/** Art. 14 § 1, 3° RMI-wet: the right opens with one minor unmarried child at charge. */
export const childAtCharge = cite(
  "rmiWet",
  "art. 14 § 1, 3°",
  "sourced",
  "WS-KH",
  "WS-FAM",
  "DQ-CAT",
  "ADB",
);

/** Whether a member of the household is a minor unmarried child at charge who is present. */
export function judgeChild(member: Member, majority: number | undefined, date: LegalDate): Finding {
  const asked = [
    { rule: isPresent, says: isPresent(member), no: "childVisits" },
    { rule: isMinor, says: isMinor(member.born, majority, date), no: "childOfAge" },
    { rule: isUnmarried, says: isUnmarried(member), no: "childMarried" },
    { rule: isDependent, says: isDependent(member), no: "childNotDependent" },
    { rule: isInHousehold, says: isInHousehold(member), no: "childAtCharge" },
  ] as const;
  const found = allOf(
    asked.map(({ rule, says, no }) =>
      finding(says, { yes: "childAtCharge", no }, rule.citation, [member]),
    ),
  );
  if (found.answer !== "yes") return found;
  return { answer: "yes", reasons: [reason("childAtCharge", childAtCharge, [member])] };
}

/** Never a child at charge, whatever their age. */
const NO_CHILD: readonly Relation[] = [
  "spouse",
  "lifePartner",
  "exSpouse",
  "parent",
  "stepParent",
  "parentInLaw",
  "grandparent",
  "greatGrandparent",
];

const DESCENDANTS: readonly Relation[] = ["child", "grandchild", "greatGrandchild"];

/**
 * Whether the question of a child at charge arises: for descendants always, for others when they
 * are said to be at charge or known to be minors. Nobody is asked for the age of a friend.
 */
export function mayBeChild(member: Member, majority: number | undefined, date: LegalDate): boolean {
  const { relation, atCharge = false, born } = member;
  if (NO_CHILD.includes(relation)) return false;
  return DESCENDANTS.includes(relation) || atCharge || isMinor(born, majority, date) === "yes";
}
