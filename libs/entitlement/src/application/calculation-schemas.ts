import Type, { type Static } from "typebox";
import { closedObject } from "#kernel";
import { component, Day, erasable, EuroCentAmount, Id, page, text } from "#platform";
import type { Calculation } from "#statute";

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
