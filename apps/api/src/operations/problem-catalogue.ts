import { committeeErrors } from "#committee";
import { erasureErrors } from "#data-flows";
import { entitlementErrors } from "#entitlement";
import type { ErrorCatalogue } from "#kernel";
import { domainProblemType, OWN_PROBLEMS, STANDARD_PROBLEMS } from "#platform";
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
  erasureErrors,
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

/** The catalogue as a page of the documentation, in Markdown. */
export function problemsPage(): string {
  const sections = problemCatalogue().map(
    ({ type, status, title, remedy }) => `## ${type}\n\n${status}: ${title}.\n\n${remedy}\n`,
  );
  return [PAGE_HEAD, ...sections].join("\n");
}

const standard = Object.entries(STANDARD_PROBLEMS).map(
  ([type, { status, title }]) => `- \`urn:problem-type:belgif:${type}\` (${status}): ${title}`,
);

const PAGE_HEAD = `# Problems

This page is made from the code by \`npm run openapi\`; the API itself gives the same list at
\`/refData/problemTypes\`.

Whatever the API cannot do, it answers as problem details (RFC 9457, \`application/problem+json\`) in
the form of the Belgian REST guide. \`type\` is stable: programs decide by it and by nothing else.
\`instance\` names the one occurrence; the operator finds it in the log. Nothing that was refused has
left a trace in the file.

These standard problems of the guide occur:

${standard.join("\n")}

A \`badRequest\` carries all \`issues\` of the input at once, each with \`in\` (body, query, path,
header), \`name\` (such as \`person.address.postalCode\`) and a \`type\` of the guide:
\`requiredInput\`, \`unknownInput\`, \`schemaViolation\` or \`invalidInput\`. The value itself is
never repeated: it may be personal.

The problems of this API follow. Those with status 409 are rules of the procedure: the request was
understood, and the law or the order of the steps does not allow it now.
`;
