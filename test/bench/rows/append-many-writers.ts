import type { Row } from "../bench.js";
import { ratioLine } from "../report.js";
import { compareAppends } from "./appends.js";

/** Many writers at once, each on its own stream. */
export const appendManyWriters: Row = async (bench) => {
  const what = "append, 32 writers, 32 streams";
  const rates = await compareAppends(bench, what, await bench.log("scratch"), 32);
  return [ratioLine(what, "events/s", rates, "the same, 32 connections", 2)];
};
