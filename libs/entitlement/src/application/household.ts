import type { DomainEvent } from "#kernel";
import { showsPartner } from "#statute";
import type { ConditionEvent, Evidence } from "../domain/conditions/events.js";
import type { DeterminationEvent, LeefloonCalculated } from "../domain/determination/events.js";

/** Whether a piece of evidence shows somebody else of the household, or their means. */
export function evidenceOfHousehold({ shows }: Evidence): boolean {
  return shows.some((fact) => (fact.member ?? fact.memberMeans) !== undefined);
}

/** Whether a calculation says anything of the partner. */
export function calculatedWithPartner({ partnerClaims, calculation }: LeefloonCalculated): boolean {
  return partnerClaims !== undefined || showsPartner(calculation);
}

/** Whether an event of any context tells something of the household beside the person who asks. */
export function tellsOfHousehold(event: DomainEvent): boolean {
  const own = event as ConditionEvent | DeterminationEvent;
  switch (own.type) {
    case "entitlement.EvidenceRecorded":
      return evidenceOfHousehold(own.data);
    case "entitlement.LeefloonCalculated":
      return calculatedWithPartner(own.data);
    default:
      return false;
  }
}
