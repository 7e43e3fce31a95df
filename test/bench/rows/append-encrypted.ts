import type { Row } from "../bench.js";
import { ratioLine } from "../report.js";
import { compareAppends } from "./appends.js";

/** The same with the personal data of each event encrypted; the rows it is compared with are not. */
export const appendEncrypted: Row = async (bench) => {
  const what = "append, 32 writers, encryption on";
  const rates = await compareAppends(bench, what, await bench.log("sealed"), 32);
  return [ratioLine(what, "events/s", rates, "the same, in clear", 1.5)];
};
