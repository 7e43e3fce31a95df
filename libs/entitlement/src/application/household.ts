import { type DomainEvent, Erased } from "#kernel";
import { showsOthers } from "#statute";
import type { ConditionEvent, Evidence } from "../domain/conditions/events.js";
import type { DeterminationEvent } from "../domain/determination/events.js";
import type { KeptDetermination } from "../domain/determination/kept-determination.js";

/** Whether a piece of evidence shows somebody else of the household, or their means. */
export function evidenceOfHousehold({ shows }: Evidence): boolean {
  return shows.some((fact) => (fact.member ?? fact.memberMeans) !== undefined);
}

/** Whether a determination says anything of those with whom the person lives. */
export function determinedWithOthers({ periods }: Pick<KeptDetermination, "periods">): boolean {
  return periods.some(({ told }) => !(told instanceof Erased) && showsOthers(told));
}

/** Whether an event of any context tells something of the household beside the person who asks. */
export function tellsOfHousehold(event: DomainEvent): boolean {
  const own = event as ConditionEvent | DeterminationEvent;
  switch (own.type) {
    case "entitlement.EvidenceRecorded":
      return evidenceOfHousehold(own.data);
    case "entitlement.LeefloonCalculated":
      return own.data.partnerClaims !== undefined || showsOthers(own.data.calculation);
    case "entitlement.RightDetermined":
      return own.data.periods.some(({ told }) => !isErased(told) && showsOthers(told));
    default:
      return false;
  }
}

function isErased(told: unknown): boolean {
  return told instanceof Erased;
}
