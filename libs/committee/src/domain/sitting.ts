import { type Decider, type LegalDate, unreachable } from "#kernel";
import { committeeErrors } from "./errors.js";
import type { SittingEvent } from "./events.js";

/** One item of an agenda. */
export interface AgendaItem {
  readonly applicationId: string;
  readonly itemNumber: number;
  readonly conclusion?: "decided" | "adjourned";
}

interface Convened {
  readonly centre: string;
  readonly on: string;
  readonly at: string;
  readonly place: string;
  readonly memberIds: readonly string[];
  readonly chairId: string;
  readonly items: readonly AgendaItem[];
  /** The last day on which too few members came. */
  readonly lackedQuorumOn?: string;
}

/** A sitting of the committee (zitting / séance). */
export type Sitting =
  | { readonly status: "absent" }
  | (Convened & { readonly status: "convened" })
  | (Convened & { readonly status: "dispatched" })
  | (Convened & { readonly status: "open"; readonly presentIds: readonly string[] })
  | (Convened & { readonly status: "closed" });

/** A sitting that was called. */
export type ConvenedSitting = Exclude<Sitting, { status: "absent" }>;

export type SittingCommand =
  | {
      readonly type: "ConveneSitting";
      readonly centre: string;
      readonly on: LegalDate;
      readonly at: string;
      readonly place: string;
      readonly memberIds: readonly string[];
      readonly chairId: string;
      readonly today: LegalDate;
    }
  | { readonly type: "PlaceItem"; readonly applicationId: string }
  | { readonly type: "DispatchAgenda"; readonly today: LegalDate }
  | {
      readonly type: "OpenSitting";
      readonly presentIds: readonly string[];
      readonly today: LegalDate;
    }
  | {
      readonly type: "ConcludeItem";
      readonly applicationId: string;
      readonly conclusion: "decided" | "adjourned";
    }
  | { readonly type: "CloseSitting"; readonly today: LegalDate };

function decide(command: SittingCommand, state: Sitting): readonly SittingEvent[] {
  if (command.type === "ConveneSitting") return convene(command, state);
  if (state.status === "absent") throw committeeErrors.error("sitting-not-open");
  switch (command.type) {
    case "PlaceItem":
      return placeItem(command.applicationId, state);
    case "DispatchAgenda":
      if (state.status !== "convened") throw committeeErrors.error("agenda-closed");
      if (state.items.length === 0) throw committeeErrors.error("agenda-empty");
      return [{ type: "committee.AgendaDispatched", data: { dispatchedOn: command.today } }];
    case "OpenSitting":
      return open(command, state);
    case "ConcludeItem":
      return concludeItem(command, state);
    case "CloseSitting":
      if (state.status !== "open" && !couldNotSit(state)) {
        throw committeeErrors.error("sitting-not-open");
      }
      if (state.items.some((item) => item.conclusion === undefined)) {
        throw committeeErrors.error("items-not-concluded");
      }
      return [{ type: "committee.SittingClosed", data: { closedOn: command.today } }];
    default:
      return unreachable(command);
  }
}

function convene(
  command: Extract<SittingCommand, { type: "ConveneSitting" }>,
  state: Sitting,
): readonly SittingEvent[] {
  const { centre, on, at, place, memberIds, chairId, today } = command;
  if (state.status !== "absent") return [];
  if (on < today) throw committeeErrors.error("sitting-in-past");
  if (new Set(memberIds).size !== memberIds.length) throw committeeErrors.error("member-twice");
  if (!memberIds.includes(chairId)) throw committeeErrors.error("chair-not-a-member");
  return [
    {
      type: "committee.SittingConvened",
      data: { centre, on, at, place, memberIds: [...memberIds], chairId },
    },
  ];
}

function placeItem(applicationId: string, state: ConvenedSitting): readonly SittingEvent[] {
  if (state.status !== "convened") throw committeeErrors.error("agenda-closed");
  if (state.items.some((item) => item.applicationId === applicationId)) {
    throw committeeErrors.error("already-on-agenda");
  }
  return [
    {
      type: "committee.ItemPlaced",
      data: { applicationId, itemNumber: state.items.length + 1 },
    },
  ];
}

/**
 * A sitting without quorum is a fact of its own: it stays dispatched and can be opened later, or its
 * items are put off and it is closed, so that no case and no packet waits in it for ever.
 */
function open(
  command: Extract<SittingCommand, { type: "OpenSitting" }>,
  state: ConvenedSitting,
): readonly SittingEvent[] {
  const { presentIds, today } = command;
  if (state.status === "open") throw committeeErrors.error("sitting-already-open");
  if (state.status === "convened") throw committeeErrors.error("agenda-not-dispatched");
  if (state.status === "closed") throw committeeErrors.error("sitting-not-open");
  if (new Set(presentIds).size !== presentIds.length) throw committeeErrors.error("member-twice");
  if (presentIds.some((id) => !state.memberIds.includes(id))) {
    throw committeeErrors.error("not-a-member");
  }
  return committeeHasQuorum(state.memberIds.length, presentIds.length)
    ? [{ type: "committee.SittingOpened", data: { openedOn: today, presentIds: [...presentIds] } }]
    : [{ type: "committee.SittingLackedQuorum", data: { on: today, presentIds: [...presentIds] } }];
}

/** Majority of the sitting members present (Flanders; source: VL-BCSD). */
export function committeeHasQuorum(members: number, present: number): boolean {
  return present * 2 > members;
}

/** Too few members came, and nobody has opened it since: it can only put off and end. */
function couldNotSit(sitting: ConvenedSitting): boolean {
  return sitting.status === "dispatched" && sitting.lackedQuorumOn !== undefined;
}

function concludeItem(
  command: Extract<SittingCommand, { type: "ConcludeItem" }>,
  state: ConvenedSitting,
): readonly SittingEvent[] {
  const { applicationId, conclusion } = command;
  const item = state.items.find((one) => one.applicationId === applicationId);
  if (item === undefined) throw committeeErrors.error("not-on-agenda");
  if (state.status !== "open" && !(conclusion === "adjourned" && couldNotSit(state))) {
    throw committeeErrors.error("sitting-not-open");
  }
  if (item.conclusion === "decided") throw committeeErrors.error("already-decided");
  if (item.conclusion === "adjourned") throw committeeErrors.error("not-on-agenda");
  return [{ type: "committee.ItemConcluded", data: { applicationId, conclusion } }];
}

function evolve(state: Sitting, event: SittingEvent): Sitting {
  if (event.type === "committee.SittingConvened") {
    return { status: "convened", ...event.data, items: [] };
  }
  if (state.status === "absent") return state;
  switch (event.type) {
    case "committee.ItemPlaced":
      return { ...state, items: [...state.items, event.data] };
    case "committee.AgendaDispatched":
      return { ...state, status: "dispatched" };
    case "committee.SittingOpened":
      return { ...state, status: "open", presentIds: event.data.presentIds };
    case "committee.ItemConcluded": {
      const { applicationId, conclusion } = event.data;
      return {
        ...state,
        items: state.items.map((item) =>
          item.applicationId === applicationId ? { ...item, conclusion } : item,
        ),
      };
    }
    case "committee.SittingClosed":
      return { ...state, status: "closed" };
    case "committee.SittingLackedQuorum":
      return { ...state, lackedQuorumOn: event.data.on };
    default:
      return state;
  }
}

/** M12: the packets are open to the members from the dispatch of the agenda to the end. */
export function packetsAreOpen(sitting: Sitting): boolean {
  return sitting.status === "dispatched" || sitting.status === "open";
}

/** Decider of the stream `sitting-<uuid>`. */
export const sittingDecider: Decider<SittingCommand, SittingEvent, Sitting> = {
  initialState: { status: "absent" },
  decide,
  evolve,
};
