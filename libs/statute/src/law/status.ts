/**
 * How sure a legal fact is, from sure to unsure.
 * - `sourced`: seen in a retrieved text;
 * - `computed`: follows from sourced figures by the official formula, no text shows it;
 * - `unseen`: known, but no retrieved text shows it;
 * - `inConflict`: retrieved texts disagree.
 */
export const STATUSES = ["sourced", "computed", "unseen", "inConflict"] as const;

export type Status = (typeof STATUSES)[number];

/** A conclusion is as sure as the least sure thing it rests on. */
export function leastSure(...statuses: readonly Status[]): Status {
  return STATUSES[Math.max(0, ...statuses.map((status) => STATUSES.indexOf(status)))] ?? "sourced";
}
