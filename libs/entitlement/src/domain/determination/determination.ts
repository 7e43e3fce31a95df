import { type Decider, legalDate, type LegalDate } from "#kernel";
import { determineRight, type DetermineRight } from "./determine-right.js";
import type { DeterminationState } from "./determination-state.js";
import type { DeterminationEvent } from "./events.js";

function evolve(state: DeterminationState, event: DeterminationEvent): DeterminationState {
  switch (event.type) {
    case "entitlement.RightDetermined":
      return { ...state, determinations: [...state.determinations, event.data] };
    case "entitlement.LeefloonCalculated":
      return { ...state, calculations: [...state.calculations, event.data] };
  }
}

/** Decider of the stream `determination-<uuid>`. */
export const determinationDecider: Decider<DetermineRight, DeterminationEvent, DeterminationState> =
  {
    initialState: { determinations: [], calculations: [] },
    decide: determineRight,
    evolve,
  };

/** First day on which the right can begin: the day the request was received (art. 21; [K]). */
export function rightBeginsOn(receivedOn: string): LegalDate {
  return legalDate(receivedOn);
}
