import { type Decider, fold, type LegalDate, legalDate, unreachable } from "#kernel";
import {
  appealTerm,
  decisionTerm,
  firstPaymentTerm,
  forwardingTerm,
  notificationTerm,
} from "#statute";
import { procedureErrors } from "./errors.js";
import type { ApplicationEvent, Channel, Language, Person } from "./events.js";

/** A request (aanvraag / demande) for the minimum income and what becomes of it. */
export type Application =
  | { readonly status: "absent" }
  | (Registered & { readonly status: "registered" })
  | (Registered & Decided & { readonly status: "decided" })
  | (Registered & Decided & Notified & { readonly status: "notified" });

/** What every registered request has. */
export interface Registered {
  readonly fileReference: string;
  readonly centre: string;
  readonly assigneeId: string;
  readonly language: Language;
  readonly receivedOn: LegalDate;
  readonly registeredOn: LegalDate;
  readonly channel: Channel;
  readonly person: Person;
  readonly receipt?: {
    readonly issuedOn: LegalDate;
    readonly forwardingDueBy: LegalDate;
    readonly decisionDueBy: LegalDate;
  };
}

interface Decided {
  readonly outcome: "granted" | "refused";
  readonly decidedOn: LegalDate;
  readonly notificationDueBy: LegalDate;
  readonly firstPaymentDueBy?: LegalDate;
}

interface Notified {
  readonly notifiedOn: LegalDate;
  readonly manner: "registeredLetter" | "againstReceipt";
  readonly appealUntil: LegalDate;
}

/** A request that is in the register. */
export type RegisteredApplication = Exclude<Application, { status: "absent" }>;

export type ApplicationCommand =
  | {
      readonly type: "RegisterRequest";
      readonly fileReference: string;
      readonly centre: string;
      readonly receivedOn: LegalDate;
      readonly today: LegalDate;
      readonly channel: Channel;
      readonly assigneeId: string;
      readonly person: Person;
    }
  | {
      readonly type: "AssignFile";
      readonly assigneeId: string;
      /** Pseudonyms of those who handle files at the centre. */
      readonly caseworkerIds: readonly string[];
    }
  | {
      readonly type: "RecordDecision";
      readonly outcome: "granted" | "refused";
      readonly decidedOn: LegalDate;
    }
  | {
      readonly type: "NotifyDecision";
      readonly notifiedOn: LegalDate;
      readonly manner: "registeredLetter" | "againstReceipt";
      readonly today: LegalDate;
    };

function decide(command: ApplicationCommand, state: Application): readonly ApplicationEvent[] {
  switch (command.type) {
    case "RegisterRequest":
      return register(command, state);
    case "AssignFile":
      if (state.status === "absent") return [];
      // A mistyped name would take the file out of every caseworker's reach.
      if (!command.caseworkerIds.includes(command.assigneeId)) {
        throw procedureErrors.error("assignee-unknown");
      }
      if (state.assigneeId === command.assigneeId) throw procedureErrors.error("already-assigned");
      return [{ type: "procedure.FileAssigned", data: { assigneeId: command.assigneeId } }];
    case "RecordDecision":
      // Quiet when it is known already: the reaction that sends this may send it again.
      return state.status === "registered" ? [decisionRecorded(command)] : [];
    case "NotifyDecision":
      return notify(command, state);
    default:
      return unreachable(command);
  }
}

/** The request and its receipt belong together: the receipt is due on the day itself (art. 18). */
function register(
  command: Extract<ApplicationCommand, { type: "RegisterRequest" }>,
  state: Application,
): readonly ApplicationEvent[] {
  if (state.status !== "absent") throw procedureErrors.error("already-registered");
  const { receivedOn, today, fileReference, centre, channel, assigneeId, person } = command;
  if (receivedOn > today) throw procedureErrors.error("received-in-future");
  return [
    {
      type: "procedure.RequestRegistered",
      data: { fileReference, centre, receivedOn, registeredOn: today, channel, assigneeId, person },
    },
    {
      type: "procedure.ReceiptIssued",
      data: {
        issuedOn: today,
        forwardingDueBy: forwardingTerm(receivedOn).day,
        decisionDueBy: decisionTerm(receivedOn).day,
        rightToBeHeardStated: true,
      },
    },
  ];
}

function decisionRecorded(
  command: Extract<ApplicationCommand, { type: "RecordDecision" }>,
): ApplicationEvent {
  const { outcome, decidedOn } = command;
  return {
    type: "procedure.DecisionRecorded",
    data: {
      outcome,
      decidedOn,
      notificationDueBy: notificationTerm(decidedOn).day,
      ...(outcome === "granted" ? { firstPaymentDueBy: firstPaymentTerm(decidedOn).day } : {}),
    },
  };
}

function notify(
  command: Extract<ApplicationCommand, { type: "NotifyDecision" }>,
  state: Application,
): readonly ApplicationEvent[] {
  if (state.status === "notified") throw procedureErrors.error("already-notified");
  if (state.status !== "decided") throw procedureErrors.error("not-decided");
  const { notifiedOn, manner, today } = command;
  if (notifiedOn < state.decidedOn || notifiedOn > today) {
    throw procedureErrors.error("notified-outside-period");
  }
  return [
    {
      type: "procedure.DecisionNotified",
      data: { notifiedOn, manner, appealUntil: appealTerm(notifiedOn).day },
    },
  ];
}

function evolve(state: Application, event: ApplicationEvent): Application {
  if (event.type === "procedure.RequestRegistered") {
    const { fileReference, centre, assigneeId, person, channel } = event.data;
    return {
      status: "registered",
      fileReference,
      centre,
      assigneeId,
      channel,
      person,
      language: person.language,
      receivedOn: legalDate(event.data.receivedOn),
      registeredOn: legalDate(event.data.registeredOn),
    };
  }
  if (state.status === "absent") return state;
  switch (event.type) {
    case "procedure.ReceiptIssued":
      return {
        ...state,
        receipt: {
          issuedOn: legalDate(event.data.issuedOn),
          forwardingDueBy: legalDate(event.data.forwardingDueBy),
          decisionDueBy: legalDate(event.data.decisionDueBy),
        },
      };
    case "procedure.FileAssigned":
      return { ...state, assigneeId: event.data.assigneeId };
    case "procedure.DecisionRecorded": {
      const { outcome, decidedOn, notificationDueBy, firstPaymentDueBy } = event.data;
      return {
        ...state,
        status: "decided",
        outcome,
        decidedOn: legalDate(decidedOn),
        notificationDueBy: legalDate(notificationDueBy),
        ...(firstPaymentDueBy === undefined
          ? {}
          : { firstPaymentDueBy: legalDate(firstPaymentDueBy) }),
      };
    }
    case "procedure.DecisionNotified":
      if (state.status === "registered") return state;
      return {
        ...state,
        status: "notified",
        notifiedOn: legalDate(event.data.notifiedOn),
        manner: event.data.manner,
        appealUntil: legalDate(event.data.appealUntil),
      };
    default:
      return state;
  }
}

/** Decider of the stream `application-<uuid>`. */
export const applicationDecider: Decider<ApplicationCommand, ApplicationEvent, Application> = {
  initialState: { status: "absent" },
  decide,
  evolve,
};

/** The request after `events`. */
export function applicationFrom(events: Iterable<ApplicationEvent>): Application {
  return fold(applicationDecider, events);
}
