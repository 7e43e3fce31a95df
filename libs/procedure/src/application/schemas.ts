import Type, { type Static } from "typebox";
import { closedObject } from "#kernel";
import {
  After,
  component,
  Day,
  erasableFields,
  Id,
  line,
  LongPageSize,
  Moment,
  page,
  PageSize,
  params,
} from "#platform";
import { checkInsz } from "#statute";

/** A national number in a body; never in an address. Checked to the check digits, never echoed. */
export const Insz = component(
  "Insz",
  Type.Refine(
    Type.String({
      pattern: "^\\d{11}$",
      description: "National register or bis number: 11 digits with valid check digits.",
    }),
    (value) => checkInsz(value).ok,
    () => "is not a valid national number (check digits or date part)",
  ),
);

const Language = Type.Enum(["nl", "fr", "de"], {
  description: "Language in which the person is spoken and written to.",
});

const addressFields = {
  street: line(120),
  number: line(12),
  box: Type.Optional(line(12)),
  postalCode: Type.String({ pattern: "^[1-9]\\d{3}$" }),
  municipality: line(80),
};

const personFields = {
  insz: Insz,
  givenName: line(80),
  familyName: line(80),
  birthDate: Day,
  language: Language,
  telephone: Type.Optional(Type.String({ pattern: "^\\+?[0-9 /.()-]{6,20}$" })),
  email: Type.Optional(Type.String({ format: "email", maxLength: 120 })),
  bankAccount: Type.Optional(
    Type.String({ pattern: "^BE\\d{14}$", description: "IBAN without spaces." }),
  ),
};

const Applicant = component(
  "Applicant",
  closedObject({ ...personFields, address: component("Address", closedObject(addressFields)) }),
);

/** The person as the file shows them: what was erased says so in its place. */
const RegisteredPerson = component(
  "RegisteredPerson",
  closedObject({
    ...erasableFields(personFields),
    address: component("RegisteredAddress", closedObject(erasableFields(addressFields))),
  }),
);

export const RegisterRequestBody = component(
  "RegisterRequest",
  closedObject({
    receivedOn: Day,
    channel: Type.Enum(["oral", "letter", "email", "exOfficio"]),
    person: Applicant,
  }),
);
export type RegisterRequestBody = Static<typeof RegisterRequestBody>;

export const AssignFileBody = component("AssignFile", closedObject({ assigneeId: line(64) }));
export type AssignFileBody = Static<typeof AssignFileBody>;

export const NotifyDecisionBody = component(
  "NotifyDecision",
  closedObject({
    notifiedOn: Day,
    manner: Type.Enum(["registeredLetter", "againstReceipt"]),
  }),
);
export type NotifyDecisionBody = Static<typeof NotifyDecisionBody>;

export const QueryFilesBody = component("QueryFiles", closedObject({ insz: Insz }));
export type QueryFilesBody = Static<typeof QueryFilesBody>;

const Status = Type.Enum(["registered", "decided", "notified"]);

const Term = component(
  "Term",
  closedObject({
    what: Type.Enum(["forwarding", "decision", "notification", "firstPayment", "appeal"]),
    dueBy: Day,
  }),
);

export const FileView = component(
  "File",
  closedObject({
    id: Id,
    fileReference: Type.String(),
    status: Status,
    channel: RegisterRequestBody.properties.channel,
    receivedOn: Day,
    registeredOn: Day,
    assigneeId: Type.String(),
    person: RegisteredPerson,
    terms: Type.Array(Term),
  }),
);
export type FileView = Static<typeof FileView>;

export const FileSummary = component(
  "FileSummary",
  closedObject({
    id: Id,
    href: Type.String(),
    fileReference: Type.String(),
    status: Status,
    receivedOn: Day,
    decisionDueBy: Day,
    assigneeId: Type.String(),
    erasedOn: Type.Optional(
      Type.String({ format: "date", description: "Day on which data of it were last erased." }),
    ),
  }),
);
export type FileSummary = Static<typeof FileSummary>;

export const FilePage = page("FilePage", FileSummary);

export const ListFilesQuery = closedObject({
  status: Type.Optional(Status),
  assignee: Type.Optional(
    Type.Enum(["me", "anyone"], { description: "Only mine, or all that I may see (default)." }),
  ),
  pageSize: Type.Optional(PageSize),
  after: Type.Optional(After),
});
export type ListFilesQuery = Static<typeof ListFilesQuery>;

export const HistoryEntry = component(
  "HistoryEntry",
  closedObject({
    eventId: Id,
    stream: Type.String(),
    revision: Type.String(),
    type: Type.String(),
    occurredAt: Moment,
    recordedAt: Moment,
    actor: closedObject({ id: Type.String(), role: Type.String() }),
    purpose: Type.String(),
    legalBasis: Type.String(),
    causationId: Type.String(),
    correlationId: Type.String(),
    content: Type.Unsafe<unknown>({ type: "object", description: "What the event says." }),
  }),
);
export type HistoryEntry = Static<typeof HistoryEntry>;

export const HistoryPage = page("HistoryPage", HistoryEntry);

export const HistoryQuery = closedObject({
  pageSize: Type.Optional(LongPageSize),
  after: Type.Optional(After),
});
export type HistoryQuery = Static<typeof HistoryQuery>;

export const FileParams = params({ applicationId: Id });
export type FileParams = Static<typeof FileParams>;
