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

/** The first of a condition is 1: it is known by its number within the condition. */
const number = plain(Type.Integer({ minimum: 1 }));

/** Something has to be looked at: from a day on the condition is not found without it. */
export const controlPointOpened = defineEvent({
  type: "entitlement.ControlPointOpened",
  version: 1,
  schema: closedObject({
    number,
    condition,
    kind: plain(Type.String()),
    /** The evidence that came, went, was contested or has an end. */
    evidenceId: id,
    /** The contest, if that is why. */
    contestId: Type.Optional(id),
    from: day,
    openedOn: day,
  }),
});

/** It was looked at, with what came of it. */
export const controlPointClosed = defineEvent({
  type: "entitlement.ControlPointClosed",
  version: 1,
  schema: closedObject({ number, condition, reasons: applicantText, closedOn: day }),
});
