import type { Row } from "./facts.js";

/** Art. 3, 1° RMI-wet and art. 2 KB (the right to stay: not seen). */
export const RESIDENCE: readonly Row[] = [
  {
    date: "2025-03-03",
    situation: "stays in Belgium and may",
    facts: { stays: [{ ref: "visit", inBelgium: true, lawful: true }] },
    outcome: "met",
    reasons: ["residesInBelgium", "mayStay"],
    unseen: ["mayStay"],
  },
  {
    date: "2025-03-03",
    situation: "stays in Belgium and may not",
    facts: { stays: [{ inBelgium: true, lawful: false }] },
    outcome: "notMet",
    reasons: ["mayNotStay"],
    unseen: ["mayNotStay"],
  },
  {
    date: "2025-03-03",
    situation: "lives abroad",
    facts: { stays: [{ inBelgium: false, lawful: true }] },
    outcome: "notMet",
    reasons: ["residesElsewhere"],
  },
  {
    date: "2025-03-03",
    situation: "lives abroad and may not stay here: both are said",
    facts: { stays: [{ inBelgium: false, lawful: false }] },
    outcome: "notMet",
    reasons: ["residesElsewhere", "mayNotStay"],
    unseen: ["mayNotStay"],
  },
  {
    date: "2025-03-03",
    situation: "nothing is known of the stay",
    facts: {},
    outcome: "undetermined",
    reasons: ["factsMissing"],
  },
  {
    date: "2025-03-03",
    situation: "no stay is told for this day: everybody stays somewhere",
    facts: { stays: [] },
    outcome: "undetermined",
    reasons: ["factsMissing"],
  },
  {
    date: "2025-03-03",
    situation: "one source says Belgium, another says abroad",
    facts: {
      stays: [
        { inBelgium: true, lawful: true },
        { inBelgium: false, lawful: true },
      ],
    },
    outcome: "undetermined",
    reasons: ["factsContradict"],
  },
  {
    date: "2025-03-03",
    situation: "one source says the stay is lawful, another that it is not",
    facts: {
      stays: [
        { inBelgium: true, lawful: false },
        { inBelgium: true, lawful: true },
      ],
    },
    outcome: "undetermined",
    reasons: ["factsContradict"],
    unseen: ["factsContradict"],
  },
  {
    date: "2025-03-03",
    situation:
      "sources disagree on the right to stay of somebody who lives abroad: it does not matter",
    facts: {
      stays: [
        { inBelgium: false, lawful: false },
        { inBelgium: false, lawful: true },
      ],
    },
    outcome: "notMet",
    reasons: ["residesElsewhere"],
  },
  {
    date: "2025-03-03",
    situation: "two sources say the same",
    facts: {
      stays: [
        { inBelgium: true, lawful: true },
        { inBelgium: true, lawful: true },
      ],
    },
    outcome: "met",
    reasons: ["residesInBelgium", "mayStay"],
    unseen: ["mayStay"],
  },
];
