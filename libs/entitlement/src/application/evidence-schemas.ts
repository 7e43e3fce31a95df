import Type, { type Static } from "typebox";
import { closedObject } from "#kernel";
import {
  component,
  Day,
  erasable,
  erasableFields,
  EuroCentAmount,
  Id,
  line,
  text,
} from "#platform";
import { CONDITIONS, EVIDENCE_SOURCES, exactlyOne, SHOWN_FACTS, ShownFact } from "#statute";

/** One of the six conditions of art. 3; there is no seventh. */
export const ConditionCode = Type.Enum([...CONDITIONS], {
  description: "One of the six conditions of art. 3 RMI-wet.",
});

const HomeVisit = component(
  "HomeVisit",
  closedObject({ announcedOn: Day, consentGiven: Type.Literal(true) }),
);

/** What goes out may be sent, so that it can be refused by its own name; it is never kept. */
const StatementLine = component(
  "StatementLine",
  closedObject({
    on: Day,
    amountCents: Type.Integer({
      minimum: -100_000_000_000,
      maximum: 100_000_000_000,
      description: "In whole euro cents. Below zero it is an outgoing amount, which is refused.",
    }),
    direction: Type.Optional(
      Type.Enum(["incoming", "outgoing"], { description: "An outgoing line is refused." }),
    ),
  }),
);

const evidenceFields = {
  kind: line(60, "A kind of the closed catalogue of the condition; see /refData/conditions."),
  source: line(200, "Which one it is: the register, institution, document or person."),
  facts: text("What it shows in words, as far as this condition needs it."),
  periodFrom: Day,
  periodUntil: Type.Optional(Day),
  homeVisit: Type.Optional(HomeVisit),
  whyNotOtherwise: Type.Optional(text("Bank statement only: why nothing else shows the means.")),
};

const broughtFields = {
  ...evidenceFields,
  necessity: text("Why this condition needs it in this file."),
  shows: Type.Optional(
    Type.Array(component("ShownFact", ShownFact), {
      maxItems: 50,
      description: "The facts that it shows, as far as its kind may show them.",
    }),
  ),
  lines: Type.Optional(
    Type.Array(StatementLine, {
      maxItems: 500,
      description: "Bank statement only, and all of it: the lines on which something came in.",
    }),
  ),
};

export const RecordEvidenceBody = component(
  "RecordEvidence",
  closedObject({
    ...broughtFields,
    questionId: Type.Optional(
      Type.Unsafe<string>({ ...Id, description: "The question to the person that it answers." }),
    ),
  }),
);
export type RecordEvidenceBody = Static<typeof RecordEvidenceBody>;

/** Evidence that takes the place of contested evidence. */
export const Correction = component("Correction", closedObject(broughtFields));
export type Correction = Static<typeof Correction>;

export const WithdrawEvidenceBody = component(
  "WithdrawEvidence",
  closedObject({ evidenceId: Id, reasons: text("Why it must not count.") }),
);
export type WithdrawEvidenceBody = Static<typeof WithdrawEvidenceBody>;

/** A fact as the file shows it: of what was erased only that there was one of its kind. */
const RecordedFact = component(
  "RecordedFact",
  Type.Unsafe<ShownFact>(exactlyOne(erasableFields(SHOWN_FACTS))),
);

/** Evidence as the file shows it: what was erased says so in its place. */
export const EvidenceView = component(
  "Evidence",
  closedObject({
    evidenceId: Id,
    condition: ConditionCode,
    ...evidenceFields,
    source: erasable(evidenceFields.source),
    facts: erasable(evidenceFields.facts),
    whyNotOtherwise: erasable(evidenceFields.whyNotOtherwise),
    justification: Type.Optional(
      closedObject({
        sourceType: Type.Enum([...EVIDENCE_SOURCES]),
        legalBasis: Type.String({ description: "Article on which it was recorded." }),
        necessity: erasable(Type.String()),
      }),
    ),
    shows: Type.Array(RecordedFact),
    lines: Type.Optional(
      Type.Array(erasable(closedObject({ on: Day, amountCents: EuroCentAmount }))),
    ),
    questionId: Type.Optional(Id),
    corrects: Type.Optional(Id),
  }),
);
export type EvidenceView = Static<typeof EvidenceView>;
