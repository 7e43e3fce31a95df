import Type from "typebox";
import {
  applicantTextField as applicantText,
  closedObject,
  dayField as day,
  defineEvent,
  personal,
  plain,
  type EventOf,
} from "#kernel";
import { CONDITIONS, EVIDENCE_SOURCES, FINDING_OUTCOMES } from "#statute";
import { contestAnswered, evidenceContested } from "./contest-events.js";
import { controlPointClosed, controlPointOpened } from "./control-point-events.js";
import { evidenceOfV1 } from "./evidence-v1.js";
import { questionAnswered, questionAsked, questionWithdrawn } from "./question-events.js";
import { shownFactField } from "./shown-fields.js";

const condition = plain(Type.Enum([...CONDITIONS]));
const id = plain(Type.String({ format: "uuid" }));

/** A piece of evidence of an allowed kind was recorded for one condition. */
export const evidenceRecorded = defineEvent({
  type: "entitlement.EvidenceRecorded",
  version: 2,
  schema: closedObject({
    evidenceId: id,
    condition,
    kind: plain(Type.String()),
    /** Which one it is, in words. */
    source: personal("applicant", "freeText", Type.String()),
    facts: applicantText,
    periodFrom: day,
    periodUntil: Type.Optional(day),
    /** Why it may be recorded at all. Absent from what was recorded before version 2. */
    justification: Type.Optional(
      closedObject({
        sourceType: plain(Type.Enum([...EVIDENCE_SOURCES])),
        legalBasis: closedObject({
          instrument: plain(Type.String()),
          article: plain(Type.String()),
        }),
        necessity: applicantText,
      }),
    ),
    /** The facts that it shows, in the vocabulary of the law. */
    shows: Type.Array(shownFactField),
    /** Bank statement only: the lines on which something came in. */
    lines: Type.Optional(
      Type.Array(
        personal(
          "applicant",
          "finance",
          closedObject({
            on: Type.String({ format: "date" }),
            amountCents: Type.Integer({ minimum: 0 }),
          }),
        ),
      ),
    ),
    /** Home visit only: announced, and by consent (M11). */
    homeVisit: Type.Optional(
      closedObject({ announcedOn: day, consentGiven: plain(Type.Literal(true)) }),
    ),
    /** Bank statement only: why the means cannot be shown otherwise (M11). */
    whyNotOtherwise: Type.Optional(applicantText),
    /** The question to the person that it answers. */
    questionId: Type.Optional(id),
    /** The contested evidence whose place it takes. */
    corrects: Type.Optional(id),
  }),
  upcasters: { 1: evidenceOfV1 },
});

/** The caseworker finds that a condition is met, is not met, or cannot be determined yet. */
export const findingMade = defineEvent({
  type: "entitlement.FindingMade",
  version: 1,
  schema: closedObject({
    condition,
    outcome: plain(Type.Enum([...FINDING_OUTCOMES])),
    reasons: applicantText,
    evidenceIds: plain(Type.Array(Type.String({ format: "uuid" }))),
    madeOn: day,
  }),
});

/** A piece of evidence was wrong or belongs to somebody else: it counts no longer. */
export const evidenceWithdrawn = defineEvent({
  type: "entitlement.EvidenceWithdrawn",
  version: 1,
  schema: closedObject({
    evidenceId: id,
    condition,
    reasons: applicantText,
    withdrawnOn: day,
  }),
});

/**
 * The finding no longer stands: evidence came, went or was contested, so that it does not rest on
 * all that is known; or somebody reopened it, with reasons.
 */
export const findingReopened = defineEvent({
  type: "entitlement.FindingReopened",
  version: 2,
  schema: closedObject({
    condition,
    evidenceId: Type.Optional(id),
    reasons: Type.Optional(applicantText),
  }),
  // Version 1 knew evidence only.
  upcasters: { 1: (data) => data },
});

/** Every event of the six streams `<condition>Condition-<uuid>`. */
export const conditionEvents = [
  evidenceRecorded,
  evidenceWithdrawn,
  evidenceContested,
  contestAnswered,
  controlPointOpened,
  controlPointClosed,
  findingMade,
  findingReopened,
  questionAsked,
  questionAnswered,
  questionWithdrawn,
] as const;

export type ConditionEvent = EventOf<(typeof conditionEvents)[number]>;
export type Evidence = EventOf<typeof evidenceRecorded>["data"];
export type FindingOutcome = EventOf<typeof findingMade>["data"]["outcome"];
