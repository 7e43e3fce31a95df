import { type SchemaIssue, schemaIssues } from "#kernel";
import { Case } from "./case.js";
import { contradictions } from "./contradictions.js";

/** A case that can be judged, or everything that is wrong with it, each with its JSON pointer. */
export type ReadCase = { readonly case: Case } | { readonly issues: readonly SchemaIssue[] };

/**
 * Checks a case from outside: its form, and what its facts say together as far as their form is
 * right. All that is wrong is told at once, and no value is repeated.
 */
export function readCase(value: unknown): ReadCase {
  const ofForm = schemaIssues(Case, value);
  const further = contradictions(value).filter(
    ({ pointer }) => !ofForm.some((issue) => `${pointer}/`.startsWith(`${issue.pointer}/`)),
  );
  const issues = [...ofForm, ...further];
  return issues.length > 0 ? { issues } : { case: value as Case };
}
