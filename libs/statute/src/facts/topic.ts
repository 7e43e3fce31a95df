import type { LegalDate } from "#kernel";
import type { CaseIncomeKind } from "./means.js";
import { type FactKind, MEANS_FACT_KINDS, type ShownFact } from "./shown-facts.js";

/** What somebody wants to know: one kind of fact, of the person or of a member of the household. */
export interface Topic {
  readonly about: Exclude<FactKind, "memberMeans">;
  /** Of an income: which. */
  readonly incomeKind?: CaseIncomeKind | undefined;
  /** Of means: the number of the member whose they are. Left out: the person's own. */
  readonly of?: string | undefined;
}

/** What evidence must be able to show to answer a question about `topic`. */
export function topicNeeds({ about, of }: Topic): FactKind {
  return of === undefined ? about : "memberMeans";
}

/** Whether it can be asked: incomes have kinds, and of members only their means are asked. */
export function isTopic({ about, incomeKind, of }: Topic): boolean {
  return (
    (incomeKind === undefined || about === "income") &&
    (of === undefined || MEANS_FACT_KINDS.some((kind) => kind === about))
  );
}

/** Whether two questions want to know the same. */
export function isSameTopic(one: Topic, other: Topic): boolean {
  return one.about === other.about && one.incomeKind === other.incomeKind && one.of === other.of;
}

/** Whether `fact` tells what is wanted, on a day on which it has not ended yet. */
export function factTells(fact: ShownFact, topic: Topic, on: LegalDate): boolean {
  const { about, incomeKind, of } = topic;
  if (of !== undefined) {
    return (
      fact.memberMeans?.of === of &&
      factTells(withoutMember(fact.memberMeans), { about, incomeKind }, on)
    );
  }
  if (fact.noOther === about) return true;
  const told = fact[about];
  if (told === undefined) return false;
  if (incomeKind !== undefined && fact.income?.kind !== incomeKind) return false;
  return !hasEnded(told, on);
}

function withoutMember({ of: _of, ...means }: NonNullable<ShownFact["memberMeans"]>): ShownFact {
  return means;
}

function hasEnded(told: NonNullable<ShownFact[Topic["about"]]>, on: LegalDate): boolean {
  return typeof told === "object" && told.until !== undefined && told.until < on;
}
