import { ADULT, DATE, housed, household, member, type Row } from "./facts.js";

/** Art. 14 § 1, 1° and 2° RMI-wet: one roof and a common household. */
export const COHABITING: readonly Row[] = [
  {
    date: DATE,
    situation: "nobody else under the roof",
    household: {},
    category: "2",
    reasons: ["livesAlone"],
  },
  {
    date: DATE,
    situation: "married, the spouse lives abroad: nobody else under the roof",
    household: housed("dwelling"),
    category: "2",
    reasons: ["livesAlone"],
  },
  {
    date: DATE,
    situation: "a friend, costs and tasks shared: what they are to each other is irrelevant",
    household: household(member("other", { born: ADULT })),
    category: "1",
    reasons: ["cohabits"],
  },
  {
    date: DATE,
    situation: "a friend whose age is not known: nobody asks for it",
    household: household(member("other")),
    category: "1",
    reasons: ["cohabits"],
  },
  {
    date: DATE,
    situation: "house sharing, each a household of their own",
    household: household(member("other", { commonHousehold: false })),
    category: "2",
    reasons: ["sharesHouse"],
  },
  {
    date: DATE,
    situation: "house sharing with several, a common household with one of them",
    household: household(member("other", { commonHousehold: false }), member("sibling")),
    category: "1",
    reasons: ["cohabits"],
  },
  {
    date: DATE,
    situation: "with both parents",
    household: household(member("parent"), member("parent")),
    category: "1",
    reasons: ["cohabits"],
  },
  {
    date: DATE,
    situation: "couple without child: each in category 1",
    household: household(member("lifePartner")),
    category: "1",
    reasons: ["cohabits", "coupleWithoutChild"],
  },
  {
    date: DATE,
    situation: "couple without child, the partner claims too",
    household: household(member("spouse", { claims: true })),
    category: "1",
    reasons: ["cohabits", "coupleWithoutChild"],
  },
  {
    date: DATE,
    situation: "spouses under one roof, separated, no common household",
    household: household(member("spouse", { commonHousehold: false })),
    category: "2",
    reasons: ["sharesHouse"],
  },
  {
    date: DATE,
    situation: "a former spouse in the common household is a cohabitant, no partner",
    household: household(member("exSpouse")),
    category: "1",
    reasons: ["cohabits"],
  },
];
