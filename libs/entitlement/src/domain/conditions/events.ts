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
import { CONDITIONS, FINDING_OUTCOMES } from "#statute";

const condition = plain(Type.Enum([...CONDITIONS]));

/** Net income of one kind, per month, as the evidence shows it. */
const income = (subject: "applicant" | "householdMember") =>
  closedObject({
    kind: plain(Type.Enum(["wage", "replacementIncome", "selfEmployment", "maintenance", "other"])),
    netMonthlyCents: personal(subject, "finance", Type.Integer({ minimum: 0 })),
  });

/** A piece of evidence of an allowed kind was recorded for one condition. */
export const evidenceRecorded = defineEvent({
  type: "entitlement.EvidenceRecorded",
  version: 1,
  schema: closedObject({
    evidenceId: plain(Type.String({ format: "uuid" })),
    condition,
    kind: plain(Type.String()),
    source: personal("applicant", "freeText", Type.String()),
    facts: applicantText,
    periodFrom: day,
    periodUntil: Type.Optional(day),
    ownIncomes: Type.Optional(Type.Array(income("applicant"))),
    partnerIncomes: Type.Optional(Type.Array(income("householdMember"))),
    /** Home visit only: announced, and by consent (M11). */
    homeVisit: Type.Optional(
      closedObject({ announcedOn: day, consentGiven: plain(Type.Literal(true)) }),
    ),
    /** Bank statement only: why the means cannot be shown otherwise (M11). */
    whyNotOtherwise: Type.Optional(applicantText),
  }),
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
    evidenceId: plain(Type.String({ format: "uuid" })),
    condition,
    reasons: applicantText,
    withdrawnOn: day,
  }),
});

/** Evidence came in or went: the finding no longer rests on all that is known. */
export const findingReopened = defineEvent({
  type: "entitlement.FindingReopened",
  version: 1,
  schema: closedObject({ condition, evidenceId: plain(Type.String({ format: "uuid" })) }),
});

/** Every event of the six streams `<condition>Condition-<uuid>`. */
export const conditionEvents = [
  evidenceRecorded,
  evidenceWithdrawn,
  findingMade,
  findingReopened,
] as const;

export type ConditionEvent = EventOf<(typeof conditionEvents)[number]>;
export type Evidence = EventOf<typeof evidenceRecorded>["data"];
export type FindingOutcome = EventOf<typeof findingMade>["data"]["outcome"];
