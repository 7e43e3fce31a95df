import Type, { type Static } from "typebox";
import { closedObject } from "#kernel";
import {
  After,
  component,
  Day,
  erasable,
  EuroCentAmount,
  Id,
  line,
  page,
  PageSize,
  params,
  text,
} from "#platform";
import { CONDITIONS, FINDING_OUTCOMES } from "#statute";

const ConditionCode = Type.Enum([...CONDITIONS]);
const Outcome = Type.Enum([...FINDING_OUTCOMES]);
const StaffId = line(64, "Pseudonym of a member: the subject of their access token.");

export const SittingParams = params({ sittingId: Id });
export type SittingParams = Static<typeof SittingParams>;

export const PacketParams = params({ decisionPacketId: Id });
export type PacketParams = Static<typeof PacketParams>;

export const ConveneSittingBody = component(
  "ConveneSitting",
  closedObject({
    on: Day,
    at: Type.String({ pattern: "^([01]\\d|2[0-3]):[0-5]\\d$" }),
    place: line(120),
    memberIds: Type.Array(StaffId, { minItems: 1, maxItems: 30 }),
    chairId: StaffId,
  }),
);
export type ConveneSittingBody = Static<typeof ConveneSittingBody>;

export const AgendaItemBody = component("PlaceOnAgenda", closedObject({ applicationId: Id }));
export type AgendaItemBody = Static<typeof AgendaItemBody>;

export const OpenSittingBody = component(
  "OpenSitting",
  closedObject({ presentIds: Type.Array(StaffId, { maxItems: 30 }) }),
);
export type OpenSittingBody = Static<typeof OpenSittingBody>;

export const AdjournCaseBody = component(
  "AdjournCase",
  closedObject({
    applicationId: Id,
    reasons: text("Why the case is put off."),
    furtherInvestigation: Type.Boolean({
      description:
        "Whether the social worker must look again: the report then opens for a new version.",
    }),
  }),
);
export type AdjournCaseBody = Static<typeof AdjournCaseBody>;

const Verdict = component(
  "Verdict",
  closedObject({
    verdict: Type.Enum(["satisfied", "notMet", "notJudged"]),
    facts: Type.String({ maxLength: 8_000 }),
    reasons: Type.String({ maxLength: 8_000 }),
  }),
);

export const TakeDecisionBody = component(
  "TakeDecision",
  closedObject({
    applicationId: Id,
    outcome: Type.Enum(["granted", "refused"]),
    perCondition: closedObject({
      residence: Verdict,
      age: Verdict,
      nationality: Verdict,
      means: Verdict,
      willingnessToWork: Verdict,
      exhaustionOfRights: Verdict,
    }),
    votes: Type.Array(
      closedObject({ memberId: StaffId, vote: Type.Enum(["for", "against", "abstained"]) }),
      { minItems: 1, maxItems: 30 },
    ),
  }),
);
export type TakeDecisionBody = Static<typeof TakeDecisionBody>;

const SittingStatus = Type.Enum(["convened", "dispatched", "open", "closed"]);

export const SittingView = component(
  "Sitting",
  closedObject({
    id: Id,
    status: SittingStatus,
    on: Day,
    at: Type.String(),
    place: Type.String(),
    memberIds: Type.Array(Type.String()),
    chairId: Type.String(),
    presentIds: Type.Optional(Type.Array(Type.String())),
    agenda: Type.Array(
      closedObject({
        itemNumber: Type.Integer(),
        applicationId: Id,
        packet: Type.String({ description: "Path of the decision packet." }),
        conclusion: Type.Optional(Type.Enum(["decided", "adjourned"])),
      }),
    ),
  }),
);
export type SittingView = Static<typeof SittingView>;

export const SittingSummary = component(
  "SittingSummary",
  closedObject({ id: Id, href: Type.String(), on: Day, at: Type.String(), status: SittingStatus }),
);
export type SittingSummary = Static<typeof SittingSummary>;

export const SittingPage = page("SittingPage", SittingSummary);

export const ListSittingsQuery = closedObject({
  pageSize: Type.Optional(PageSize),
  after: Type.Optional(After),
});
export type ListSittingsQuery = Static<typeof ListSittingsQuery>;

const Fact = closedObject({
  kind: Type.String(),
  facts: Type.String(),
  source: Type.String(),
  periodFrom: Day,
  periodUntil: Type.Optional(Day),
});

export const PacketView = component(
  "DecisionPacket",
  closedObject({
    id: Id,
    fileReference: Type.String(),
    sittingId: Id,
    itemNumber: Type.Integer(),
    sittingOn: Day,
    requestReceivedOn: Day,
    category: Type.Enum([1, 2, 3]),
    sections: Type.Array(
      closedObject({
        condition: ConditionCode,
        article: Type.String(),
        outcome: Outcome,
        reasons: Type.String(),
        facts: Type.Array(Fact),
        text: Type.String(),
      }),
    ),
    calculation: closedObject({
      from: Day,
      annualAmountCents: EuroCentAmount,
      countedMeansCents: EuroCentAmount,
      monthlyLeefloonCents: EuroCentAmount,
      meansSufficient: Type.Boolean(),
      periods: Type.Array(
        closedObject({
          from: Day,
          until: Type.Optional(Day),
          monthlyLeefloonCents: Type.Optional(EuroCentAmount),
          explanation: Type.Array(Type.String(), {
            description: "Every step in words, with article and amount.",
          }),
        }),
      ),
    }),
    proposal: closedObject({ outcome: Type.Enum(["grant", "refuse"]), text: Type.String() }),
    report: closedObject({ version: Type.Integer(), sealedOn: Day, digest: Type.String() }),
    hearings: Type.Array(
      closedObject({
        version: Type.Integer(),
        kind: Type.Enum(["read", "declined", "attempted"]),
        on: Day,
        manner: Type.Optional(Type.String()),
        language: Type.Optional(Type.String()),
        words: Type.Optional(
          Type.String({ description: "What the person said, in their own words." }),
        ),
      }),
    ),
    review: closedObject({ version: Type.Integer(), reviewedOn: Day }),
    masked: Type.Integer({
      description: "How many identifiers in the words of the person were masked.",
    }),
    manifest: Type.Array(
      closedObject({ field: Type.String(), label: Type.String(), neededFor: Type.String() }),
    ),
  }),
);
export type PacketView = Static<typeof PacketView>;

export const DecisionView = component(
  "Decision",
  closedObject({
    id: Id,
    sittingId: Id,
    decidedOn: Day,
    outcome: Type.Enum(["granted", "refused"]),
    perCondition: Type.Array(
      closedObject({
        condition: ConditionCode,
        verdict: Type.Enum(["satisfied", "notMet", "notJudged"]),
        facts: erasable(Type.String()),
        reasons: erasable(Type.String()),
      }),
    ),
    category: erasable(Type.Optional(Type.Enum([1, 2, 3]))),
    from: Type.Optional(Day),
    monthlyAmountCents: erasable(Type.Optional(EuroCentAmount)),
  }),
);
export type DecisionView = Static<typeof DecisionView>;
