import Type from "typebox";
import {
  applicantCentsField as cents,
  applicantTextField as freeText,
  closedObject,
  dayField as day,
  defineEvent,
  personal,
  plain,
  staffField as staff,
  type EventOf,
} from "#kernel";
import { CONDITIONS, FINDING_OUTCOMES } from "#statute";

const version = plain(Type.Integer({ minimum: 1 }));

/** What the report says of one condition: the finding as it stood, and the author's text. */
const section = closedObject({
  condition: plain(Type.Enum([...CONDITIONS])),
  text: freeText,
  outcome: plain(Type.Enum([...FINDING_OUTCOMES])),
  reasons: freeText,
  facts: Type.Array(
    closedObject({
      kind: plain(Type.String()),
      facts: freeText,
      source: freeText,
      periodFrom: day,
      periodUntil: Type.Optional(day),
    }),
  ),
  /** Version of the stream of the condition on which the section rests. */
  conditionVersion: plain(Type.String()),
});

/** The calculation that the report carries, by reference and with its amounts. */
const calculation = closedObject({
  calculationId: plain(Type.String({ format: "uuid" })),
  category: personal("applicant", "household", Type.Enum([1, 2, 3])),
  from: day,
  annualAmountCents: plain(Type.Integer({ minimum: 0 })),
  countedMeansCents: cents,
  monthlyLeefloonCents: cents,
  meansSufficient: personal("applicant", "finance", Type.Boolean()),
  determinationVersion: plain(Type.String()),
});

/** A version of the report was written; whatever was read before, this version was not. */
export const versionDrafted = defineEvent({
  type: "socialReport.VersionDrafted",
  version: 1,
  schema: closedObject({
    version,
    authorId: staff,
    draftedOn: day,
    sections: Type.Array(section),
    calculation,
    proposal: closedObject({ outcome: plain(Type.Enum(["grant", "refuse"])), text: freeText }),
  }),
});

/** The version was read to the person, who answered in their own words or had nothing to add. */
export const versionRead = defineEvent({
  type: "socialReport.VersionRead",
  version: 1,
  schema: closedObject({
    version,
    readOn: day,
    readerId: staff,
    language: plain(Type.String()),
    manner: plain(Type.Enum(["inPerson", "byTelephone", "byVideo", "withInterpreter"])),
    remarks: Type.Optional(freeText),
  }),
});

/** The person was offered the reading of this version and did not want it. */
export const readingDeclined = defineEvent({
  type: "socialReport.ReadingDeclined",
  version: 1,
  schema: closedObject({
    version,
    declinedOn: day,
    offeredBy: staff,
    statement: Type.Optional(freeText),
  }),
});

/** An attempt to read this version to the person did not succeed. */
export const readingAttemptFailed = defineEvent({
  type: "socialReport.ReadingAttemptFailed",
  version: 1,
  schema: closedObject({
    version,
    attemptedOn: day,
    attemptedBy: staff,
    manner: plain(Type.Enum(["appointment", "homeVisit", "telephone", "letter"])),
    whatHappened: freeText,
  }),
});

/** A second person has looked at the version. */
export const versionReviewed = defineEvent({
  type: "socialReport.VersionReviewed",
  version: 1,
  schema: closedObject({
    version,
    reviewerId: staff,
    reviewedOn: day,
    verdict: plain(Type.Enum(["approved", "returned"])),
    note: Type.Optional(freeText),
  }),
});

/** The version is closed for ever; `digest` is the SHA-256 of its canonical content. */
export const reportSealed = defineEvent({
  type: "socialReport.ReportSealed",
  version: 1,
  schema: closedObject({
    version,
    sealedBy: staff,
    sealedOn: day,
    digest: plain(Type.String({ pattern: "^[0-9a-f]{64}$" })),
  }),
});

/** The sealed version goes to the committee. */
export const reportSubmitted = defineEvent({
  type: "socialReport.ReportSubmitted",
  version: 1,
  schema: closedObject({ version, submittedBy: staff, submittedOn: day }),
});

/**
 * The committee put the case off for further investigation: what was sealed stays as it is, and a
 * new version may follow it, on the same way.
 */
export const reportReopened = defineEvent({
  type: "socialReport.ReportReopened",
  version: 1,
  schema: closedObject({ version, reopenedOn: day }),
});

/** Every event of the stream `socialReport-<uuid>`. */
export const socialReportEvents = [
  versionDrafted,
  versionRead,
  readingDeclined,
  readingAttemptFailed,
  versionReviewed,
  reportSealed,
  reportSubmitted,
  reportReopened,
] as const;

export type SocialReportEvent = EventOf<(typeof socialReportEvents)[number]>;
export type ReportVersion = EventOf<typeof versionDrafted>["data"];
export type ReportSection = ReportVersion["sections"][number];
export type Reading = EventOf<typeof versionRead>["data"];
export type Declination = EventOf<typeof readingDeclined>["data"];
export type FailedAttempt = EventOf<typeof readingAttemptFailed>["data"];
export type Review = EventOf<typeof versionReviewed>["data"];
export type Seal = EventOf<typeof reportSealed>["data"];
export type Submission = EventOf<typeof reportSubmitted>["data"];
