import Type, { type Static } from "typebox";
import { closedObject } from "#kernel";
import { CHOICE_KEYS } from "../choices/choices.js";
import { PARAMETER_KEYS } from "../parameters/keys.js";
import { SWITCHABLE } from "../rules/context.js";
import { Day, day, group, Ref, several, words } from "./fields.js";
import { Household } from "./household.js";
import { Means } from "./means.js";
import { Assimilation, Claim, Installation, Nationality, Stay, WorkAssessment } from "./person.js";

/** What may be asked. Facts that only other questions need may then be left out. */
export const QUESTIONS = [
  "conditions",
  "category",
  "means",
  "cohabitants",
  "leefloon",
  "installationPremium",
] as const;
export type Question = (typeof QUESTIONS)[number];

/** A category found by people, in place of the facts of the household. */
const GivenCategory = group("The category as people found it, in place of the household's facts.", {
  category: Type.Enum([1, 2, 3], {
    description: "Art. 14 § 1: 1 cohabitant, 2 alone, 3 with a family at charge.",
  }),
  reasons: words("The facts of the household that make this the category."),
});

/** An alternative of the centre on an open point. */
export const Choice = closedObject({
  key: Type.Enum([...CHOICE_KEYS], { description: "The open point." }),
  value: Type.String({ minLength: 1, maxLength: 40, description: "One of its alternatives." }),
  from: day("First day on which the choice applies."),
});

/** Another figure than the law's, for trying out. Marked in every answer it touches. */
export const WhatIf = closedObject({
  parameter: Type.Enum([...PARAMETER_KEYS], {
    description: "Key of a parameter: the path of its file, which mirrors the law.",
  }),
  value: Type.Number({
    minimum: 0,
    maximum: 1_000_000_000,
    description:
      "In whole euro cents where it is an amount; else percent, a factor, days, months or years.",
  }),
  from: day("First day on which the other figure is used."),
});

/**
 * The facts of one case and what is asked of them. What is left out is not known: a condition
 * without facts is undetermined. What is given empty was looked into and is not there.
 */
export const Case = closedObject({
  reference: Type.Optional(Ref),
  requestedOn: Type.Optional(day("Day of the request; `from` by default.")),
  from: day("First day asked about."),
  until: Type.Optional(day("Last day asked about; open when left out.")),
  reviewedOn: Type.Optional(
    several(
      Day,
      "Days of reviews of the file: art. 34 KB as of 1 March 2026 applies to a running file from the first of them.",
    ),
  ),
  born: Type.Optional(day("Day of birth of the person.")),
  assimilations: Type.Optional(several(Assimilation, "What puts a minor on a par with an adult.")),
  stays: Type.Optional(several(Stay, "Where the person stays.")),
  nationalities: Type.Optional(several(Nationality, "Nationality and statuses.")),
  work: Type.Optional(several(WorkAssessment, "Willingness to work, as assessed.")),
  claims: Type.Optional(several(Claim, "Rights that go before. Empty: looked into, none open.")),
  household: Type.Optional(Household),
  category: Type.Optional(GivenCategory),
  means: Type.Optional(Means),
  installation: Type.Optional(Installation),
  choices: Type.Optional(several(Choice, "Alternatives of the centre on open points.")),
  ask: Type.Optional(
    Type.Array(Type.Enum([...QUESTIONS]), {
      minItems: 1,
      maxItems: 6,
      uniqueItems: true,
      description: "All by default, as far as the facts go.",
    }),
  ),
  without: Type.Optional(
    Type.Array(Type.Enum([...SWITCHABLE]), {
      maxItems: 6,
      uniqueItems: true,
      description:
        "Exemptions to leave out of a partial question. No right is calculated that way.",
    }),
  ),
  whatIf: Type.Optional(several(WhatIf, "Other figures than the law's, for trying out.")),
});
export type Case = Static<typeof Case>;
