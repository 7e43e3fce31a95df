import type { WorkAssessment } from "../../../libs/statute/src/facts/person.js";
import type { Row } from "./facts.js";

const assessed = (...outcomes: readonly WorkAssessment["outcome"][]) => ({
  work: outcomes.map((outcome) => ({ outcome, reasons: "As discussed with the person." })),
});

/** Art. 3, 5° RMI-wet. */
export const WILLINGNESS: readonly Row[] = [
  {
    date: "2025-03-03",
    situation: "assessed as willing",
    facts: assessed("willing"),
    outcome: "met",
    reasons: ["willing"],
  },
  {
    date: "2025-03-03",
    situation: "health makes it impossible",
    facts: assessed("exemptHealth"),
    outcome: "excusedHealth",
    reasons: ["excusedForHealth"],
  },
  {
    date: "2025-03-03",
    situation: "equity makes it impossible",
    facts: assessed("exemptEquity"),
    outcome: "excusedEquity",
    reasons: ["excusedForEquity"],
  },
  {
    date: "2025-03-03",
    situation: "assessed as not willing",
    facts: assessed("notWilling"),
    outcome: "notMet",
    reasons: ["notWilling"],
  },
  {
    date: "2025-03-03",
    situation: "not assessed",
    facts: {},
    outcome: "undetermined",
    reasons: ["factsMissing"],
  },
  {
    date: "2025-03-03",
    situation: "health and equity at once: both hold, health is named first",
    facts: assessed("exemptEquity", "exemptHealth"),
    outcome: "excusedHealth",
    reasons: ["excusedForHealth", "excusedForEquity"],
  },
  {
    date: "2025-03-03",
    situation: "assessed as willing, twice",
    facts: assessed("willing", "willing"),
    outcome: "met",
    reasons: ["willing"],
  },
  {
    date: "2025-03-03",
    situation: "willing and not willing on one day",
    facts: assessed("notWilling", "willing"),
    outcome: "undetermined",
    reasons: ["factsContradict"],
  },
  {
    date: "2025-03-03",
    situation: "willing, and impossible for health, on one day",
    facts: assessed("willing", "exemptHealth"),
    outcome: "undetermined",
    reasons: ["factsContradict"],
  },
];
