import { addDays, type LegalDate } from "#kernel";
import { CHOICE_KEYS, CHOICES } from "../choices/choices.js";
import type { Case } from "../facts/case.js";
import { turningPoints } from "../facts/holding.js";
import type { Parameters } from "../parameters/parameters.js";
import { categoryBoundaries } from "../rules/category/boundaries.js";
import { relativesBoundaries } from "../rules/cohabitants/boundaries.js";
import { conditionBoundaries } from "../rules/conditions/boundaries.js";
import { meansBoundaries } from "../rules/means/boundaries.js";
import { ART_34_REWRITTEN, newRelativesRulesFrom } from "../rules/relatives-switch.js";

/** Days that are judged as one: nothing changes from the first to the last. */
export interface Segment {
  readonly from: LegalDate;
  readonly until?: LegalDate;
}

/**
 * Cuts the days asked about wherever a fact begins or ends, a figure or a rule changes, or a term
 * of a rule runs out. Too many cuts do no harm: equal neighbours are joined afterwards.
 *
 * @param horizon no cut after this day: who will look again before does not look further
 */
export function segments(asked: Case, parameters: Parameters, horizon?: LegalDate): Segment[] {
  const { from, until } = asked;
  const last = [until, horizon].filter((day) => day !== undefined).toSorted()[0];
  const inside = [...new Set(boundaries(asked, parameters))]
    .filter((day) => day > from && (last === undefined || day <= last))
    .toSorted();
  return [from, ...inside].map((first, place) => {
    const next = inside[place];
    const end = next === undefined ? until : addDays(next, -1);
    return { from: first, ...(end === undefined ? {} : { until: end }) };
  });
}

function boundaries(asked: Case, parameters: Parameters): LegalDate[] {
  const { requestedOn = asked.from, reviewedOn = [], household } = asked;
  const switched = newRelativesRulesFrom(requestedOn, reviewedOn);
  return [
    ...turningPoints(asked),
    ...parameters.changes,
    ...CHOICE_DEFAULTS,
    ART_34_REWRITTEN,
    ...(switched === undefined ? [] : [switched]),
    ...conditionBoundaries(asked, parameters),
    ...categoryBoundaries(household, parameters),
    ...relativesBoundaries(household, parameters),
    ...[asked.means, ...(household?.members ?? []).map(({ means }) => means)].flatMap((means) =>
      means === undefined ? [] : meansBoundaries(means, requestedOn, parameters),
    ),
  ];
}

const CHOICE_DEFAULTS = CHOICE_KEYS.flatMap((key) => CHOICES[key].defaults.map(({ from }) => from));
