import {
  assertNothingErased,
  belgianDay,
  Erased,
  ErasedDataUsed,
  type Instant,
  type LegalDate,
} from "#kernel";
import { type NotApplied, type Period, periodOfCalculation } from "#statute";
import type { DeterminationState } from "./determination-state.js";
import type { LeefloonCalculated } from "./leefloon-calculated.js";
import { periodOf } from "./periods-of.js";
import type { RightDetermined } from "./right-determined.js";

/** A determination of a file as it is read, whichever rule set made it. */
export interface KeptDetermination {
  readonly determinationId: string;
  readonly determinedOn: LegalDate;
  /** Of a calculation of the first rule set only the day is known. */
  readonly determinedAt?: Instant;
  /** Absent of a calculation of the first rule set. */
  readonly cause?: RightDetermined["cause"];
  readonly supersedes?: string;
  readonly ruleSet: string;
  readonly parameterSetHash: string;
  readonly requestedOn: LegalDate;
  /** Absent of a calculation of the first rule set, which has `evidenceOfMeans` only. */
  readonly receipt?: RightDetermined["receipt"];
  readonly evidenceOfMeans?: readonly string[];
  readonly givenCategory?: NonNullable<RightDetermined["givenCategory"]> | Erased;
  readonly findings: RightDetermined["findings"];
  readonly periods: readonly KeptPeriod[];
  /** Parts of the law that the first rule set left out. */
  readonly notApplied: readonly NotApplied[];
}

/** A period whose days stay known when what it tells was erased. */
export interface KeptPeriod {
  readonly from: LegalDate;
  readonly until?: LegalDate;
  readonly told: Period | Erased;
}

/** The determinations of a file, newest last. */
export function keptDeterminations(state: DeterminationState): KeptDetermination[] {
  const { calculations, determinations } = state;
  return [
    ...calculations.map((made, place) => ofCalculation(made, calculations[place - 1])),
    ...determinations.map(ofDetermination),
  ];
}

/** Whether a determination had been made at `moment`. */
export function madeBy(
  { determinedOn, determinedAt }: KeptDetermination,
  moment: Instant,
): boolean {
  return determinedAt === undefined ? determinedOn <= belgianDay(moment) : determinedAt <= moment;
}

/**
 * The periods of a determination that is needed as a whole.
 *
 * @throws ErasedDataUsed when what one of them tells was erased
 */
export function toldPeriods({ periods }: Pick<KeptDetermination, "periods">): Period[] {
  assertNothingErased(periods);
  return periods.map(({ told }) => told as Period);
}

/** What `make` makes, or what stands in its place when something it needs was erased. */
export function orErased<T>(make: () => T): T | Erased {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof ErasedDataUsed)) throw error;
    return new Erased(error.at, error.authority);
  }
}

function ofDetermination(made: RightDetermined): KeptDetermination {
  const { receipt, supersedes, givenCategory, citations } = made;
  return {
    determinationId: made.determinationId,
    determinedOn: made.determinedOn as LegalDate,
    determinedAt: made.determinedAt as Instant,
    cause: made.cause,
    ...(supersedes === undefined ? {} : { supersedes }),
    ...(givenCategory === undefined ? {} : { givenCategory }),
    ruleSet: receipt.ruleSet,
    parameterSetHash: receipt.parameterSetHash,
    requestedOn: receipt.requestedOn as LegalDate,
    receipt,
    findings: made.findings,
    periods: made.periods.map((period) => kept(period, () => periodOf(period, citations))),
    notApplied: [],
  };
}

function ofCalculation(
  { calculationId, calculatedOn, categoryReasons, evidenceIds, calculation }: LeefloonCalculated,
  earlier: LeefloonCalculated | undefined,
): KeptDetermination {
  const { date, category, ruleSet, parameterSetHash, notApplied } = calculation;
  return {
    determinationId: calculationId,
    determinedOn: calculatedOn as LegalDate,
    ...(earlier === undefined ? {} : { supersedes: earlier.calculationId }),
    givenCategory: orErased(() => {
      const given = { category, reasons: categoryReasons };
      assertNothingErased(given);
      return given;
    }),
    ruleSet,
    parameterSetHash,
    requestedOn: date,
    evidenceOfMeans: evidenceIds,
    findings: [],
    periods: [
      kept({ from: date }, () => {
        assertNothingErased(calculation);
        return periodOfCalculation(calculation);
      }),
    ],
    notApplied,
  };
}

function kept(
  { from, until }: { readonly from: string; readonly until?: string },
  told: () => Period,
): KeptPeriod {
  return {
    from: from as LegalDate,
    ...(until === undefined ? {} : { until: until as LegalDate }),
    told: orErased(told),
  };
}
