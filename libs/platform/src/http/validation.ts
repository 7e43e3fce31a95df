import type { TSchema } from "typebox";
import { type SchemaIssue, schemaIssues } from "#kernel";
import type { InputIssue, IssueType } from "./problem.js";

const TYPES: Readonly<Record<SchemaIssue["kind"], IssueType>> = {
  missing: "requiredInput",
  unknown: "unknownInput",
  violation: "schemaViolation",
  refused: "invalidInput",
};

/** Everything that is wrong with `value` under `schema`; empty when it fits. Values are not echoed. */
export function issuesOf(schema: TSchema, value: unknown, where: InputIssue["in"]): InputIssue[] {
  return inputIssues(schemaIssues(schema, value), where);
}

/** Issues with a JSON pointer as issues of the input: for what a schema cannot say. */
export function inputIssues(issues: readonly SchemaIssue[], where: InputIssue["in"]): InputIssue[] {
  return issues.map(({ kind, pointer, problem }) => ({
    type: `urn:problem-type:belgif:input-validation:${TYPES[kind]}`,
    in: where,
    name: nameOf(pointer),
    detail: problem,
  }));
}

/** `/ownIncomes/0/netMonthlyCents` → `ownIncomes[0].netMonthlyCents`. */
function nameOf(pointer: string): string {
  const parts = pointer
    .split("/")
    .slice(1)
    .map((p) => p.replaceAll("~1", "/").replaceAll("~0", "~"));
  return parts.reduce((name, part) => {
    if (/^\d+$/.test(part)) return `${name}[${part}]`;
    return name === "" ? part : `${name}.${part}`;
  }, "");
}
