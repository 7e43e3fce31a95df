import type { Row } from "../bench.js";
import { countCopied, EVERYTHING } from "../copy-counted.js";
import { compare, rateOf } from "../measure.js";
import { ratioLine } from "../report.js";

/** Everything from the first event on, decoded and validated. */
export const readAll: Row = async (bench) => {
  const what = "read all, decoded";
  const { pool, store } = await bench.log("plain", bench.events);
  const rates = await compare(
    () =>
      rateOf(async () => {
        let read = 0;
        for await (const { event } of store.readAll()) read += event.data === undefined ? 0 : 1;
        return read;
      }),
    () => rateOf(() => countCopied(pool, EVERYTHING)),
    (text) => bench.progress(`${what}: ${text}`),
  );
  return [ratioLine(what, "events/s", rates, "COPY (SELECT …) TO STDOUT, counted", 0.5)];
};
