import { day, type Row } from "./facts.js";

/** Art. 3, 2° and art. 7 RMI-wet. */
export const AGE: readonly Row[] = [
  {
    date: "2025-03-02",
    situation: "the day before the 18th birthday, nothing assimilates",
    facts: { born: day("2007-03-03"), assimilations: [] },
    outcome: "notMet",
    reasons: ["minor", "notAssimilated"],
  },
  {
    date: "2025-03-03",
    situation: "the 18th birthday",
    facts: { born: day("2007-03-03"), assimilations: [] },
    outcome: "met",
    reasons: ["ofAge"],
  },
  {
    date: "2025-03-03",
    situation: "of age: assimilations need not be looked into",
    facts: { born: day("1990-01-01") },
    outcome: "met",
    reasons: ["ofAge"],
  },
  {
    date: "2025-03-03",
    situation: "of age and pregnant: age alone is the reason",
    facts: { born: day("1990-01-01"), assimilations: [{ by: "pregnant" }] },
    outcome: "met",
    reasons: ["ofAge"],
  },
  {
    // No text was seen; a day that the year lacks ends with the day before 1 March.
    date: "2026-02-28",
    situation: "born on 29 February, the year has none: still a minor on the 28th",
    facts: { born: day("2008-02-29"), assimilations: [] },
    outcome: "notMet",
    reasons: ["minor", "notAssimilated"],
  },
  {
    date: "2026-03-01",
    situation: "born on 29 February: of age on 1 March",
    facts: { born: day("2008-02-29"), assimilations: [] },
    outcome: "met",
    reasons: ["ofAge"],
  },
  {
    date: "2025-03-03",
    situation: "a married minor",
    facts: { born: day("2008-01-01"), assimilations: [{ by: "emancipatedByMarriage" }] },
    outcome: "met",
    reasons: ["assimilatedByMarriage"],
  },
  {
    date: "2025-03-03",
    situation: "a minor with a child at charge",
    facts: { born: day("2008-01-01"), assimilations: [{ by: "childAtCharge" }] },
    outcome: "met",
    reasons: ["assimilatedByChild"],
  },
  {
    date: "2025-03-03",
    situation: "a pregnant minor",
    facts: { born: day("2008-01-01"), assimilations: [{ by: "pregnant" }] },
    outcome: "met",
    reasons: ["assimilatedByPregnancy"],
  },
  {
    date: "2025-03-03",
    situation: "a minor of whom assimilation was not looked into",
    facts: { born: day("2008-01-01") },
    outcome: "undetermined",
    reasons: ["factsMissing"],
  },
  {
    date: "2025-03-03",
    situation: "day of birth unknown",
    facts: { assimilations: [] },
    outcome: "undetermined",
    reasons: ["factsMissing"],
  },
  {
    date: "2025-03-03",
    situation: "day of birth unknown, pregnant: of age or assimilated, it comes to the same",
    facts: { assimilations: [{ by: "pregnant" }] },
    outcome: "met",
    reasons: ["assimilatedByPregnancy"],
  },
  {
    date: "2025-03-03",
    situation: "assimilated twice: in the order of the law",
    facts: {
      born: day("2008-01-01"),
      assimilations: [{ by: "pregnant" }, { by: "emancipatedByMarriage" }],
    },
    outcome: "met",
    reasons: ["assimilatedByMarriage", "assimilatedByPregnancy"],
  },
];
