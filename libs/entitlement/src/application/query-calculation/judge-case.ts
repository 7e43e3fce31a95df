import type { SchemaIssue } from "#kernel";
import { readCase } from "#statute";

/** Every fact may begin and end a period: of so many the answer is there in a moment. */
const MOST_FACTS = 100;

/** Everything that is wrong with a case for a calculation without a file. */
export function judgeCase(asked: unknown): SchemaIssue[] {
  const read = readCase(asked);
  const issues = "issues" in read ? [...read.issues] : [];
  if (issues.length > 0 || factsIn(asked) <= MOST_FACTS) return issues;
  const problem = `has more than ${MOST_FACTS} facts: calculate it on the command line`;
  return [{ kind: "refused", pointer: "", problem }];
}

/** Entries of all lists, however deep. */
function factsIn(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const inside = Object.values(value).reduce((sum: number, each) => sum + factsIn(each), 0);
  return Array.isArray(value) ? value.length + inside : inside;
}
