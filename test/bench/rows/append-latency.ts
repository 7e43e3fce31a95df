import type { Row } from "../bench.js";
import { percentile } from "../measure.js";
import { type Line, whole } from "../report.js";
import { Writers } from "./append-baseline.js";
import { appendOne } from "./appends.js";

const APPENDS = 2_000;

/** How long an append takes while the log grows: it should not. */
export const appendLatency: Row = async (bench) => {
  const lengths = [...new Set([1_000, 100_000, 1_000_000].map((n) => Math.min(n, bench.events)))];
  const lines: Line[] = [];
  for (const length of lengths) {
    const log = await bench.log("plain", length);
    const streams = new Writers(bench.nextId);
    const times: number[] = [];
    for (let i = 0; i < APPENDS; i += 1) {
      const begin = performance.now();
      await appendOne(log, streams, 0, bench.nextId);
      times.push(performance.now() - begin);
    }
    const [p50, p99] = [percentile(times, 50), percentile(times, 99)];
    lines.push({
      what: `append latency at ${whole(length)} events`,
      ours: `p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms`,
      against: "flat",
    });
  }
  return lines;
};
