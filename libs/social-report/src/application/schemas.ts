import Type, { type Static } from "typebox";
import { closedObject } from "#kernel";
import { component, Day, erasable, EuroCentAmount, Id, params, text } from "#platform";
import { CONDITIONS, FINDING_OUTCOMES } from "#statute";

const ConditionCode = Type.Enum([...CONDITIONS]);
const Outcome = Type.Enum([...FINDING_OUTCOMES]);
const VersionNumber = Type.Integer({ minimum: 1, maximum: 10_000 });

export const ReportParams = params({ socialReportId: Id });
export type ReportParams = Static<typeof ReportParams>;

export const DraftVersionBody = component(
  "DraftVersion",
  closedObject({
    sections: closedObject({
      residence: text(),
      age: text(),
      nationality: text(),
      means: text(),
      willingnessToWork: text(),
      exhaustionOfRights: text(),
    }),
    proposal: closedObject({ outcome: Type.Enum(["grant", "refuse"]), text: text() }),
  }),
);
export type DraftVersionBody = Static<typeof DraftVersionBody>;

export const RecordReadingBody = component(
  "RecordReading",
  closedObject({
    version: VersionNumber,
    language: Type.String({ pattern: "^[a-z]{2,3}$", description: "Language spoken, ISO 639." }),
    manner: Type.Enum(["inPerson", "byTelephone", "byVideo", "withInterpreter"]),
    remarks: Type.Optional(text("What the person said about it, in their own words.")),
  }),
);
export type RecordReadingBody = Static<typeof RecordReadingBody>;

export const RecordDeclinationBody = component(
  "RecordDeclination",
  closedObject({
    version: VersionNumber,
    statement: Type.Optional(text("What the person said about it, in their own words.")),
  }),
);
export type RecordDeclinationBody = Static<typeof RecordDeclinationBody>;

export const RecordAttemptBody = component(
  "RecordAttempt",
  closedObject({
    version: VersionNumber,
    attemptedOn: Day,
    manner: Type.Enum(["appointment", "homeVisit", "telephone", "letter"]),
    whatHappened: text(),
  }),
);
export type RecordAttemptBody = Static<typeof RecordAttemptBody>;

export const ReviewVersionBody = component(
  "ReviewVersion",
  closedObject({
    version: VersionNumber,
    verdict: Type.Enum(["approved", "returned"]),
    note: Type.Optional(text()),
  }),
);
export type ReviewVersionBody = Static<typeof ReviewVersionBody>;

export const VersionBody = component(
  "ReportVersionChoice",
  closedObject({ version: VersionNumber }),
);
export type VersionBody = Static<typeof VersionBody>;

const Section = component(
  "ReportSection",
  closedObject({
    condition: ConditionCode,
    text: erasable(Type.String()),
    outcome: Outcome,
    reasons: erasable(Type.String()),
    facts: Type.Array(
      closedObject({
        kind: Type.String(),
        facts: erasable(Type.String()),
        source: erasable(Type.String()),
        periodFrom: Day,
        periodUntil: Type.Optional(Day),
      }),
    ),
    conditionVersion: Type.String(),
  }),
);

export const ReportView = component(
  "SocialReport",
  closedObject({
    id: Id,
    status: Type.Enum([
      "notStarted",
      "drafted",
      "heard",
      "approved",
      "returned",
      "sealed",
      "submitted",
      "reopened",
    ]),
    versions: Type.Array(
      component(
        "ReportVersion",
        closedObject({
          version: VersionNumber,
          authorId: Type.String(),
          draftedOn: Day,
          sections: Type.Array(Section),
          calculation: closedObject({
            calculationId: Id,
            category: erasable(Type.Enum([1, 2, 3])),
            from: Day,
            annualAmountCents: EuroCentAmount,
            countedMeansCents: erasable(EuroCentAmount),
            monthlyLeefloonCents: erasable(EuroCentAmount),
            meansSufficient: erasable(Type.Boolean()),
            determinationVersion: Type.String(),
          }),
          proposal: closedObject({
            outcome: Type.Enum(["grant", "refuse"]),
            text: erasable(Type.String()),
          }),
        }),
      ),
    ),
    readings: Type.Array(
      component(
        "Reading",
        closedObject({
          version: VersionNumber,
          readOn: Day,
          readerId: Type.String(),
          language: Type.String(),
          manner: Type.String(),
          remarks: erasable(Type.Optional(Type.String())),
        }),
      ),
    ),
    declinations: Type.Array(
      closedObject({
        version: VersionNumber,
        declinedOn: Day,
        offeredBy: Type.String(),
        statement: erasable(Type.Optional(Type.String())),
      }),
    ),
    attempts: Type.Array(
      closedObject({
        version: VersionNumber,
        attemptedOn: Day,
        attemptedBy: Type.String(),
        manner: Type.String(),
        whatHappened: erasable(Type.String()),
      }),
    ),
    reviews: Type.Array(
      closedObject({
        version: VersionNumber,
        reviewerId: Type.String(),
        reviewedOn: Day,
        verdict: Type.Enum(["approved", "returned"]),
        note: erasable(Type.Optional(Type.String())),
      }),
    ),
    seal: Type.Optional(
      closedObject({
        version: VersionNumber,
        sealedBy: Type.String(),
        sealedOn: Day,
        digest: Type.String(),
      }),
    ),
    earlierSeals: Type.Array(
      closedObject({
        version: VersionNumber,
        sealedBy: Type.String(),
        sealedOn: Day,
        digest: Type.String(),
      }),
    ),
    sealedUpTo: Type.Integer({ description: "Up to this version everything is closed for ever." }),
    submission: Type.Optional(
      closedObject({ version: VersionNumber, submittedBy: Type.String(), submittedOn: Day }),
    ),
  }),
);
export type ReportView = Static<typeof ReportView>;
