import type { Row } from "../bench.js";
import { ratioLine } from "../report.js";
import { hashRates } from "./hashing.js";
import { sealedLog } from "./sealed-log.js";

/** From stored events to a signed checkpoint, and the part of it that is computed. */
export const sealing: Row = async (bench) => {
  const rates = await hashRates(bench);
  const { leaves, seconds } = await sealedLog(bench);
  const ours = leaves / seconds;
  const what = "sealing (sequence, hash, tiles)";
  const contents = "SHA-256 of the entries, their metadata and payloads";
  return [
    ratioLine(
      what,
      "events/s",
      { ours, against: rates.entries },
      "SHA-256 of the same entries in one thread",
      0.5,
    ),
    ratioLine(`${what}: the same`, "events/s", { ours, against: rates.contents }, contents),
    ratioLine(
      `${what}: computing alone`,
      "events/s",
      { ours: rates.sealing, against: rates.contents },
      contents,
    ),
  ];
};
