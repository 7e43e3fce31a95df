import Type, { type Static } from "typebox";
import { CLIENT_SUBJECTS, closedObject, DATA_KINDS } from "#kernel";
import { component, Day, Id, Moment, params } from "#platform";
import {
  AUTHORITIES,
  ERASURE_REASONS,
  HOLD_REASONS,
  REFUSAL_GROUNDS,
  SCOPES,
} from "../domain/codes.js";

export const ErasureParams = params({ applicationId: Id, erasureId: Id });
export type ErasureParams = Static<typeof ErasureParams>;

/**
 * Number of a list, a decision, a case. It outlives what is erased, so it has no room for a name
 * and none for a national number.
 */
const Reference = Type.Refine(
  Type.String({
    maxLength: 80,
    pattern: "^[A-Za-z0-9][A-Za-z0-9 .,:/()_-]*$",
    description: "A number or code of a list, a decision or a case. Never a name, never an INSZ.",
  }),
  (value) => !/(?:\d[^A-Za-z0-9]*){11}/.test(value),
  () => "must not hold eleven digits in a row: it could be a national number",
);

const Part = component(
  "PersonalPart",
  closedObject({
    subject: Type.Enum([...CLIENT_SUBJECTS], { description: "Whose data." }),
    kind: Type.Enum([...DATA_KINDS], { description: "Which kind of data." }),
  }),
);

const Authority = component(
  "ErasureAuthority",
  closedObject({
    code: Type.Enum([...AUTHORITIES], { description: "On whose word it is done." }),
    reference: Reference,
  }),
);

const Scope = Type.Enum([...SCOPES], {
  description: "The whole file, or the parts that are named.",
});
const Reason = Type.Enum([...ERASURE_REASONS]);
const Ground = Type.Enum([...REFUSAL_GROUNDS], {
  description:
    "GDPR art. 17(3): legalObligation (b), archiving (d), legalClaims (e): why the data stay.",
});
const HoldReason = Type.Enum([...HOLD_REASONS]);

export const RequestErasureBody = component(
  "RequestErasure",
  closedObject({
    scope: Scope,
    parts: Type.Optional(Type.Array(Part, { minItems: 1, maxItems: 18, uniqueItems: true })),
    reason: Reason,
    authority: Authority,
  }),
);
export type RequestErasureBody = Static<typeof RequestErasureBody>;

export const RefuseErasureBody = component(
  "RefuseErasure",
  closedObject({
    ground: Ground,
    askAgainFrom: Type.Optional(Day),
  }),
);
export type RefuseErasureBody = Static<typeof RefuseErasureBody>;

export const PlaceLegalHoldBody = component(
  "PlaceLegalHold",
  closedObject({ reason: HoldReason, reference: Reference }),
);
export type PlaceLegalHoldBody = Static<typeof PlaceLegalHoldBody>;

export const LiftLegalHoldBody = component(
  "LiftLegalHold",
  closedObject({ legalHoldId: Id, reference: Reference }),
);
export type LiftLegalHoldBody = Static<typeof LiftLegalHoldBody>;

const StaffId = Type.String({ description: "Pseudonym of whoever did it." });

const ErasureView = component(
  "Erasure",
  closedObject({
    erasureId: Id,
    status: Type.Enum(["requested", "refused", "approved", "withdrawn", "executed"]),
    requestedBy: StaffId,
    requestedOn: Day,
    scope: Scope,
    parts: Type.Array(Part),
    reason: Reason,
    authority: closedObject({ code: Type.Enum([...AUTHORITIES]), reference: Type.String() }),
    refusal: Type.Optional(
      closedObject({
        refusedBy: StaffId,
        refusedOn: Day,
        ground: Ground,
        askAgainFrom: Type.Optional(Day),
      }),
    ),
    approval: Type.Optional(
      closedObject({ approvedBy: StaffId, approvedOn: Day, executableFrom: Day }),
    ),
    withdrawal: Type.Optional(closedObject({ withdrawnBy: StaffId, withdrawnOn: Day })),
    execution: Type.Optional(closedObject({ erasedAt: Moment })),
  }),
);
export type ErasureView = Static<typeof ErasureView>;

const LegalHoldView = component(
  "LegalHold",
  closedObject({
    legalHoldId: Id,
    placedBy: StaffId,
    placedOn: Day,
    reason: HoldReason,
    reference: Type.String(),
    liftedOn: Type.Optional(Day),
  }),
);

export const ErasureList = component(
  "ErasureList",
  closedObject({ items: Type.Array(ErasureView), legalHolds: Type.Array(LegalHoldView) }),
);
export type ErasureList = Static<typeof ErasureList>;
