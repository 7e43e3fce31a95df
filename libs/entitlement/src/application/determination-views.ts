import { Erased } from "#kernel";
import { type Language, notAppliedLine, type Period, renderPeriod, renderSteps } from "#statute";
import { differencesFrom, monthsUntil } from "../domain/determination/due.js";
import {
  type KeptDetermination,
  type KeptPeriod,
  orErased,
  toldPeriods,
} from "../domain/determination/kept-determination.js";
import { disagreements, findingsOf } from "../domain/determination/right-of-file.js";
import type {
  DeterminationSummary,
  DeterminationTrace,
  DeterminationView,
} from "./file-determination-schemas.js";

/** A determination in a list, with the periods that are asked for. */
export function determinationSummary(
  made: KeptDetermination,
  periods: readonly KeptPeriod[],
): DeterminationSummary {
  return {
    ...identityOf(made),
    periods: periods.map((period) =>
      telling(period, ({ right, category, amounts, gaps }) => ({
        right,
        ...(category === undefined ? {} : { category: category.category }),
        ...(amounts === undefined ? {} : { amounts }),
        gaps: gaps.map(({ code }) => code),
      })),
    ),
  };
}

/** A determination with all but its steps as data; `superseded` is the one before it. */
export function determinationView(
  made: KeptDetermination,
  superseded: KeptDetermination | undefined,
  language: Language,
): DeterminationView {
  const { receipt, givenCategory, notApplied } = made;
  const findings = orErased(() => findingsOf(made.findings));
  const months = orErased(() => monthsUntil(made.determinedOn, made, toldPeriods(made)));
  return {
    ...identityOf(made),
    parameterSetHash: made.parameterSetHash,
    ...(receipt === undefined ? {} : { receipt }),
    ...(givenCategory === undefined ? {} : { givenCategory }),
    findings: made.findings,
    periods: made.periods.map((period) =>
      telling(period, (told) => explained(told, made, findings, language)),
    ),
    ...(months === undefined ? {} : { months }),
    ...(superseded === undefined
      ? {}
      : { differences: orErased(() => differencesFrom(superseded, made)) }),
    ...(notApplied.length === 0 ? {} : { notApplied }),
  };
}

/** The steps of a determination, as data and in words. */
export function traceView(made: KeptDetermination, language: Language): DeterminationTrace {
  return {
    determinationId: made.determinationId,
    periods: made.periods.map((period) =>
      telling(period, (told) => ({
        trace: told.trace,
        explanation: renderSteps(told, language),
      })),
    ),
  };
}

/** A period of a determination in words, and what its rules left out. */
export function explanationOf(
  period: Period,
  { notApplied }: Pick<KeptDetermination, "notApplied">,
  language: Language,
): string[] {
  return [
    ...renderPeriod(period, language),
    ...notApplied.map((item) => notAppliedLine(item, language)),
  ];
}

function identityOf(made: KeptDetermination) {
  const { determinationId, determinedOn, determinedAt, cause, supersedes, ruleSet } = made;
  return {
    determinationId,
    determinedOn,
    ...(determinedAt === undefined ? {} : { determinedAt }),
    ...(cause === undefined ? {} : { cause }),
    ...(supersedes === undefined ? {} : { supersedes }),
    ruleSet,
    requestedOn: made.requestedOn,
  };
}

function explained(
  period: Period,
  made: KeptDetermination,
  findings: ReturnType<typeof findingsOf> | Erased,
  language: Language,
) {
  const { from: _from, until: _until, trace: _trace, ...told } = period;
  return {
    ...told,
    disagreements: findings instanceof Erased ? [] : disagreements(period, findings),
    explanation: explanationOf(period, made, language),
  };
}

/** A period with its days, and what is shown of what it tells, or that it was erased. */
function telling<T>({ from, until, told }: KeptPeriod, show: (told: Period) => T) {
  return {
    from,
    ...(until === undefined ? {} : { until }),
    told: told instanceof Erased ? told : show(told),
  };
}
