import type { Row } from "../bench.js";
import { ratioLine } from "../report.js";
import { compareAppends } from "./appends.js";

/** One writer that waits for each answer. */
export const appendOneWriter: Row = async (bench) => {
  const what = "append, 1 writer";
  const rates = await compareAppends(bench, what, await bench.log("scratch"), 1);
  return [ratioLine(what, "events/s", rates, "one-row INSERT … RETURNING", 0.8)];
};
