import type { Labels } from "../law/language.js";
import type { Condition } from "./conditions.js";

const PLAIN = ["met", "notMet", "undetermined"] as const;

/**
 * What a finding on a condition can say. `undetermined`: facts are missing, which is never the same
 * as not met. Only willingness to work knows an excuse, and only these two (art. 3, 5° RMI-wet).
 */
export const OUTCOMES = {
  residence: PLAIN,
  age: PLAIN,
  nationality: PLAIN,
  means: PLAIN,
  willingnessToWork: ["met", "excusedHealth", "excusedEquity", "notMet", "undetermined"],
  exhaustionOfRights: PLAIN,
} as const satisfies Record<Condition, readonly string[]>;

/** What a finding on condition `C` can say. */
export type Outcome<C extends Condition = Condition> = (typeof OUTCOMES)[C][number];

/** Whether `text` is something a finding on `condition` can say. */
export function isOutcome<C extends Condition>(condition: C, text: unknown): text is Outcome<C> {
  return OUTCOMES[condition].some((outcome) => outcome === text);
}

/** Everything that a finding on some condition can say. */
export const FINDING_OUTCOMES = [...PLAIN, "excusedHealth", "excusedEquity"] as const;

const SATISFYING: readonly Outcome[] = ["met", "excusedHealth", "excusedEquity"];

/** Whether the condition stands in the way no longer: it is met, or the law excuses from it. */
export function isSatisfied<C extends Condition>(condition: C, outcome: Outcome<C>): boolean {
  return isOutcome(condition, outcome) && SATISFYING.includes(outcome);
}

/** The outcomes in words. */
export const OUTCOME_LABELS: Readonly<Record<Outcome, Labels>> = {
  met: { nl: "voldaan", fr: "remplie", de: "erfüllt", en: "met" },
  notMet: { nl: "niet voldaan", fr: "non remplie", de: "nicht erfüllt", en: "not met" },
  undetermined: {
    nl: "niet vastgesteld",
    fr: "non établie",
    de: "nicht festgestellt",
    en: "not established",
  },
  excusedHealth: {
    nl: "vrijgesteld om gezondheidsredenen",
    fr: "dispense pour raisons de santé",
    de: "aus Gesundheitsgründen befreit",
    en: "excused for health reasons",
  },
  excusedEquity: {
    nl: "vrijgesteld om billijkheidsredenen",
    fr: "dispense pour raisons d'équité",
    de: "aus Billigkeitsgründen befreit",
    en: "excused for equity reasons",
  },
};
