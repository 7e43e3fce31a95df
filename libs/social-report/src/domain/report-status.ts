import { isHeard, type SocialReport } from "./social-report.js";

/** Where the report stands, always speaking of its latest version. */
export type ReportStatus =
  | "notStarted"
  | "drafted"
  | "heard"
  | "approved"
  | "returned"
  | "sealed"
  | "submitted"
  | "reopened";

/** Where the report stands. */
export function statusOf(state: SocialReport): ReportStatus {
  const latest = state.versions.length;
  if (latest === 0) return "notStarted";
  if (latest === state.sealedUpTo) return "reopened";
  if (state.submission !== undefined) return "submitted";
  if (state.seal !== undefined) return "sealed";
  const verdict = state.reviews.find((review) => review.version === latest)?.verdict;
  if (verdict !== undefined) return verdict;
  return isHeard(state, latest) ? "heard" : "drafted";
}
