import { renderDecisionLetter, renderPacket, renderReceipt } from "#letters";
import {
  sampleGrant,
  samplePacket,
  sampleReceipt,
} from "../../../libs/letters/src/testing/sample-models.js";
import type { Row } from "../bench.js";
import { percentile } from "../measure.js";

const DOCUMENTS = 20;

/** The documents that are made as PDF, one after the other, fonts loaded. */
export const letters: Row = async (bench) => {
  const kinds = {
    receipt: () => renderReceipt(sampleReceipt("nl")),
    "decision letter": () => renderDecisionLetter(sampleGrant("nl")),
    "decision packet": () => renderPacket(samplePacket("nl")),
  };
  return Object.entries(kinds).map(([kind, render]) => {
    bench.progress(`letters: ${kind}`);
    render();
    const times = Array.from({ length: DOCUMENTS }, () => {
      const begin = performance.now();
      render();
      return performance.now() - begin;
    });
    const [p50, p99] = [percentile(times, 50), percentile(times, 99)];
    return {
      what: `PDF of a ${kind}`,
      ours: `p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms`,
      against: "",
    };
  });
};
