import Type, { type Static } from "typebox";
import { closedObject } from "#kernel";
import { component, Day, erasable, Id, page, params, text } from "#platform";
import { FINDING_OUTCOMES } from "#statute";
import { ConditionCode, Correction, EvidenceView } from "./evidence-schemas.js";
import { QuestionView } from "./question-schemas.js";

export const ConditionParams = params({ applicationId: Id, condition: ConditionCode });

export const ContestParams = params({ applicationId: Id, condition: ConditionCode, contestId: Id });

export const ControlPointParams = params({
  applicationId: Id,
  condition: ConditionCode,
  controlPointNumber: Type.String({
    pattern: "^[1-9][0-9]{0,4}$",
    description: "Its number within the condition.",
  }),
});

const Outcome = Type.Enum([...FINDING_OUTCOMES]);

export const MakeFindingBody = component(
  "MakeFinding",
  closedObject({
    outcome: Outcome,
    reasons: text("Why, from the evidence to the condition."),
    evidenceIds: Type.Array(Id, { maxItems: 50, uniqueItems: true }),
  }),
);
export type MakeFindingBody = Static<typeof MakeFindingBody>;

export const ReopenFindingBody = component(
  "ReopenFinding",
  closedObject({ reasons: text("Why it has to be made again.") }),
);
export type ReopenFindingBody = Static<typeof ReopenFindingBody>;

export const ContestEvidenceBody = component(
  "ContestEvidence",
  closedObject({
    evidenceId: Id,
    oldValue: text("What the evidence says, as the person puts it."),
    newValue: text("What it should say, as the person puts it."),
    reasons: text("Why, in the person's own words."),
  }),
);
export type ContestEvidenceBody = Static<typeof ContestEvidenceBody>;

export const AnswerContestBody = component(
  "AnswerContest",
  closedObject({
    outcome: Type.Enum(["accepted", "maintained"]),
    reasons: text("Why: the person reads it."),
    correction: Type.Optional(Correction),
  }),
);
export type AnswerContestBody = Static<typeof AnswerContestBody>;

export const CloseControlPointBody = component(
  "CloseControlPoint",
  closedObject({ reasons: text("What came of looking at it.") }),
);
export type CloseControlPointBody = Static<typeof CloseControlPointBody>;

const words = erasable(Type.String());

const ContestView = component(
  "Contest",
  closedObject({
    contestId: Id,
    evidenceId: Id,
    oldValue: words,
    newValue: words,
    reasons: words,
    contestedOn: Day,
    answer: Type.Optional(
      closedObject({
        outcome: Type.Enum(["accepted", "maintained"]),
        reasons: words,
        successorId: Type.Optional(Id),
        answeredOn: Day,
      }),
    ),
  }),
);

const ControlPointView = component(
  "ControlPoint",
  closedObject({
    number: Type.Integer({ minimum: 1, description: "Within the condition." }),
    condition: ConditionCode,
    kind: Type.String({ description: "Of the closed list of the condition." }),
    why: Type.String({ description: "What is to be looked at." }),
    article: Type.String(),
    evidenceId: Id,
    contestId: Type.Optional(Id),
    from: Type.Unsafe<string>({
      ...Day,
      description: "First day on which it stands in the way of a finding.",
    }),
    openedOn: Day,
    closed: Type.Optional(closedObject({ on: Day, reasons: words })),
  }),
);
export type ControlPointView = Static<typeof ControlPointView>;

export const ControlPointList = page("ControlPointList", ControlPointView);

export const ConditionView = component(
  "Condition",
  closedObject({
    condition: ConditionCode,
    article: Type.String(),
    version: Type.String({ description: "ETag without quotes, for the next change." }),
    allowedEvidenceKinds: Type.Array(Type.String()),
    evidence: Type.Array(EvidenceView),
    contests: Type.Array(ContestView),
    controlPoints: Type.Array(ControlPointView),
    questions: Type.Array(QuestionView),
    finding: Type.Optional(
      component(
        "Finding",
        closedObject({
          outcome: Outcome,
          reasons: words,
          evidenceIds: Type.Array(Id),
          madeOn: Day,
        }),
      ),
    ),
  }),
);
export type ConditionView = Static<typeof ConditionView>;

export const ConditionList = page("ConditionList", ConditionView);
