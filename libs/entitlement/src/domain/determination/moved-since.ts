import { Erased } from "#kernel";
import { type Condition, CONDITIONS } from "#statute";
import type { ReadCondition } from "./case-of-file.js";
import type { KeptDetermination } from "./kept-determination.js";

/** What a determination rests on, by reference. */
export type RestsOn = Pick<KeptDetermination, "receipt" | "evidenceOfMeans" | "findings">;

/**
 * The conditions that moved since a determination, in the order of the law: evidence came or went,
 * or people find something else than they did, or nothing any more. With any, the determination is
 * outdated: people have to look first, and determine again.
 *
 * Of a calculation of the first rule set only the evidence of means is known. A question or a
 * contest moves nothing yet: what follows from it does. What was erased is not compared.
 *
 * @param conditions all six, as they are now
 */
export function movedSince(
  determination: RestsOn,
  conditions: readonly ReadCondition[],
): Condition[] {
  return CONDITIONS.filter((condition) => {
    const now = conditions.find((one) => one.condition === condition)?.state;
    const evidence = now?.evidence.map(({ evidenceId }) => evidenceId) ?? [];
    return (
      evidenceMoved(evidenceBehind(determination, condition), evidence) ||
      (determination.receipt !== undefined &&
        findingMoved(determination.findings, condition, now?.finding?.outcome))
    );
  });
}

/** Undefined when it is not known. */
function evidenceBehind(
  { receipt, evidenceOfMeans }: RestsOn,
  condition: Condition,
): readonly string[] | undefined {
  if (receipt === undefined) return condition === "means" ? evidenceOfMeans : undefined;
  return receipt.inputs.find((input) => input.condition === condition)?.evidenceIds ?? [];
}

function evidenceMoved(before: readonly string[] | undefined, now: readonly string[]): boolean {
  if (before === undefined) return false;
  return before.length !== now.length || now.some((evidenceId) => !before.includes(evidenceId));
}

function findingMoved(
  before: RestsOn["findings"],
  condition: Condition,
  now: string | undefined,
): boolean {
  const found: unknown = before.find((finding) => finding.condition === condition)?.outcome;
  return !(found instanceof Erased) && found !== now;
}
