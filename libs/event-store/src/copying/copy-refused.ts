/**
 * Why a log is not copied, or not taken into use. `another-log`: the target is not a beginning of
 * the source; `still-written`: something was recorded meanwhile; `unknown-position`: a position
 * that is kept belongs to neither log.
 */
export type RefusedCopy = "another-log" | "still-written" | "unknown-position";

/** A log is not copied, or not taken into use; the positions that are kept are as they were. */
export class CopyRefused extends Error {
  constructor(
    readonly code: RefusedCopy,
    message: string,
  ) {
    super(message);
    this.name = "CopyRefused";
  }
}
