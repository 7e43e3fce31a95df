import { exactly, NO_STREAM } from "#event-store";
import { streamName } from "#kernel";
import type { Bench } from "../bench.js";
import type { BenchLog } from "../databases.js";
import { compare, type Rates, ratePerSecond } from "../measure.js";
import { event } from "../workload.js";
import { insertRow, Writers } from "./append-baseline.js";

const CATEGORY = "application";

/** Appends of one event by each of `writers` to its own stream, against plain inserts. */
export async function compareAppends(
  bench: Bench,
  what: string,
  log: BenchLog,
  writers: number,
): Promise<Rates> {
  const { nextId } = bench;
  const baseline = await bench.log("plain");
  const [streams, twins] = [new Writers(nextId), new Writers(nextId)];
  return compare(
    () => ratePerSecond(writers, (writer) => appendOne(log, streams, writer, nextId)),
    () =>
      ratePerSecond(writers, (writer) => {
        const { id, revision } = twins.next(writer);
        const next = event(revision, nextId());
        return insertRow(baseline, { category: CATEGORY, id, revision }, next);
      }),
    (text) => bench.progress(`${what}: ${text}`),
  );
}

/** The next event of a writer. */
export async function appendOne(
  { store }: BenchLog,
  streams: Writers,
  writer: number,
  nextId: Bench["nextId"],
): Promise<void> {
  const { id, revision } = streams.next(writer);
  await store.append([
    {
      stream: streamName(CATEGORY, id),
      expected: revision === 0 ? NO_STREAM : exactly(BigInt(revision - 1)),
      events: [event(revision, nextId())],
    },
  ]);
}
