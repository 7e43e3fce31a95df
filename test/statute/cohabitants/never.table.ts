import type { Member } from "../../../libs/statute/src/facts/household.js";
import { BEFORE, date, father, incomes, member, monthly, SINCE, whole, type Row } from "./facts.js";

/** Whose means never count. */
export const NEVER: readonly Row[] = [
  ...(["sibling", "other", "auntOrUncle", "stepParent"] as const).flatMap((relation): Row[] => [
    neverOn(BEFORE, relation),
    neverOn(SINCE, relation),
  ]),
  ...(
    [
      "grandparent",
      "greatGrandparent",
      "grandchild",
      "greatGrandchild",
      "parentInLaw",
      "childInLaw",
      "exSpouse",
    ] as const
  ).map((relation) => neverOn(BEFORE, relation)),
  {
    situation: "category 2: a shared house, whoever the others are",
    date: BEFORE,
    category: 2,
    household: {
      members: [
        member("other", { commonHousehold: false, means: incomes(monthly(5000)) }),
        member("parent", { commonHousehold: false, means: incomes(monthly(5000)) }),
      ],
      countedShares: whole,
    },
    counted: "0.00",
    rules: [],
  },
  {
    situation: "category 2 found by people: nobody, even where a household was noted",
    date: SINCE,
    category: 2,
    household: { members: [father(5000)] },
    counted: "0.00",
    rules: [],
  },
];

function neverOn(on: string, relation: Member["relation"]): Row {
  return {
    situation: `${relation} with 5,000.00 a month`,
    date: on,
    category: 1,
    household: {
      members: [member(relation, { born: date("1980-01-01"), means: incomes(monthly(5000)) })],
      countedShares: whole,
    },
    counted: "0.00",
    rules: [],
  };
}
