import Type, { type Static } from "typebox";
import { CLIENT_SUBJECTS, closedObject, DATA_KINDS } from "#kernel";
import { After, component, Id, Moment, page, PageSize } from "#platform";

const Operation = Type.Enum([
  "collect",
  "consult",
  "alter",
  "disclose",
  "combine",
  "erase",
  "export",
]);

/** What both views say of an act. */
const act = {
  at: Moment,
  what: Type.String({ description: "Operation of this API, or command." }),
  activity: Type.String({
    description: "Entry of the register of processing activities, with version.",
  }),
  operation: Operation,
  purpose: Type.String(),
  legalBasis: Type.String(),
  roles: Type.Array(Type.String(), {
    description: "The role in which it was done; the roles somebody had, if it was refused.",
  }),
  organisation: Type.String(),
  outcome: Type.Enum(["done", "refused"]),
  traceId: Type.String({ description: "Which request it was, in 32 hexadecimal digits." }),
};

export const ProcessingView = component(
  "Processing",
  closedObject({
    ...act,
    concerns: Type.Enum([...CLIENT_SUBJECTS], { description: "Whose data it was." }),
    categories: Type.Array(Type.Enum([...DATA_KINDS]), {
      description: "What kinds of data; none when it was refused.",
    }),
  }),
);
export type ProcessingView = Static<typeof ProcessingView>;

export const ProcessingPage = page("ProcessingPage", ProcessingView);

export const ListProcessingsQuery = closedObject({
  pageSize: Type.Optional(PageSize),
  after: Type.Optional(After),
});
export type ListProcessingsQuery = Static<typeof ListProcessingsQuery>;

export const AuditView = component(
  "Audit",
  closedObject({
    ...act,
    userId: Type.Optional(
      Type.String({ description: "Pseudonym; absent for somebody of another centre." }),
    ),
    policy: Type.String({ description: "The rule that decided." }),
    policyVersion: Type.String(),
    subjectCount: Type.Integer({ description: "Of how many people something was shown." }),
    applicationIds: Type.Array(Id),
    clientId: Type.Optional(Type.String()),
    networkAddress: Type.Optional(Type.String()),
    parentTraceId: Type.Optional(
      Type.String({ description: "The request of another system in which it was asked for." }),
    ),
  }),
);
export type AuditView = Static<typeof AuditView>;

export const AuditPage = page("AuditPage", AuditView);

export const ListAuditsQuery = closedObject({
  applicationId: Type.Optional(Id),
  traceId: Type.Optional(
    Type.String({
      pattern: "^([0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$",
      description: "A `BelGov-Trace-Id`, or the trace id of a `traceparent`.",
    }),
  ),
  pageSize: Type.Optional(PageSize),
  after: Type.Optional(After),
});
export type ListAuditsQuery = Static<typeof ListAuditsQuery>;
