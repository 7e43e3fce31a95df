import Type from "typebox";
import {
  applicantTextField as applicantText,
  closedObject,
  dayField as day,
  defineEvent,
  type EventOf,
  plain,
} from "#kernel";
import { CONDITIONS } from "#statute";

const condition = plain(Type.Enum([...CONDITIONS]));
const id = plain(Type.String({ format: "uuid" }));
const code = plain(Type.String());

/** The person was asked for something: for which condition, about what, and why it is necessary. */
export const questionAsked = defineEvent({
  type: "entitlement.QuestionAsked",
  version: 1,
  schema: closedObject({
    questionId: id,
    condition,
    /** Kind of evidence that was asked for. */
    kind: code,
    /** Kind of fact that it is to show. */
    about: code,
    incomeKind: Type.Optional(code),
    /** Number of the member of the household whose means were asked about. */
    of: Type.Optional(code),
    /** Why this condition needs it in this file. */
    necessity: applicantText,
    repeats: Type.Optional(closedObject({ questionId: id, reasons: applicantText })),
    askedOn: day,
  }),
});

/** The person answered: with a piece of evidence, or in words. */
export const questionAnswered = defineEvent({
  type: "entitlement.QuestionAnswered",
  version: 1,
  schema: closedObject({
    questionId: id,
    condition,
    evidenceId: Type.Optional(id),
    answer: Type.Optional(applicantText),
    answeredOn: day,
  }),
});

/** The question is not asked any more. */
export const questionWithdrawn = defineEvent({
  type: "entitlement.QuestionWithdrawn",
  version: 1,
  schema: closedObject({ questionId: id, condition, reasons: applicantText, withdrawnOn: day }),
});

export type QuestionAsked = EventOf<typeof questionAsked>["data"];
export type QuestionAnswered = EventOf<typeof questionAnswered>["data"];
