import { child, DATE, day, housed, member, type Row } from "./facts.js";

/** Art. 14 § 1 RMI-wet: fact goes before register (seen); the student in lodgings is a choice. */
export const LODGINGS: readonly Row[] = [
  {
    date: DATE,
    situation: "lodgings, nobody told of: no choice arises",
    household: housed("studentLodgings"),
    category: "2",
    reasons: ["livesAlone"],
  },
  {
    date: DATE,
    situation: "lodgings, goes home to mother and brother",
    household: housed(
      "studentLodgings",
      member("parent"),
      member("sibling", { born: day("2010-01-01") }),
    ),
    category: "2",
    reasons: ["livesAlone", "studentAlone"],
    unseen: ["studentAlone"],
    open: ["studentLodgings=alone"],
  },
  {
    date: DATE,
    situation: "the same, the centre chose that the family is lived with",
    household: housed("studentLodgings", member("parent")),
    category: "1",
    reasons: ["cohabits", "studentWithFamily"],
    unseen: ["studentWithFamily"],
    choices: { studentLodgings: "withFamily" },
    open: ["studentLodgings=withFamily"],
  },
  {
    date: DATE,
    situation: "lodgings with the partner, goes home to a parent",
    household: housed("studentLodgings", member("parent"), member("lifePartner")),
    category: "1",
    reasons: ["cohabits", "coupleWithoutChild", "studentAlone"],
    unseen: ["studentAlone"],
    open: ["studentLodgings=alone"],
  },
  {
    date: DATE,
    situation: "lodgings with a child at charge, goes home to a parent",
    household: housed("studentLodgings", member("parent"), child()),
    category: "3",
    reasons: ["childAtCharge", "studentAlone"],
    unseen: ["studentAlone"],
    open: ["studentLodgings=alone"],
  },
  {
    date: DATE,
    situation: "lodgings shared with fellow students, no common household",
    household: housed("studentLodgings", member("other", { commonHousehold: false })),
    category: "2",
    reasons: ["sharesHouse"],
  },
  {
    date: DATE,
    situation: "at home with a parent: no lodgings, no choice",
    household: housed("dwelling", member("parent")),
    category: "1",
    reasons: ["cohabits"],
  },
];
