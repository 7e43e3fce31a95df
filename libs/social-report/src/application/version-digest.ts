import { createHash } from "node:crypto";
import { canonicalJson } from "#kernel";
import type { SocialReport } from "../domain/social-report.js";

/**
 * SHA-256 (hex) over everything the committee will see of a version: its content, how it was read,
 * what the person said at every version up to it, the reviews. Canonical JSON (RFC 8785: sorted keys; the
 * content has strings, booleans and safe integers only), so that anyone can recompute it.
 */
export function versionDigest(report: SocialReport, version: number): string {
  // What came after a report was reopened does not change what was sealed before.
  const upToVersion = <T extends { readonly version: number }>(all: readonly T[]): T[] =>
    all.filter((one) => one.version <= version);
  const sealed = {
    content: report.versions.find((one) => one.version === version) ?? null,
    readings: upToVersion(report.readings),
    declinations: upToVersion(report.declinations),
    attempts: upToVersion(report.attempts),
    reviews: upToVersion(report.reviews),
  };
  return createHash("sha256").update(canonicalJson(sealed)).digest("hex");
}
