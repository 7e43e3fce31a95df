import Type from "typebox";
import { closedObject } from "#kernel";
import { component, Day, EuroCentAmount } from "#platform";
import {
  CHOICE_KEYS,
  CONDITIONS,
  type Determination,
  FINDING_OUTCOMES,
  type Period,
} from "#statute";

/** A list of what the engine explains; what is in an entry depends on what it explains. */
export const entries = <T>(description: string) =>
  Type.Unsafe<T>({ type: "array", items: { type: "object" }, description });

const reasons = entries<Period["verdicts"][number]["reasons"]>(
  "Codes, each with its article and the references of the facts it rests on.",
);

const references = Type.Array(Type.String());

export const Category = Type.Enum([1, 2, 3], {
  description: "Art. 14 §1: 1 cohabitant, 2 alone, 3 with a family at charge.",
});

export const DeterminedVerdict = component(
  "DeterminedVerdict",
  closedObject({
    condition: Type.Enum([...CONDITIONS]),
    outcome: Type.Enum([...FINDING_OUTCOMES]),
    reasons,
  }),
);

export const DeterminedCategory = component(
  "DeterminedCategory",
  closedObject({ category: Category, halfTimeWith: Type.Optional(Category), reasons }),
);

export const DeterminedMeans = component(
  "DeterminedMeans",
  closedObject({
    kind: Type.String({ description: "A kind of income, capital, property or transfers." }),
    refs: references,
    beforeCents: EuroCentAmount,
    countedCents: EuroCentAmount,
  }),
);

export const DeterminedCohabitant = component(
  "DeterminedCohabitant",
  closedObject({
    ref: Type.String(),
    relation: Type.String(),
    rule: Type.String({ description: "The rule that was applied." }),
    meansCents: EuroCentAmount,
    countedCents: EuroCentAmount,
  }),
);

export const DeterminedAmounts = component(
  "DeterminedAmounts",
  closedObject({
    annualAmountCents: EuroCentAmount,
    ownMeansCents: EuroCentAmount,
    cohabitantsMeansCents: EuroCentAmount,
    countedMeansCents: EuroCentAmount,
    exemptionCents: EuroCentAmount,
    annualLeefloonCents: EuroCentAmount,
    monthlyLeefloonCents: EuroCentAmount,
    meansSufficient: Type.Boolean(),
  }),
);

const DeterminedPeriod = component(
  "DeterminedPeriod",
  closedObject({
    from: Day,
    until: Type.Optional(Day),
    right: Type.Enum(["open", "notOpen", "undetermined"]),
    verdicts: Type.Array(DeterminedVerdict),
    category: Type.Optional(DeterminedCategory),
    ownMeans: Type.Optional(Type.Array(DeterminedMeans)),
    cohabitants: Type.Optional(Type.Array(DeterminedCohabitant)),
    amounts: Type.Optional(DeterminedAmounts),
    gaps: entries<Period["gaps"]>("Why there is no amount: what is missing, and where."),
    trace: entries<Period["trace"]>(
      "Every step as data: label, amount or value, citation, status, what it is made of and how.",
    ),
    notConfirmed: entries<Period["notConfirmed"]>(
      "What the period rests on that no retrieved text confirms.",
    ),
  }),
);

export const MonthDue = component(
  "MonthDue",
  closedObject({
    month: Type.String({ description: "As 2025-03." }),
    days: Type.Integer(),
    daysInMonth: Type.Integer(),
    amountCents: EuroCentAmount,
    strategy: Type.String({ description: "How part of a month was calculated." }),
  }),
);

const DeterminedPremium = component(
  "DeterminedPremium",
  closedObject({
    outcome: Type.Enum(["due", "notDue", "undetermined"]),
    amountCents: Type.Optional(EuroCentAmount),
    reasons,
  }),
);

export const MadeChoice = component(
  "MadeChoice",
  closedObject({ key: Type.Enum([...CHOICE_KEYS]), value: Type.String(), from: Day }),
);

/** The fields of a determination, as the engine gives it. */
export const determinationFields = {
  ruleSet: Type.String(),
  parameterSetHash: Type.String({ description: "Of the figures used; another for tried ones." }),
  reference: Type.Optional(Type.String()),
  requestedOn: Day,
  choices: Type.Array(MadeChoice),
  hypothetical: Type.Boolean({
    description: "Figures were tried out or exemptions left out: this is nobody's right.",
  }),
  periods: Type.Array(DeterminedPeriod, { description: "In order, without holes." }),
  months: Type.Optional(
    Type.Array(MonthDue, { description: "When a last day was asked and all have an amount." }),
  ),
  installationPremium: Type.Optional(DeterminedPremium),
  notConfirmed: entries<Determination["notConfirmed"]>(
    "What months and premium rest on that no retrieved text confirms.",
  ),
} satisfies Record<keyof Determination, unknown>;
