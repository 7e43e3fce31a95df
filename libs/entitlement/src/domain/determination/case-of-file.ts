import type { LegalDate } from "#kernel";
import { type Case, caseFromFacts, type Condition, type MadeChoice } from "#statute";
import type { ConditionState } from "../conditions/state.js";
import type { FindingOutcome } from "../conditions/events.js";

/** One condition of a file as it was read. */
export interface ReadCondition {
  readonly condition: Condition;
  readonly version: string;
  readonly state: ConditionState;
}

/** What a determination of a file rests on besides the conditions. */
export interface FileFacts {
  readonly requestedOn: LegalDate;
  readonly reviewedOn: readonly LegalDate[];
  readonly choices: readonly MadeChoice[];
  readonly givenCategory?: NonNullable<Case["category"]>;
}

const WORK: Readonly<
  Partial<Record<FindingOutcome, NonNullable<Case["work"]>[number]["outcome"]>>
> = {
  met: "willing",
  excusedHealth: "exemptHealth",
  excusedEquity: "exemptEquity",
  notMet: "notWilling",
};

/**
 * The facts of a file as one case, from the day of the request on: what the evidence of the six
 * conditions shows, and the assessment of willingness to work that people made.
 *
 * @throws DomainError when two pieces of evidence show one fact differently
 * @throws ErasedDataUsed when something of it was erased
 */
export function caseOfFile(conditions: readonly ReadCondition[], facts: FileFacts): Case {
  const { requestedOn, reviewedOn, choices, givenCategory } = facts;
  const shown = caseFromFacts(conditions.flatMap(({ state }) => state.evidence));
  const work = assessed(conditions);
  return {
    ...shown,
    from: requestedOn,
    requestedOn,
    ...(work === undefined ? {} : { work: [work] }),
    ...(givenCategory === undefined ? {} : { category: givenCategory }),
    reviewedOn: [...reviewedOn],
    choices: choices.map((choice) => ({ ...choice })),
  };
}

function assessed(conditions: readonly ReadCondition[]) {
  const finding = conditions.find(({ condition }) => condition === "willingnessToWork")?.state
    .finding;
  const outcome = finding && WORK[finding.outcome];
  return finding && outcome && { outcome, reasons: finding.reasons };
}
