import type { LegalDate } from "#kernel";
import { CHOICES } from "../../choices/choices.js";
import type { Housing, Member, Relation } from "../../facts/household.js";
import type { RuleContext } from "../context.js";
import { reason } from "../finding.js";
import type { Reason } from "../verdict.js";

/** The family that a student in lodgings goes back to, if any. */
const FAMILY_GONE_BACK_TO: readonly Relation[] = [
  "parent",
  "stepParent",
  "grandparent",
  "greatGrandparent",
  "sibling",
  "auntOrUncle",
];

/** Who lives with the person, wholly or partly, and what had to be settled to say so. */
export interface UnderOneRoof {
  readonly members: readonly Member[];
  readonly reasons: readonly Reason[];
}

/**
 * Art. 14 § 1 RMI-wet: who lives with the person in fact. Who is not born yet does not; the family
 * of a student in lodgings does or does not, as the centre chose.
 */
export function underOneRoof(
  kind: Housing["kind"],
  members: readonly Member[],
  ctx: RuleContext,
): UnderOneRoof {
  const there = members.filter(({ born }) => isBorn(born, ctx.date));
  const family = there.filter(({ relation }) => FAMILY_GONE_BACK_TO.includes(relation));
  if (kind !== "studentLodgings" || family.length === 0) return { members: there, reasons: [] };
  const { citation } = CHOICES.studentLodgings;
  if (ctx.choice("studentLodgings") === "withFamily") {
    return { members: there, reasons: [reason("studentWithFamily", citation, family)] };
  }
  return {
    members: there.filter((member) => !family.includes(member)),
    reasons: [reason("studentAlone", citation, family)],
  };
}

function isBorn(born: LegalDate | undefined, date: LegalDate): boolean {
  return born === undefined || born <= date;
}
