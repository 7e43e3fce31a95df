import { createHash } from "node:crypto";
import { canonicalJson } from "#kernel";
import type { RightDetermined } from "../../domain/determination/right-determined.js";

/**
 * Names what a determination was made by beside the facts: rules, figures, choices of the centre.
 * The same facts by the same basis on the same day give the same right.
 */
export function basisOf({
  ruleSet,
  parameterSetHash,
  choices,
}: Pick<RightDetermined["receipt"], "ruleSet" | "parameterSetHash" | "choices">): string {
  return createHash("sha256")
    .update(canonicalJson({ ruleSet, parameterSetHash, choices }))
    .digest("hex");
}
