import Type from "typebox";
import {
  applicantTextField as applicantText,
  closedObject,
  dayField as day,
  defineEvent,
  plain,
} from "#kernel";
import { CONDITIONS } from "#statute";

const condition = plain(Type.Enum([...CONDITIONS]));
const id = plain(Type.String({ format: "uuid" }));

/** The person says that a piece of evidence is not right: what it says, what it should say, why. */
export const evidenceContested = defineEvent({
  type: "entitlement.EvidenceContested",
  version: 1,
  schema: closedObject({
    contestId: id,
    condition,
    evidenceId: id,
    oldValue: applicantText,
    newValue: applicantText,
    reasons: applicantText,
    contestedOn: day,
  }),
});

/** The contest has its answer: the evidence went, a corrected one came, or it stays, with reasons. */
export const contestAnswered = defineEvent({
  type: "entitlement.ContestAnswered",
  version: 1,
  schema: closedObject({
    contestId: id,
    condition,
    outcome: plain(Type.Enum(["accepted", "maintained"])),
    reasons: applicantText,
    /** The evidence that took the place of the contested one. */
    successorId: Type.Optional(id),
    answeredOn: day,
  }),
});
