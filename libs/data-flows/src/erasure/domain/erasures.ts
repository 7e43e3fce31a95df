import {
  addDays,
  CLIENT_SUBJECTS,
  DATA_KINDS,
  type Decider,
  type Instant,
  type LegalDate,
  legalDate,
  type PersonalPart,
  unreachable,
} from "#kernel";
import { AUTHORITIES_FOR } from "./codes.js";
import { erasureErrors } from "./errors.js";
import type { Authority, ErasureEvent, ErasureRequested, LegalHoldPlaced } from "./events.js";
import { type Erasure, type Erasures, evolve, NO_ERASURES, type Said } from "./state.js";

/** A key under which data of the file are readable. */
export interface FileKey extends PersonalPart {
  readonly keyId: string;
}

interface By {
  /** Pseudonym of whoever does it. */
  readonly by: string;
  readonly today: LegalDate;
}

export type ErasureCommand =
  | (By & {
      readonly type: "RequestErasure";
      readonly erasureId: string;
      readonly scope: ErasureRequested["scope"];
      readonly parts: readonly PersonalPart[];
      readonly reason: ErasureRequested["reason"];
      readonly authority: Authority;
    })
  | (By & {
      readonly type: "RefuseErasure";
      readonly erasureId: string;
      readonly ground: Said<"erasure.ErasureRefused">["ground"];
      readonly askAgainFrom?: LegalDate;
    })
  | (By & {
      readonly type: "ApproveErasure";
      readonly erasureId: string;
      /** Days between approval and execution in which it can be stopped. */
      readonly holdDays: number;
    })
  | (By & { readonly type: "WithdrawErasure"; readonly erasureId: string })
  | (By & {
      readonly type: "PlaceLegalHold";
      readonly legalHoldId: string;
      readonly reason: LegalHoldPlaced["reason"];
      readonly reference: string;
    })
  | (By & {
      readonly type: "LiftLegalHold";
      readonly legalHoldId: string;
      readonly reference: string;
    })
  | {
      readonly type: "ExecuteErasure";
      readonly erasureId: string;
      readonly now: Instant;
      readonly today: LegalDate;
      /** `over`: the decision was notified and its term of appeal has ended. */
      readonly procedure: "running" | "over";
      /** The keys of the file that are not destroyed. */
      readonly keys: readonly FileKey[];
    };

type Of<T extends ErasureCommand["type"]> = Extract<ErasureCommand, { type: T }>;

function decide(command: ErasureCommand, state: Erasures): readonly ErasureEvent[] {
  switch (command.type) {
    case "RequestErasure":
      return request(command, state);
    case "RefuseErasure":
      return refuse(command, state);
    case "ApproveErasure":
      return approve(command, state);
    case "WithdrawErasure":
      return withdraw(command, state);
    case "PlaceLegalHold": {
      const { legalHoldId, by, today, reason, reference } = command;
      return [
        {
          type: "erasure.LegalHoldPlaced",
          data: { legalHoldId, placedBy: by, placedOn: today, reason, reference },
        },
      ];
    }
    case "LiftLegalHold":
      return lift(command, state);
    case "ExecuteErasure":
      return execute(command, state);
    default:
      return unreachable(command);
  }
}

function request(command: Of<"RequestErasure">, state: Erasures): readonly ErasureEvent[] {
  const { erasureId, by, today, scope, parts, reason, authority } = command;
  if ((scope === "parts") !== parts.length > 0) throw erasureErrors.error("scope-unclear");
  if (!AUTHORITIES_FOR[reason].includes(authority.code)) {
    throw erasureErrors.error("authority-does-not-fit");
  }
  if (state.requests.some((other) => isOpen(other) && covers(other, command))) {
    throw erasureErrors.error("already-requested");
  }
  return [
    {
      type: "erasure.ErasureRequested",
      data: {
        erasureId,
        requestedBy: by,
        requestedOn: today,
        scope,
        parts: [...parts],
        reason,
        authority,
      },
    },
  ];
}

function refuse(command: Of<"RefuseErasure">, state: Erasures): readonly ErasureEvent[] {
  const { erasureId, by, today, ground, askAgainFrom } = command;
  requested(state, erasureId);
  if (askAgainFrom !== undefined && askAgainFrom <= today) {
    throw erasureErrors.error("term-not-ahead");
  }
  return [
    {
      type: "erasure.ErasureRefused",
      data: {
        erasureId,
        refusedBy: by,
        refusedOn: today,
        ground,
        ...(askAgainFrom === undefined ? {} : { askAgainFrom }),
      },
    },
  ];
}

function approve(command: Of<"ApproveErasure">, state: Erasures): readonly ErasureEvent[] {
  const { erasureId, by, today, holdDays } = command;
  if (requested(state, erasureId).requestedBy === by) {
    throw erasureErrors.error("second-person-needed");
  }
  return [
    {
      type: "erasure.ErasureApproved",
      data: {
        erasureId,
        approvedBy: by,
        approvedOn: today,
        executableFrom: addDays(today, holdDays),
      },
    },
  ];
}

function withdraw(command: Of<"WithdrawErasure">, state: Erasures): readonly ErasureEvent[] {
  const { erasureId, by, today } = command;
  if (!isOpen(find(state, erasureId))) throw erasureErrors.error("already-closed");
  return [
    {
      type: "erasure.ErasureWithdrawn",
      data: { erasureId, withdrawnBy: by, withdrawnOn: today },
    },
  ];
}

function lift(command: Of<"LiftLegalHold">, state: Erasures): readonly ErasureEvent[] {
  const { legalHoldId, by, today, reference } = command;
  const hold = state.legalHolds.find((one) => one.legalHoldId === legalHoldId);
  if (hold === undefined) throw erasureErrors.error("hold-unknown");
  if (hold.liftedOn !== undefined) throw erasureErrors.error("hold-already-lifted");
  // Else one person could lift what was placed to stop their own request, and execute it at once.
  if (state.requests.some((request) => isOpen(request) && request.requestedBy === by)) {
    throw erasureErrors.error("lifted-by-requester");
  }
  return [
    {
      type: "erasure.LegalHoldLifted",
      data: { legalHoldId, liftedBy: by, liftedOn: today, reference },
    },
  ];
}

/** Quiet when it was executed: whoever destroys the keys may then do so again. */
function execute(command: Of<"ExecuteErasure">, state: Erasures): readonly ErasureEvent[] {
  const { erasureId, now, today, procedure, keys } = command;
  const erasure = find(state, erasureId);
  if (erasure.status === "executed") return [];
  if (erasure.status === "requested") throw erasureErrors.error("not-approved");
  if (erasure.status !== "approved") throw erasureErrors.error("already-closed");
  if (state.legalHolds.some(({ liftedOn }) => liftedOn === undefined)) {
    throw erasureErrors.error("legal-hold");
  }
  if (today < legalDate(erasure.approval.executableFrom)) {
    throw erasureErrors.error("hold-time-running", `from ${erasure.approval.executableFrom}`);
  }
  if (procedure === "running" && !goesBeforeTheProcedure(erasure)) {
    throw erasureErrors.error("procedure-running");
  }
  const destroyed = keys.filter((key) => includes(erasure, key));
  if (destroyed.length === 0) throw erasureErrors.error("nothing-to-erase");
  return [
    {
      type: "erasure.PersonalDataErased",
      data: {
        erasureId,
        keyIds: destroyed.map(({ keyId }) => keyId),
        parts: partsOf(erasure),
        authority: erasure.authority,
        erasedAt: now,
      },
    },
  ];
}

/**
 * A court goes before everything. What should never have been recorded (the pay slip of a
 * stranger) goes before the procedure as long as it is named: the whole file of somebody who waits
 * for a decision is never unlawful.
 */
function goesBeforeTheProcedure({ reason, scope }: ErasureRequested): boolean {
  return reason === "courtOrder" || (reason === "unlawfulProcessing" && scope === "parts");
}

function find(state: Erasures, erasureId: string): Erasure {
  const found = state.requests.find((one) => one.erasureId === erasureId);
  if (found === undefined) throw erasureErrors.error("erasure-unknown");
  return found;
}

/** The request, as long as nobody has answered it. */
function requested(state: Erasures, erasureId: string): Erasure {
  const found = find(state, erasureId);
  if (found.status !== "requested") throw erasureErrors.error("already-answered");
  return found;
}

function isOpen({ status }: Erasure): boolean {
  return status === "requested" || status === "approved";
}

type Scoped = Pick<ErasureRequested, "scope"> & { readonly parts: readonly PersonalPart[] };

/** What is closed from then on, whether anything was recorded there or not. */
function partsOf({ scope, parts }: ErasureRequested): PersonalPart[] {
  return scope === "parts"
    ? [...parts]
    : CLIENT_SUBJECTS.flatMap((subject) => DATA_KINDS.map((kind) => ({ subject, kind })));
}

function includes({ scope, parts }: Scoped, part: PersonalPart): boolean {
  return (
    scope === "everything" ||
    parts.some(({ subject, kind }) => subject === part.subject && kind === part.kind)
  );
}

function covers(wider: Scoped, narrower: Scoped): boolean {
  if (narrower.scope === "everything") return wider.scope === "everything";
  return narrower.parts.every((part) => includes(wider, part));
}

/** Decider of the stream `erasure-<uuid>`: one for each file, with all its requests and holds. */
export const erasuresDecider: Decider<ErasureCommand, ErasureEvent, Erasures> = {
  initialState: NO_ERASURES,
  decide,
  evolve,
};
