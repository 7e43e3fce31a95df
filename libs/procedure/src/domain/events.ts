import Type from "typebox";
import { closedObject, dayField as day, defineEvent, personal, plain, type EventOf } from "#kernel";

const language = Type.Enum(["nl", "fr", "de"]);

/** Where somebody can be written to. */
export const address = closedObject({
  street: personal("applicant", "contact", Type.String()),
  number: personal("applicant", "contact", Type.String()),
  box: Type.Optional(personal("applicant", "contact", Type.String())),
  postalCode: personal("applicant", "contact", Type.String()),
  municipality: personal("applicant", "contact", Type.String()),
});

/** The person who asks. The only event in which the national number is kept. */
export const person = closedObject({
  insz: personal("applicant", "identity", Type.String({ pattern: "^\\d{11}$" })),
  givenName: personal("applicant", "identity", Type.String()),
  familyName: personal("applicant", "identity", Type.String()),
  birthDate: personal("applicant", "identity", Type.String({ format: "date" })),
  language: personal("applicant", "contact", language),
  address,
  telephone: Type.Optional(personal("applicant", "contact", Type.String())),
  email: Type.Optional(personal("applicant", "contact", Type.String())),
  bankAccount: Type.Optional(personal("applicant", "finance", Type.String())),
});

/** Art. 18: a request was received and entered in the register. */
export const requestRegistered = defineEvent({
  type: "procedure.RequestRegistered",
  version: 1,
  schema: closedObject({
    fileReference: plain(Type.String()),
    centre: plain(Type.String()),
    receivedOn: day,
    registeredOn: day,
    channel: plain(Type.Enum(["oral", "letter", "email", "exOfficio"])),
    assigneeId: personal("staff", "identity", Type.String()),
    person,
  }),
});

/** Art. 18: the receipt, with the terms that now run and the right to be heard (art. 20). */
export const receiptIssued = defineEvent({
  type: "procedure.ReceiptIssued",
  version: 1,
  schema: closedObject({
    issuedOn: day,
    forwardingDueBy: day,
    decisionDueBy: day,
    /** The receipt tells the person of the right to be heard (art. 20). */
    rightToBeHeardStated: plain(Type.Literal(true)),
  }),
});

/** Another caseworker is now in charge of the file. */
export const fileAssigned = defineEvent({
  type: "procedure.FileAssigned",
  version: 1,
  schema: closedObject({ assigneeId: personal("staff", "identity", Type.String()) }),
});

/** Art. 21: the committee has decided; the terms of notification and payment run. */
export const decisionRecorded = defineEvent({
  type: "procedure.DecisionRecorded",
  version: 1,
  schema: closedObject({
    outcome: plain(Type.Enum(["granted", "refused"])),
    decidedOn: day,
    notificationDueBy: day,
    firstPaymentDueBy: Type.Optional(day),
  }),
});

/** Art. 21: the decision was sent or handed over; the term of appeal (art. 47) runs. */
export const decisionNotified = defineEvent({
  type: "procedure.DecisionNotified",
  version: 1,
  schema: closedObject({
    notifiedOn: day,
    manner: plain(Type.Enum(["registeredLetter", "againstReceipt"])),
    appealUntil: day,
  }),
});

/** Every event of the stream `application-<uuid>`. */
export const procedureEvents = [
  requestRegistered,
  receiptIssued,
  fileAssigned,
  decisionRecorded,
  decisionNotified,
] as const;

export type ApplicationEvent = EventOf<(typeof procedureEvents)[number]>;
export type Person = EventOf<typeof requestRegistered>["data"]["person"];
export type Language = Person["language"];
export type Channel = EventOf<typeof requestRegistered>["data"]["channel"];
