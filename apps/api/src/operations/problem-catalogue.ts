import { committeeErrors } from "#committee";
import { entitlementErrors } from "#entitlement";
import type { ErrorCatalogue } from "#kernel";
import { domainProblemType, OWN_PROBLEMS } from "#platform";
import { procedureErrors } from "#procedure";
import { socialReportErrors } from "#social-report";
import { statuteErrors } from "#statute";

/** One problem type of this API. */
export interface ProblemEntry {
  readonly type: string;
  readonly status: number;
  readonly title: string;
  readonly remedy: string;
}

const CATALOGUES: readonly ErrorCatalogue<string>[] = [
  procedureErrors,
  entitlementErrors,
  socialReportErrors,
  committeeErrors,
  statuteErrors,
];

/** Every problem type of our own, sorted by type. */
export function problemCatalogue(): ProblemEntry[] {
  const ofTheDomain = CATALOGUES.flatMap(({ context, entries }) =>
    Object.entries(entries).map(([reason, { title, remedy }]) => ({
      type: domainProblemType(`${context}.${reason}`),
      status: 409,
      title,
      remedy,
    })),
  );
  const ofTheEdge = Object.entries(OWN_PROBLEMS).map(([type, entry]) => ({
    type: `urn:problem-type:rechtop:${type}`,
    ...entry,
  }));
  return [...ofTheDomain, ...ofTheEdge].sort((a, b) => (a.type < b.type ? -1 : 1));
}
