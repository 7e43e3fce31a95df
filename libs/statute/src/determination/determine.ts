import type { LegalDate } from "#kernel";
import type { MadeChoice } from "../choices/choices.js";
import type { Case } from "../facts/case.js";
import { withReferences } from "../facts/references.js";
import type { Parameters } from "../parameters/parameters.js";
import { type Determination, type Period, RULE_SET } from "./determination.js";
import { joinEqual } from "./join-equal.js";
import { judgePeriods } from "./judge-period.js";
import { monthsDue, notConfirmedInMonths } from "./months-due.js";
import { premiumOf } from "./premium.js";
import { segments } from "./segments.js";
import { tryingOut } from "./trying-out.js";

/** How a determination is made. */
export interface DetermineOptions {
  /** Leaves the steps out: for counting many cases, never for anybody's file. */
  readonly silent?: boolean;
  /** No change after this day is looked at; the last period stays open. */
  readonly horizon?: LegalDate;
}

/**
 * The right to the leefloon through time: a pure function of the facts, the choices of the centre
 * and the dated figures. Facts that are missing leave a condition undetermined; rules that give no
 * answer leave a period without amount; both with the reason.
 *
 * @param asked a case that `readCase` has accepted
 */
export function determine(
  asked: Case,
  parameters: Parameters,
  { silent = false, horizon }: DetermineOptions = {},
): Determination {
  const facts = withReferences(asked);
  const figures = tryingOut(parameters, asked.whatIf ?? []);
  const choices: readonly MadeChoice[] = asked.choices ?? [];
  const stretches = segments(facts, figures, horizon);
  const periods = joinEqual(judgePeriods(facts, stretches, figures, choices, silent));
  const premium = premiumOf(facts, periods, figures, choices);
  const months = monthsDue(asked.until, periods, choices);
  return {
    ruleSet: RULE_SET,
    parameterSetHash: figures.hash,
    ...(asked.reference === undefined ? {} : { reference: asked.reference }),
    requestedOn: requestedOn(asked),
    choices,
    hypothetical: (asked.whatIf ?? []).length > 0 || (asked.without ?? []).length > 0,
    periods,
    ...(months === undefined ? {} : { months }),
    ...(premium === undefined ? {} : { installationPremium: premium.premium }),
    notConfirmed: [...notConfirmedInMonths(months), ...(premium?.notConfirmed ?? [])],
  };
}

/** The day of the request: the first day asked about, unless it is told. */
export function requestedOn(asked: Case): LegalDate {
  return asked.requestedOn ?? asked.from;
}

/** The period in which `date` falls. */
export function periodOn({ periods }: Determination, date: LegalDate): Period | undefined {
  return periods.find(({ from, until }) => from <= date && (until === undefined || date <= until));
}
