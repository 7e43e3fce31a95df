import type { ChoiceKey } from "../../../libs/statute/src/choices/choices.js";
import type { CountedShare, Household, Member } from "../../../libs/statute/src/facts/household.js";
import type { CaseIncome, Means } from "../../../libs/statute/src/facts/means.js";
import type { CohabitantRule } from "../../../libs/statute/src/rules/cohabitants/parts.js";
import type { GapCode } from "../../../libs/statute/src/trace/texts/gaps.js";

/** Amount of category 1 per year: 10,513.60 from 1 February 2025, 10,723.75 from 1 March 2026. */
export interface Row {
  readonly situation: string;
  readonly date: string;
  /** Day of the request, where it is not the day judged. */
  readonly requestedOn?: string;
  readonly reviewedOn?: readonly string[];
  readonly category: 1 | 2 | 3;
  readonly household: Household;
  readonly choices?: Readonly<Partial<Record<ChoiceKey, string>>>;
  /** Counted per year, in euros. */
  readonly counted: string;
  /** Of whom, by which rule. Those whose means were not looked at are not in it. */
  readonly rules?: readonly CohabitantRule[];
  readonly gaps?: readonly GapCode[];
  /** The open points that the answer rests on. */
  readonly open?: readonly string[];
}

/** An income in euros a month, a replacement income unless told. */
export function monthly(
  euros: number,
  kind: CaseIncome["kind"] = "replacementIncome",
  more: Partial<CaseIncome> = {},
): CaseIncome {
  return { kind, amountCents: Math.round(euros * 100), per: "month", ...more };
}

/** An income in euros a year. */
export function yearly(euros: number, kind: CaseIncome["kind"] = "replacementIncome"): CaseIncome {
  return { kind, amountCents: Math.round(euros * 100), per: "year" };
}

/** Means that are nothing but these incomes. */
export function incomes(...list: CaseIncome[]): Means {
  return { incomes: list };
}

/** Somebody in the common household, with the relation as reference. */
export function member(relation: Member["relation"], more: Partial<Member> = {}): Member {
  return { ref: relation, relation, commonHousehold: true, ...more };
}

/** A reasoned share, `1/2` of the surplus. */
export function share(text: string, equity?: boolean): CountedShare {
  const [part = 1, of = 1] = text.split("/").map(Number);
  const reasons = "As the report sets out.";
  return {
    ref: "share",
    share: { part, of },
    reasons,
    ...(equity === undefined ? {} : { equity }),
  };
}

/** A father with a pension of so much a month. */
export const father = (euros: number) =>
  member("parent", { ref: "father", means: incomes(monthly(euros)) });
/** A mother with a pension of so much a month. */
export const mother = (euros: number) =>
  member("parent", { ref: "mother", means: incomes(monthly(euros)) });
/** Somebody without means. */
export const penniless = (relation: Member["relation"], ref: string = relation) =>
  member(relation, { ref, means: {} });
/** The whole of the surplus, with reasons. */
export const whole = [share("1/1")];

/** Before and since the rewriting of art. 34 KB on 1 March 2026. */
export const BEFORE = "2025-03-03";
export const SINCE = "2026-03-02";

/** A day of birth. */
export function date(day: string): NonNullable<Member["born"]> {
  return day as NonNullable<Member["born"]>;
}

/** Money of 20,000.00, given away a year before 3 March 2025. */
export const givenAYearAgo: NonNullable<Means["transfers"]>[number] = {
  on: date("2024-03-03"),
  kind: "movable",
  manner: "gift",
  right: "ownership",
  marketValueCents: 2_000_000,
};
