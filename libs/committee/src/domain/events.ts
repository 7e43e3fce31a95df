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

const id = plain(Type.String({ format: "uuid" }));
const condition = plain(Type.Enum([...CONDITIONS]));

/** A sitting (zitting / séance) was called, with the members who belong to it. */
export const sittingConvened = defineEvent({
  type: "committee.SittingConvened",
  version: 1,
  schema: closedObject({
    centre: plain(Type.String()),
    on: day,
    at: plain(Type.String({ pattern: "^\\d{2}:\\d{2}$" })),
    place: plain(Type.String()),
    memberIds: Type.Array(staff),
    chairId: staff,
  }),
});

/** A case is on the agenda of the sitting. */
export const itemPlaced = defineEvent({
  type: "committee.ItemPlaced",
  version: 1,
  schema: closedObject({ applicationId: id, itemNumber: plain(Type.Integer({ minimum: 1 })) }),
});

/** The agenda was sent: from now on the members may see the packets. */
export const agendaDispatched = defineEvent({
  type: "committee.AgendaDispatched",
  version: 1,
  schema: closedObject({ dispatchedOn: day }),
});

/** The sitting began; these members are present. */
export const sittingOpened = defineEvent({
  type: "committee.SittingOpened",
  version: 1,
  schema: closedObject({ openedOn: day, presentIds: Type.Array(staff) }),
});

/** Too few members came: nothing can be decided. */
export const sittingLackedQuorum = defineEvent({
  type: "committee.SittingLackedQuorum",
  version: 1,
  schema: closedObject({ on: day, presentIds: Type.Array(staff) }),
});

/** An item of the agenda is done with: decided, or put off. */
export const itemConcluded = defineEvent({
  type: "committee.ItemConcluded",
  version: 1,
  schema: closedObject({
    applicationId: id,
    conclusion: plain(Type.Enum(["decided", "adjourned"])),
  }),
});

/** The sitting ended: the packets close again. */
export const sittingClosed = defineEvent({
  type: "committee.SittingClosed",
  version: 1,
  schema: closedObject({ closedOn: day }),
});

/** Every event of the stream `sitting-<uuid>`. */
export const sittingEvents = [
  sittingConvened,
  itemPlaced,
  agendaDispatched,
  sittingOpened,
  sittingLackedQuorum,
  itemConcluded,
  sittingClosed,
] as const;

/** What the committee has before it: the findings and the amount of the sealed report. */
export const placedCase = closedObject({
  sittingId: id,
  itemNumber: plain(Type.Integer({ minimum: 1 })),
  reportVersion: plain(Type.Integer({ minimum: 1 })),
  sealDigest: plain(Type.String({ pattern: "^[0-9a-f]{64}$" })),
  findings: Type.Array(
    closedObject({
      condition,
      outcome: plain(Type.Enum([...FINDING_OUTCOMES])),
    }),
  ),
  category: personal("applicant", "household", Type.Enum([1, 2, 3])),
  from: day,
  monthlyAmountCents: cents,
});

/** A sealed report was put before a sitting. */
export const casePlaced = defineEvent({
  type: "committee.CasePlaced",
  version: 1,
  schema: placedCase,
});

/**
 * The case was put off; it can be placed on the agenda of another sitting. With further
 * investigation the report opens again: a new version, read and reviewed anew, comes before it.
 */
export const caseAdjourned = defineEvent({
  type: "committee.CaseAdjourned",
  version: 1,
  schema: closedObject({
    sittingId: id,
    on: day,
    reasons: freeText,
    furtherInvestigation: plain(Type.Boolean()),
  }),
});

/** Art. 21: the committee decided, condition by condition, with reasons. */
export const decisionTaken = defineEvent({
  type: "committee.DecisionTaken",
  version: 1,
  schema: closedObject({
    sittingId: id,
    decidedOn: day,
    outcome: plain(Type.Enum(["granted", "refused"])),
    perCondition: Type.Array(
      closedObject({
        condition,
        verdict: plain(Type.Enum(["satisfied", "notMet", "notJudged"])),
        facts: freeText,
        reasons: freeText,
      }),
    ),
    votes: Type.Array(
      closedObject({ memberId: staff, vote: plain(Type.Enum(["for", "against", "abstained"])) }),
    ),
    category: Type.Optional(personal("applicant", "household", Type.Enum([1, 2, 3]))),
    from: Type.Optional(day),
    monthlyAmountCents: Type.Optional(cents),
  }),
});

/** Every event of the stream `committeeCase-<uuid>`. */
export const committeeCaseEvents = [casePlaced, caseAdjourned, decisionTaken] as const;

export type SittingEvent = EventOf<(typeof sittingEvents)[number]>;
export type CommitteeCaseEvent = EventOf<(typeof committeeCaseEvents)[number]>;
export type PlacedCase = EventOf<typeof casePlaced>["data"];
export type Decision = EventOf<typeof decisionTaken>["data"];
export type ConditionVerdict = Decision["perCondition"][number];
export type Vote = Decision["votes"][number];
