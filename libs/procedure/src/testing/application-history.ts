import { type LegalDate, legalDate } from "#kernel";
import type { ApplicationCommand } from "../domain/application.js";
import type { ApplicationEvent, Person } from "../domain/events.js";

export const CASEWORKER = "caseworker-els";
export const OTHER_CASEWORKER = "caseworker-bram";

/** A day of March 2025. */
export function march(day: number): LegalDate {
  return legalDate(`2025-03-${String(day).padStart(2, "0")}`);
}

/** A person who does not exist: month and day of birth are 00 in the number. */
export const PERSON: Person = {
  insz: "03000099567",
  givenName: "Roza",
  familyName: "Denkbeeldig",
  birthDate: "2003-01-01",
  language: "nl",
  address: {
    street: "Denkbeeldlaan",
    number: "30",
    postalCode: "9999",
    municipality: "Lindeveld",
  },
  telephone: "0490 00 00 00",
};

type Register = Extract<ApplicationCommand, { type: "RegisterRequest" }>;

export function register(changes: Partial<Register> = {}): Register {
  return {
    type: "RegisterRequest",
    fileReference: "LF-2025-9ZW5M2GZ",
    centre: "lindeveld",
    receivedOn: march(3),
    today: march(3),
    channel: "oral",
    assigneeId: CASEWORKER,
    person: PERSON,
    ...changes,
  };
}

export function registered(): ApplicationEvent {
  return {
    type: "procedure.RequestRegistered",
    data: {
      fileReference: "LF-2025-9ZW5M2GZ",
      centre: "lindeveld",
      receivedOn: "2025-03-03",
      registeredOn: "2025-03-03",
      channel: "oral",
      assigneeId: CASEWORKER,
      person: PERSON,
    },
  };
}

export function receiptIssued(): ApplicationEvent {
  return {
    type: "procedure.ReceiptIssued",
    data: {
      issuedOn: "2025-03-03",
      forwardingDueBy: "2025-03-08",
      decisionDueBy: "2025-04-02",
      rightToBeHeardStated: true,
    },
  };
}

export function decisionRecorded(outcome: "granted" | "refused" = "granted"): ApplicationEvent {
  return {
    type: "procedure.DecisionRecorded",
    data: {
      outcome,
      decidedOn: "2025-03-25",
      notificationDueBy: "2025-04-02",
      ...(outcome === "granted" ? { firstPaymentDueBy: "2025-04-09" } : {}),
    },
  };
}

export function decisionNotified(): ApplicationEvent {
  return {
    type: "procedure.DecisionNotified",
    data: { notifiedOn: "2025-03-27", manner: "registeredLetter", appealUntil: "2025-06-27" },
  };
}
