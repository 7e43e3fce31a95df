import { addDays, type LegalDate } from "#kernel";
import { CHOICE_KEYS, CHOICES } from "../choices/choices.js";
import type { Case } from "../facts/case.js";
import { turningPoints } from "../facts/holding.js";
import type { Means } from "../facts/means.js";
import { oncePer } from "../once.js";
import { changesOf, type Parameters } from "../parameters/parameters.js";
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
  const inside = boundaries(asked, parameters).filter(
    (day) => day > from && (last === undefined || day <= last),
  );
  const cuts = [...new Set(inside)].toSorted();
  return [from, ...cuts].map((first, place) => {
    const next = cuts[place];
    const end = next === undefined ? until : addDays(next, -1);
    return { from: first, ...(end === undefined ? {} : { until: end }) };
  });
}

function boundaries(asked: Case, parameters: Parameters): LegalDate[] {
  const { requestedOn = asked.from, reviewedOn = [], household } = asked;
  const switched = newRelativesRulesFrom(requestedOn, reviewedOn);
  return [
    ...turningPoints(asked),
    ...(mayBeServed(asked) ? parameters.changes : changesOutsideArt35(parameters)),
    ...CHOICE_DEFAULTS,
    ART_34_REWRITTEN,
    ...(switched === undefined ? [] : [switched]),
    ...conditionBoundaries(asked, parameters),
    ...categoryBoundaries(household, parameters),
    ...relativesBoundaries(household, parameters),
    ...allMeans(asked).flatMap((means) => meansBoundaries(means, requestedOn, parameters)),
  ];
}

function allMeans({ means, household }: Case): Means[] {
  const ofMembers = (household?.members ?? []).map((member) => member.means);
  return [means, ...ofMembers].filter((one) => one !== undefined);
}

/** Whether art. 35 KB can serve anybody: only whose employment is known. */
function mayBeServed(asked: Case): boolean {
  return allMeans(asked).some(({ employments = [] }) => employments.length > 0);
}

/** No figure of art. 35 KB is used where it serves nobody: their many changes cut nothing there. */
const changesOutsideArt35 = oncePer(({ definitions }: Parameters) =>
  changesOf(definitions.filter(({ key }) => !key.startsWith("kb-rmi/art-35/"))),
);

const CHOICE_DEFAULTS = CHOICE_KEYS.flatMap((key) => CHOICES[key].defaults.map(({ from }) => from));
