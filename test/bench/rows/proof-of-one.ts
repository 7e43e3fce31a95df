import { streamName } from "#kernel";
import { inclusionProof, type TileReader } from "#transparency-log";
import type { Row } from "../bench.js";
import { percentile } from "../measure.js";
import { whole } from "../report.js";
import { sealedLog } from "./sealed-log.js";

const PROOFS = 200;

/** The entry and the inclusion proof of events all over the log. */
export const proofOfOne: Row = async (bench) => {
  const { sealed, leaves } = await sealedLog(bench);
  const { pool } = await bench.log("sealed");
  const { rows } = await pool.query<{ category: string; stream_id: string; revision: string }>(
    `SELECT category, stream_id, revision FROM rechtop_log.events
      WHERE position % $1 = 0 ORDER BY event_id LIMIT $2`,
    [Math.max(Math.floor(leaves / (2 * PROOFS)), 1), PROOFS],
  );
  const times: number[] = [];
  for (const { category, stream_id, revision } of rows) {
    const begin = performance.now();
    await sealed.proof(streamName(category, stream_id), BigInt(revision));
    times.push(performance.now() - begin);
  }
  let [tiles, hashes] = [0, 0];
  const counted: TileReader = async (level, n, width) => {
    tiles += 1;
    hashes += width;
    return sealed.tiles(level, n, width);
  };
  const proof = await inclusionProof(Math.floor(leaves / 3), leaves, counted);
  return [
    {
      what: `proof for one event in ${whole(leaves)}`,
      ours: `p50 ${percentile(times, 50).toFixed(1)} ms, p99 ${percentile(times, 99).toFixed(1)} ms`,
      against: `${proof.length} hashes in the proof, ${hashes} read in ${tiles} tiles`,
    },
  ];
};
