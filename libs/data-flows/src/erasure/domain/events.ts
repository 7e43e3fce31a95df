import Type from "typebox";
import {
  CLIENT_SUBJECTS,
  closedObject,
  DATA_KINDS,
  dayField as day,
  defineEvent,
  type EventOf,
  personalDataErased,
  plain,
  staffField as staff,
} from "#kernel";
import { AUTHORITIES, ERASURE_REASONS, HOLD_REASONS, REFUSAL_GROUNDS, SCOPES } from "./codes.js";

// Nothing personal but the pseudonyms of staff: these events outlive what they erase.

const id = plain(Type.String({ format: "uuid" }));
const reference = plain(Type.String());

const part = closedObject({
  subject: plain(Type.Enum([...CLIENT_SUBJECTS])),
  kind: plain(Type.Enum([...DATA_KINDS])),
});

const authority = closedObject({ code: plain(Type.Enum([...AUTHORITIES])), reference });

/** Somebody asks that personal data of the file be erased, and says on whose authority. */
export const erasureRequested = defineEvent({
  type: "erasure.ErasureRequested",
  version: 1,
  schema: closedObject({
    erasureId: id,
    requestedBy: staff,
    requestedOn: day,
    scope: plain(Type.Enum([...SCOPES])),
    /** Which data, when the scope is `parts`; empty when it is everything. */
    parts: Type.Array(part),
    reason: plain(Type.Enum([...ERASURE_REASONS])),
    authority,
  }),
});

/** GDPR art. 17(3): the data must be kept. */
export const erasureRefused = defineEvent({
  type: "erasure.ErasureRefused",
  version: 1,
  schema: closedObject({
    erasureId: id,
    refusedBy: staff,
    refusedOn: day,
    ground: plain(Type.Enum([...REFUSAL_GROUNDS])),
    /** When the ground ends, if that is known: it can be asked again from then on. */
    askAgainFrom: Type.Optional(day),
  }),
});

/** A second person agrees; the time in which it can still be stopped runs. */
export const erasureApproved = defineEvent({
  type: "erasure.ErasureApproved",
  version: 1,
  schema: closedObject({ erasureId: id, approvedBy: staff, approvedOn: day, executableFrom: day }),
});

/** The request is taken back before anything was erased. */
export const erasureWithdrawn = defineEvent({
  type: "erasure.ErasureWithdrawn",
  version: 1,
  schema: closedObject({ erasureId: id, withdrawnBy: staff, withdrawnOn: day }),
});

/** Nothing of this file is erased as long as the hold stands. */
export const legalHoldPlaced = defineEvent({
  type: "erasure.LegalHoldPlaced",
  version: 1,
  schema: closedObject({
    legalHoldId: id,
    placedBy: staff,
    placedOn: day,
    reason: plain(Type.Enum([...HOLD_REASONS])),
    reference,
  }),
});

/** The reason for a hold is over. */
export const legalHoldLifted = defineEvent({
  type: "erasure.LegalHoldLifted",
  version: 1,
  schema: closedObject({ legalHoldId: id, liftedBy: staff, liftedOn: day, reference }),
});

/** Every event of the stream `erasure-<uuid>`. */
export const erasureEvents = [
  erasureRequested,
  erasureRefused,
  erasureApproved,
  erasureWithdrawn,
  legalHoldPlaced,
  legalHoldLifted,
  personalDataErased,
] as const;

export type ErasureEvent = EventOf<(typeof erasureEvents)[number]>;
export type ErasureRequested = EventOf<typeof erasureRequested>["data"];
export type Authority = ErasureRequested["authority"];
export type LegalHoldPlaced = EventOf<typeof legalHoldPlaced>["data"];
