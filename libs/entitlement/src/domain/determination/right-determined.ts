import Type from "typebox";
import {
  closedObject,
  dayField as day,
  defineEvent,
  type EventOf,
  type LegalDate,
  personal,
  plain,
} from "#kernel";
import { CONDITIONS, FINDING_OUTCOMES, type MadeChoice } from "#statute";
import { ToldPeriod } from "./period-schema.js";

const code = plain(Type.String());
const id = plain(Type.String({ format: "uuid" }));

/** Why a right is determined again. */
export const DETERMINATION_CAUSES = [
  "request",
  "factsChanged",
  "review",
  "figuresChanged",
] as const;

/**
 * The right was determined from the findings, the facts, the household and the figures as they
 * stood: a timeline of periods with its receipt. Earlier determinations are kept.
 */
export const rightDetermined = defineEvent({
  type: "entitlement.RightDetermined",
  version: 1,
  schema: closedObject({
    determinationId: id,
    determinedOn: day,
    /** Moment, for what was known when. */
    determinedAt: plain(Type.String({ format: "date-time" })),
    cause: plain(Type.Enum([...DETERMINATION_CAUSES])),
    supersedes: Type.Optional(id),
    /** The execution receipt: with these the same result comes out again. */
    receipt: closedObject({
      ruleSet: code,
      parameterSetHash: code,
      /** First day of the right: the day of the request. */
      requestedOn: day,
      /** Days of reviews: art. 34 KB as of 1 March 2026 applies to running files from the first. */
      reviewedOn: plain(Type.Array(Type.String({ format: "date" }))),
      /** No change after this day was looked at. */
      horizon: day,
      choices: plain(
        Type.Array(
          closedObject({
            key: Type.Unsafe<MadeChoice["key"]>(Type.String()),
            value: Type.String(),
            from: Type.Unsafe<LegalDate>(Type.String({ format: "date" })),
          }),
        ),
      ),
      /** The six streams as they were read, with the evidence that was in them. */
      inputs: plain(
        Type.Array(
          closedObject({
            condition: Type.Enum([...CONDITIONS]),
            version: Type.String(),
            evidenceIds: Type.Array(Type.String({ format: "uuid" })),
          }),
        ),
      ),
    }),
    /** A category found by people in place of the facts of the household. */
    givenCategory: Type.Optional(
      personal(
        "applicant",
        "household",
        closedObject({ category: Type.Enum([1, 2, 3]), reasons: Type.String() }),
      ),
    ),
    /** What people found on each condition when it was determined; absent: nothing yet. */
    findings: Type.Array(
      closedObject({
        condition: plain(Type.Enum([...CONDITIONS])),
        outcome: personal("applicant", "finance", Type.Enum([...FINDING_OUTCOMES])),
      }),
    ),
    periods: Type.Array(
      closedObject({
        from: day,
        until: Type.Optional(day),
        told: personal("applicant", "finance", ToldPeriod),
      }),
    ),
    /** The articles that the periods cite, each once. */
    citations: plain(
      Type.Array(
        closedObject({
          instrument: Type.String(),
          article: Type.String(),
          status: Type.Enum(["sourced", "computed", "unseen", "inConflict"]),
          articleStatus: Type.Enum(["sourced", "unseen"]),
          source: closedObject({ code: Type.String(), title: Type.String() }),
        }),
      ),
    ),
  }),
});

export type RightDeterminedEvent = EventOf<typeof rightDetermined>;
export type RightDetermined = RightDeterminedEvent["data"];
