import Type, { type Static } from "typebox";
import { closedObject } from "#kernel";
import { component, Day, erasable, Id, line, params, text } from "#platform";
import { CASE_INCOME_KINDS, FACT_KINDS, type FactKind, type Topic } from "#statute";
import { ConditionCode } from "./evidence-schemas.js";

export const QuestionParams = params({
  applicationId: Id,
  condition: ConditionCode,
  questionId: Id,
});

const isTopic = (kind: FactKind): kind is Topic["about"] => kind !== "memberMeans";

const topicFields = {
  kind: line(60, "The kind of evidence that is asked for, of the catalogue of the condition."),
  about: Type.Enum(FACT_KINDS.filter(isTopic), { description: "The fact that it is to show." }),
  incomeKind: Type.Optional(
    Type.Enum([...CASE_INCOME_KINDS], { description: "Of an income: which." }),
  ),
  of: Type.Optional(
    Type.String({
      pattern: "^member[1-9][0-9]?$",
      description: "Of means: the number of the member of the household whose they are.",
    }),
  ),
};

export const AskQuestionBody = component(
  "AskQuestion",
  closedObject({
    ...topicFields,
    necessity: text("Why this condition needs it in this file."),
    whyAgain: Type.Optional(text("Why it is asked again, if it was asked before.")),
  }),
);
export type AskQuestionBody = Static<typeof AskQuestionBody>;

export const AnswerQuestionBody = component(
  "AnswerQuestion",
  closedObject({ answer: text("What the person said, in their own words.") }),
);
export type AnswerQuestionBody = Static<typeof AnswerQuestionBody>;

export const WithdrawQuestionBody = component(
  "WithdrawQuestion",
  closedObject({ reasons: text("Why it is not asked any more.") }),
);
export type WithdrawQuestionBody = Static<typeof WithdrawQuestionBody>;

/** A topic as it was recorded: the codes of then. */
const askedFields = {
  questionId: Id,
  kind: Type.String(),
  about: Type.String(),
  incomeKind: Type.Optional(Type.String()),
  of: Type.Optional(Type.String()),
  necessity: erasable(Type.String()),
  askedOn: Day,
};

export const QuestionView = component(
  "Question",
  closedObject({
    ...askedFields,
    repeats: Type.Optional(closedObject({ questionId: Id, reasons: erasable(Type.String()) })),
    answer: Type.Optional(closedObject({ on: Day, words: erasable(Type.Optional(Type.String())) })),
    evidenceIds: Type.Array(Id, { description: "What the person gave in answer." }),
    withdrawn: Type.Optional(closedObject({ on: Day, reasons: erasable(Type.String()) })),
  }),
);
export type QuestionView = Static<typeof QuestionView>;

const counts = {
  asked: Type.Integer({ minimum: 0 }),
  answered: Type.Integer({ minimum: 0 }),
  repeated: Type.Integer({ minimum: 0, description: "Asked again, with a reason." }),
  unneeded: Type.Integer({
    minimum: 0,
    description: "Shown by an authentic source after all, or not used by any finding.",
  }),
};

/** What the person was asked, condition by condition, and whether it was needed. */
export const ProportionalityView = component(
  "Proportionality",
  closedObject({
    ...counts,
    conditions: Type.Array(
      closedObject({
        condition: ConditionCode,
        article: Type.String(),
        ...counts,
        questions: Type.Array(
          closedObject({
            ...askedFields,
            status: Type.Enum(["open", "answered", "withdrawn"]),
            repeats: Type.Optional(Id),
            unneeded: Type.Optional(Type.Enum(["shownByAuthenticSource", "neverUsed"])),
          }),
        ),
      }),
    ),
  }),
);
export type ProportionalityView = Static<typeof ProportionalityView>;
