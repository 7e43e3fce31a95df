import type { LegalDate } from "#kernel";
import type { ChoiceKey } from "../../../libs/statute/src/choices/choices.js";
import type { Household, Housing, Member } from "../../../libs/statute/src/facts/household.js";
import type { CategoryFinding } from "../../../libs/statute/src/trace/texts/category-findings.js";
import type { GapCode } from "../../../libs/statute/src/trace/texts/gaps.js";

/** One household on one day: its category and why, or what keeps it from having one. */
export interface Row {
  readonly date: string;
  readonly situation: string;
  readonly household: Household;
  /** `3/2`: half of the time 3, half of the time 2. `none`: see the gap. */
  readonly category: "1" | "2" | "3" | "3/1" | "3/2" | "none";
  readonly reasons?: readonly CategoryFinding[];
  /** Reasons that rest on something no text was seen of. */
  readonly unseen?: readonly CategoryFinding[];
  readonly gap?: GapCode;
  readonly choices?: Readonly<Partial<Record<ChoiceKey, string>>>;
  /** Open points that the category rests on. */
  readonly open?: readonly string[];
}

/** A day of the table. */
export const day = (text: string) => text as LegalDate;
/** A birth date of somebody of age. */
export const ADULT = day("1985-06-01");

/** Somebody in the common household. */
export function member(relation: Member["relation"], more: Partial<Member> = {}): Member {
  return { ref: relation, relation, commonHousehold: true, ...more };
}

/** A child of seven that depends on the person. */
export const child = (more: Partial<Member> = {}): Member =>
  member("child", { born: day("2018-03-03"), atCharge: true, ...more });

/** Everybody under the roof. */
export const household = (...members: readonly Member[]): Household => ({ members: [...members] });

/** Who lives in what kind of place, with whom. */
export const housed = (kind: Housing["kind"], ...members: readonly Member[]): Household => ({
  housing: [{ ref: "housing", kind }],
  members: [...members],
});

/** Homeless, with or without a plan, or not known. */
export const homeless = (plan: boolean | undefined, ...members: readonly Member[]): Household => ({
  housing: [
    {
      ref: "housing",
      kind: "homeless",
      ...(plan === undefined ? {} : { hasIndividualPlan: plan }),
    },
  ],
  members: [...members],
});

/** A day on which nothing in particular changes. */
export const DATE = "2025-03-03";
