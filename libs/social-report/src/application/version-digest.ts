import { createHash } from "node:crypto";
import { canonicalJson } from "#kernel";
import type { SocialReport } from "../domain/social-report.js";

/**
 * SHA-256 (hex) over everything the committee will see of a version: its content, how it was read,
 * what the person said at every version, the reviews. Canonical JSON (RFC 8785: sorted keys; the
 * content has strings, booleans and safe integers only), so that anyone can recompute it.
 */
export function versionDigest(report: SocialReport, version: number): string {
  const { versions, readings, declinations, attempts, reviews } = report;
  const content = versions.find((one) => one.version === version) ?? null;
  return createHash("sha256")
    .update(canonicalJson({ content, readings, declinations, attempts, reviews }))
    .digest("hex");
}
