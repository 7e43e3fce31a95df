import { setImmediate } from "node:timers/promises";

/** How often each side of a comparison is measured, in turns: what disturbs one disturbs both. */
export const ROUNDS = 5;

/** How long one side is measured at a time, where it can go on for ever. */
const ROUND_MS = 2_000;

/** Operations per second of both sides: medians over the rounds. */
export interface Rates {
  readonly ours: number;
  readonly against: number;
}

/** One measurement: operations per second. */
export type Measure = () => Promise<number>;

/** Measures two sides in turns, after one turn of each that does not count. */
export async function compare(
  ours: Measure,
  against: Measure,
  progress: (text: string) => void,
  rounds: number = ROUNDS,
): Promise<Rates> {
  const rates: { ours: number[]; against: number[] } = { ours: [], against: [] };
  for (let round = 0; round <= rounds; round += 1) {
    progress(round === 0 ? "warming up" : `round ${round} of ${rounds}`);
    const measured = { against: await against(), ours: await ours() };
    if (round === 0) continue;
    rates.ours.push(measured.ours);
    rates.against.push(measured.against);
  }
  return { ours: median(rates.ours), against: median(rates.against) };
}

/** `writers` that each do one thing after the other for a while: things per second, all together. */
export async function ratePerSecond(
  writers: number,
  one: (writer: number, turn: number) => Promise<unknown>,
): Promise<number> {
  const begin = performance.now();
  let done = 0;
  const write = async (writer: number) => {
    for (let turn = 0; performance.now() - begin < ROUND_MS; turn += 1) {
      await one(writer, turn);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
  return done / secondsSince(begin);
}

/** How many of something per second `work` gets through; it gives the number. */
export async function rateOf(work: () => Promise<number> | number): Promise<number> {
  const begin = performance.now();
  const count = await work();
  return count / secondsSince(begin);
}

/** Seconds since a moment of `performance.now()`. */
export function secondsSince(begin: number): number {
  return (performance.now() - begin) / 1000;
}

/** The middle one; of an even number the lower of the two. */
export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** The smallest value that so many per cent of the values do not exceed. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.max(Math.ceil((sorted.length * percent) / 100) - 1, 0)];
  if (value === undefined) throw new RangeError("there is nothing to take a percentile of");
  return value;
}

/** What is still referenced: heap and buffers after a full collection. */
export async function memoryInUse(): Promise<number> {
  if (globalThis.gc === undefined) throw new Error("run with --expose-gc");
  globalThis.gc();
  // The memory of buffers is given back a turn later.
  await setImmediate();
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
