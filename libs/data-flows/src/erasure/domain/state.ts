import type { PersonalDataErased } from "#kernel";
import type { ErasureEvent, ErasureRequested, LegalHoldPlaced } from "./events.js";

/** A request for erasure and how far it has come. */
export type Erasure = ErasureRequested & Progress;

/** What an event says beside which request it is about. */
export type Said<T extends ErasureEvent["type"]> = Omit<
  Extract<ErasureEvent, { type: T }>["data"],
  "erasureId"
>;

type Progress =
  | { readonly status: "requested" }
  | { readonly status: "refused"; readonly refusal: Said<"erasure.ErasureRefused"> }
  | { readonly status: "approved"; readonly approval: Said<"erasure.ErasureApproved"> }
  | { readonly status: "withdrawn"; readonly withdrawal: Said<"erasure.ErasureWithdrawn"> }
  | { readonly status: "executed"; readonly execution: PersonalDataErased };

/** A legal hold; it stands until it is lifted. */
export interface LegalHold extends LegalHoldPlaced {
  readonly liftedOn?: string;
}

/** All erasures of one file that were ever asked for, and what holds them up. */
export interface Erasures {
  readonly requests: readonly Erasure[];
  readonly legalHolds: readonly LegalHold[];
}

/** Nothing was asked for yet. */
export const NO_ERASURES: Erasures = { requests: [], legalHolds: [] };

/** The state after one more event. */
export function evolve(state: Erasures, event: ErasureEvent): Erasures {
  switch (event.type) {
    case "erasure.ErasureRequested":
      return { ...state, requests: [...state.requests, { ...event.data, status: "requested" }] };
    case "erasure.ErasureRefused": {
      const { erasureId, ...refusal } = event.data;
      return progressed(state, erasureId, { status: "refused", refusal });
    }
    case "erasure.ErasureApproved": {
      const { erasureId, ...approval } = event.data;
      return progressed(state, erasureId, { status: "approved", approval });
    }
    case "erasure.ErasureWithdrawn": {
      const { erasureId, ...withdrawal } = event.data;
      return progressed(state, erasureId, { status: "withdrawn", withdrawal });
    }
    case "erasure.PersonalDataErased":
      return progressed(state, event.data.erasureId, { status: "executed", execution: event.data });
    case "erasure.LegalHoldPlaced":
      return { ...state, legalHolds: [...state.legalHolds, event.data] };
    case "erasure.LegalHoldLifted": {
      const { legalHoldId, liftedOn } = event.data;
      return {
        ...state,
        legalHolds: state.legalHolds.map((hold) =>
          hold.legalHoldId === legalHoldId ? { ...hold, liftedOn } : hold,
        ),
      };
    }
    default:
      return state;
  }
}

function progressed(state: Erasures, erasureId: string, progress: Progress): Erasures {
  return {
    ...state,
    requests: state.requests.map((one) =>
      one.erasureId === erasureId ? { ...asRequested(one), ...progress } : one,
    ),
  };
}

function asRequested(one: Erasure): ErasureRequested {
  const { erasureId, requestedBy, requestedOn, scope, parts, reason, authority } = one;
  return { erasureId, requestedBy, requestedOn, scope, parts, reason, authority };
}
