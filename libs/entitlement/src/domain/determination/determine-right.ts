import { addMonths, type Instant, type LegalDate } from "#kernel";
import {
  type Case,
  type Condition,
  CONDITIONS,
  determine,
  type MadeChoice,
  type Outcome,
  type Parameters,
  type Period,
} from "#statute";
import { caseOfFile, type ReadCondition } from "./case-of-file.js";
import { withoutCitations } from "./citations.js";
import type { DeterminationState } from "./determination-state.js";
import type { RightDetermined, RightDeterminedEvent } from "./right-determined.js";
import { givesTheSame } from "./gives-the-same.js";
import { type Findings, rightInFile } from "./right-of-file.js";

/** Determine the right of a file from everything that is known of it now. */
export interface DetermineRight {
  readonly type: "DetermineRight";
  readonly determinationId: string;
  readonly cause: RightDetermined["cause"];
  readonly now: Instant;
  readonly today: LegalDate;
  /** First day of the right: the day of the request. */
  readonly requestedOn: LegalDate;
  readonly choices: readonly MadeChoice[];
  /** Found by people; new figures leave the one that was given before as it is. */
  readonly givenCategory?: NonNullable<Case["category"]>;
  /** All six. */
  readonly conditions: readonly ReadCondition[];
  readonly parameters: Parameters;
}

/** A right is looked at again within the year (art. 22 § 1 RMI-wet): no change after that is judged. */
const MONTHS_TO_REVIEW = 12;

/** Causes that are a review of the file: since then art. 34 KB applies as it stands. */
const REVIEWS: readonly RightDetermined["cause"][] = ["factsChanged", "review"];

/**
 * The determination of the right, or nothing when new figures change nothing for this file.
 *
 * @param state what was determined in the file so far
 */
export function determineRight(
  command: DetermineRight,
  state: DeterminationState,
): readonly RightDeterminedEvent[] {
  const { determinationId, cause, now, today, requestedOn, choices } = command;
  const givenCategory = givenBy(command, state);
  const latest = state.determinations.at(-1);
  const reviewedOn = reviews(latest, command);
  const horizon = addMonths(today, MONTHS_TO_REVIEW);
  const determination = determine(
    caseOfFile(command.conditions, {
      requestedOn,
      reviewedOn,
      choices,
      ...(givenCategory === undefined ? {} : { givenCategory }),
    }),
    command.parameters,
    { horizon },
  );
  const findings = findingsIn(command.conditions);
  const periods = determination.periods.map((period) => ({
    ...period,
    right: rightInFile(period, findings),
  }));
  if (cause === "figuresChanged" && latest !== undefined && givesTheSame(latest, periods)) {
    return [];
  }
  const superseded = latest?.determinationId ?? state.calculations.at(-1)?.calculationId;
  return [
    {
      type: "entitlement.RightDetermined",
      data: {
        determinationId,
        determinedOn: today,
        determinedAt: now,
        cause,
        ...(superseded === undefined ? {} : { supersedes: superseded }),
        receipt: {
          ruleSet: determination.ruleSet,
          parameterSetHash: determination.parameterSetHash,
          requestedOn,
          reviewedOn,
          horizon,
          choices: [...choices],
          inputs: command.conditions.map(({ condition, version, state }) => ({
            condition,
            version,
            evidenceIds: state.evidence.map(({ evidenceId }) => evidenceId),
          })),
        },
        ...(givenCategory === undefined ? {} : { givenCategory }),
        findings: Object.entries(findings).map(([condition, outcome]) => ({
          condition: condition as Condition,
          outcome,
        })),
        ...toldOnce(periods),
      },
    },
  ];
}

/** The category that people gave: new figures are no reason to ask them again. */
function givenBy(
  { cause, givenCategory }: DetermineRight,
  { determinations, calculations }: DeterminationState,
): Case["category"] {
  if (givenCategory !== undefined || cause !== "figuresChanged") return givenCategory;
  const latest = determinations.at(-1);
  if (latest !== undefined) return latest.givenCategory;
  const calculated = calculations.at(-1);
  return (
    calculated && {
      category: calculated.calculation.category,
      reasons: calculated.categoryReasons,
    }
  );
}

/** Each determination keeps the reviews before it: the latest one knows of all. */
function reviews(
  latest: RightDetermined | undefined,
  { cause, today }: DetermineRight,
): LegalDate[] {
  const before = (latest?.receipt.reviewedOn ?? []) as LegalDate[];
  return [...new Set(REVIEWS.includes(cause) ? [...before, today] : before)].toSorted();
}

function findingsIn(conditions: readonly ReadCondition[]): Findings {
  const found = CONDITIONS.flatMap((condition): [Condition, Outcome][] => {
    const finding = conditions.find((one) => one.condition === condition)?.state.finding;
    return finding === undefined ? [] : [[condition, finding.outcome]];
  });
  return Object.fromEntries(found);
}

function toldOnce(periods: readonly Period[]): Pick<RightDetermined, "periods" | "citations"> {
  const { value, citations } = withoutCitations(
    periods.map(({ from, until, ...told }) => ({
      from,
      ...(until === undefined ? {} : { until }),
      told,
    })),
  );
  return { periods: value as RightDetermined["periods"], citations };
}
