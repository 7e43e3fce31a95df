import Type, { type Static } from "typebox";
import { closedObject } from "#kernel";
import { component, Day, erasable, EuroCentAmount, Id, line, page, params, text } from "#platform";
import { type Calculation, CONDITIONS, FINDING_OUTCOMES } from "#statute";

/** One of the six conditions of art. 3; there is no seventh. */
export const ConditionCode = Type.Enum([...CONDITIONS], {
  description: "One of the six conditions of art. 3 RMI-wet.",
});

export const ConditionParams = params({ applicationId: Id, condition: ConditionCode });
export type ConditionParams = Static<typeof ConditionParams>;

const Outcome = Type.Enum([...FINDING_OUTCOMES]);

const IncomeKind = Type.Enum([
  "wage",
  "replacementIncome",
  "selfEmployment",
  "maintenance",
  "other",
]);

const Income = component(
  "Income",
  closedObject({ kind: IncomeKind, netMonthlyCents: EuroCentAmount }),
);

const RecordedIncome = component(
  "RecordedIncome",
  closedObject({ kind: IncomeKind, netMonthlyCents: erasable(EuroCentAmount) }),
);

const HomeVisit = component(
  "HomeVisit",
  closedObject({ announcedOn: Day, consentGiven: Type.Literal(true) }),
);

const evidenceFields = {
  kind: line(60, "A kind of the closed catalogue of the condition; see /refData/conditions."),
  source: line(200, "Where it comes from: register, institution, the person."),
  facts: text("What it shows, as far as this condition needs it."),
  periodFrom: Day,
  periodUntil: Type.Optional(Day),
  ownIncomes: Type.Optional(Type.Array(Income, { maxItems: 20 })),
  partnerIncomes: Type.Optional(Type.Array(Income, { maxItems: 20 })),
  homeVisit: Type.Optional(HomeVisit),
  whyNotOtherwise: Type.Optional(text("Bank statement only: why nothing else shows the means.")),
};

export const RecordEvidenceBody = component("RecordEvidence", closedObject(evidenceFields));
export type RecordEvidenceBody = Static<typeof RecordEvidenceBody>;

export const WithdrawEvidenceBody = component(
  "WithdrawEvidence",
  closedObject({ evidenceId: Id, reasons: text("Why it must not count.") }),
);
export type WithdrawEvidenceBody = Static<typeof WithdrawEvidenceBody>;

export const MakeFindingBody = component(
  "MakeFinding",
  closedObject({
    outcome: Outcome,
    reasons: text("Why, from the evidence to the condition."),
    evidenceIds: Type.Array(Id, { maxItems: 50, uniqueItems: true }),
  }),
);
export type MakeFindingBody = Static<typeof MakeFindingBody>;

/** Evidence as the file shows it: what was erased says so in its place. */
const Evidence = component(
  "Evidence",
  closedObject({
    evidenceId: Id,
    condition: ConditionCode,
    ...evidenceFields,
    source: erasable(evidenceFields.source),
    facts: erasable(evidenceFields.facts),
    ownIncomes: Type.Optional(Type.Array(RecordedIncome)),
    partnerIncomes: Type.Optional(Type.Array(RecordedIncome)),
    whyNotOtherwise: erasable(evidenceFields.whyNotOtherwise),
  }),
);

export const ConditionView = component(
  "Condition",
  closedObject({
    condition: ConditionCode,
    article: Type.String(),
    version: Type.String({ description: "ETag without quotes, for the next change." }),
    allowedEvidenceKinds: Type.Array(Type.String()),
    evidence: Type.Array(Evidence),
    finding: Type.Optional(
      component(
        "Finding",
        closedObject({
          outcome: Outcome,
          reasons: erasable(Type.String()),
          evidenceIds: Type.Array(Id),
          madeOn: Day,
        }),
      ),
    ),
  }),
);
export type ConditionView = Static<typeof ConditionView>;

export const ConditionList = page("ConditionList", ConditionView);

export const CalculateBody = component(
  "Calculate",
  closedObject({
    category: Type.Enum([1, 2, 3], {
      description: "Art. 14 §1: 1 cohabitant, 2 alone, 3 with a family at charge.",
    }),
    categoryReasons: text("The facts of the household that make this the category."),
    partnerClaims: Type.Optional(
      Type.Boolean({ description: "Whether the partner asks for the minimum income too." }),
    ),
  }),
);
export type CalculateBody = Static<typeof CalculateBody>;

export const CalculationView = component(
  "Calculation",
  closedObject({
    calculationId: Id,
    calculatedOn: Day,
    categoryReasons: erasable(Type.String()),
    partnerClaims: erasable(Type.Optional(Type.Boolean())),
    from: Day,
    ruleSet: Type.String(),
    parameterSetHash: Type.String(),
    category: erasable(Type.Enum([1, 2, 3])),
    annualAmountCents: EuroCentAmount,
    countedMeansCents: erasable(EuroCentAmount),
    exemptionCents: erasable(EuroCentAmount),
    annualLeefloonCents: erasable(EuroCentAmount),
    monthlyLeefloonCents: erasable(EuroCentAmount),
    meansSufficient: erasable(Type.Boolean()),
    explanation: erasable(
      Type.Unsafe<readonly string[]>(
        Type.Array(Type.String(), { description: "Every step in words, with article and amount." }),
      ),
    ),
    trace: Type.Unsafe<Calculation["trace"]>({
      type: "array",
      items: { type: "object" },
      description:
        "Every step as data: label, amount or factor, citation, status, what it is made of.",
    }),
    notConfirmed: Type.Unsafe<Calculation["notConfirmed"]>({
      type: "array",
      items: { type: "object" },
      description: "What the result rests on that no retrieved text confirms.",
    }),
    notApplied: Type.Unsafe<Calculation["notApplied"]>({
      type: "array",
      items: { type: "object" },
      description: "Parts of the law that this calculation leaves out.",
    }),
  }),
);
export type CalculationView = Static<typeof CalculationView>;

export const CalculationPage = page("CalculationPage", CalculationView);
