import Type, { type Static } from "typebox";
import { day, fact, group, several, share, words, yesNo } from "./fields.js";
import { Means } from "./means.js";

/** What somebody under the same roof is to the person. */
export const RELATIONS = [
  "spouse",
  "lifePartner",
  "exSpouse",
  "child",
  "parent",
  "grandparent",
  "greatGrandparent",
  "grandchild",
  "greatGrandchild",
  "parentInLaw",
  "childInLaw",
  "sibling",
  "stepParent",
  "auntOrUncle",
  "other",
] as const;
export type Relation = (typeof RELATIONS)[number];

/** Somebody who lives under the same roof, wholly or partly. */
export const Member = fact({
  relation: Type.Enum([...RELATIONS], {
    description: "What they are to the person; `child` also of the partner, if at charge.",
  }),
  commonHousehold: yesNo(
    "Household matters are settled mainly in common: an economic advantage and shared tasks.",
  ),
  born: Type.Optional(day("Day of birth: whether they are of age, and until when they are not.")),
  married: Type.Optional(yesNo("A minor who is married is no child at charge.")),
  atCharge: Type.Optional(
    yesNo(
      "Economically dependent on the person (a child, also of another). Needed of a minor, and of " +
        "a descendant whose day of birth is not known.",
    ),
  ),
  custody: Type.Optional(
    Type.Enum(["full", "equalTime", "visits"], {
      description:
        "A child: always with the person (so by default), half of the time, or on visits.",
    }),
  ),
  claims: Type.Optional(yesNo("Asks for, or has, a leefloon in their own right.")),
  means: Type.Optional(Means),
});
export type Member = Static<typeof Member>;

/** Where the person lives. */
export const Housing = fact({
  kind: Type.Enum(["dwelling", "homeless", "studentLodgings", "shelter"], {
    description: "What kind of place it is, or that there is none.",
  }),
  hasIndividualPlan: Type.Optional(
    yesNo("homeless, shelter: a plan exists. Nothing of what stands in it matters."),
  ),
});
export type Housing = Static<typeof Housing>;

/** Reasoned share of the surplus of parents and other relatives that is counted (art. 34 KB). */
export const CountedShare = fact({
  share: share("The share of the surplus that is counted."),
  reasons: words("Why this share. From 1 March 2026 less than the whole only for equity."),
  equity: Type.Optional(yesNo("The reasons are reasons of equity.")),
});
export type CountedShare = Static<typeof CountedShare>;

/** The household. Without members: the person lives alone. */
export const Household = group("The household. Without members: the person lives alone.", {
  housing: Type.Optional(several(Housing, "Where the person lives; a dwelling by default.")),
  members: Type.Optional(
    several(
      Member,
      "Everybody under the same roof; with studentLodgings the family gone back to as well.",
      50,
    ),
  ),
  countedShares: Type.Optional(several(CountedShare, "Reasoned choice on relatives' means.")),
  claimants: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 30,
      description: "Persons who claim and share the same relatives' surplus; 1 by default.",
    }),
  ),
});
export type Household = Static<typeof Household>;
