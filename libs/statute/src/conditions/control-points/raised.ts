import { addDays, type LegalDate } from "#kernel";
import type { ShownFact } from "../../facts/shown-facts.js";
import type { ControlPointKey } from "./catalogue.js";

/** A control point that has to be opened. */
export interface Raised {
  readonly kind: ControlPointKey;
  /** First day on which it stands in the way of a finding. */
  readonly from: LegalDate;
}

/** What of a piece of evidence can make something worth looking at. */
export interface Watched {
  readonly periodUntil?: LegalDate | undefined;
  readonly shows: readonly ShownFact[];
}

/**
 * What a newly recorded piece of evidence says will end, or says is not settled. An end that was
 * already there on `today` is part of the facts; only one that is still to come is waited for.
 */
export function raisedByEvidence({ periodUntil, shows }: Watched, today: LegalDate): Raised[] {
  return distinct([
    ...afterEnd("evidenceEnds", periodUntil, today),
    ...shows.flatMap((fact) => raisedByFact(fact, today)),
  ]);
}

/** What a change of the evidence means for a finding that stood; `shows` is what came with it. */
export function raisedByChange(shows: readonly ShownFact[], today: LegalDate): Raised[] {
  const kinds = shows.flatMap(changeOf);
  return distinct((kinds.length === 0 ? ["evidenceChanged" as const] : kinds).map(now(today)));
}

function raisedByFact(fact: ShownFact, today: LegalDate): Raised[] {
  const { assimilation, claim, offer } = fact;
  const income = fact.income ?? fact.memberMeans?.income;
  const household = fact.member ?? fact.housing;
  const impediment = fact.healthImpediment ?? fact.equityImpediment;
  return [
    ...afterEnd("stayChanges", fact.stay?.until, today),
    ...afterEnd("statusChanges", fact.nationality?.until, today),
    ...afterEnd("incomeEnds", income?.until, today),
    ...afterEnd("householdChanges", household?.until, today),
    ...afterEnd("impedimentEnds", impediment?.until, today),
    // A pregnancy ends, whether or not it is known when.
    ...(assimilation?.by === "pregnant" && assimilation.until === undefined
      ? [now(today)("assimilationEnds")]
      : afterEnd("assimilationEnds", assimilation?.until, today)),
    ...(claim?.state === "pending" ? [now(today)("claimPending")] : []),
    ...(offer !== undefined && offer.answer === undefined ? [now(today)("offerUnanswered")] : []),
  ];
}

/** The control point by which a fact that comes after a finding is looked at. */
function changeOf(fact: ShownFact): ControlPointKey[] {
  if (fact.stay !== undefined) return ["stayChanges"];
  if (fact.nationality !== undefined) return ["statusChanges"];
  if ((fact.income ?? fact.memberMeans?.income) !== undefined) return ["incomeStarted"];
  if ((fact.member ?? fact.housing) !== undefined) return ["householdChanges"];
  return [];
}

function now(today: LegalDate): (kind: ControlPointKey) => Raised {
  return (kind) => ({ kind, from: today });
}

/** How some write that there is no end; there is no day after it. */
const NEVER = "9999-12-31";

function afterEnd(kind: ControlPointKey, until: LegalDate | undefined, today: LegalDate): Raised[] {
  return until === undefined || until < today || until === NEVER
    ? []
    : [{ kind, from: addDays(until, 1) }];
}

/** Two incomes that end on one day are looked at once. */
function distinct(raised: readonly Raised[]): Raised[] {
  return [...new Map(raised.map((one) => [`${one.kind} ${one.from}`, one])).values()];
}
