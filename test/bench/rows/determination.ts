import { addMonths, legalDate } from "#kernel";
import {
  type Case,
  type Determination,
  determine,
  loadParameters,
  type Parameters,
  readCase,
} from "#statute";
import { caseOf, country } from "../country/country.js";
import type { Bench, Row } from "../bench.js";
import { compare, memoryInUse, rateOf, secondsSince } from "../measure.js";
import { type Line, mebibytes, ratioLine, whole } from "../report.js";

/** Cases that are determined again and again for a rate. */
const SAMPLE = 10_000;
/** Persons with a leefloon in Belgium, in round figures. */
const COUNTRY = 160_000;
/** Cases that are made at a time, while the clock stands still; the country is so many of them. */
const BATCH = 2_000;
const SEED = 20_260_820;

/** What has to be reached: determinations per second of one core, seconds, bytes. */
const LIMITS = { withTrace: 4_000, silent: 10_000, countrySeconds: 60, peakMemory: 768 * 2 ** 20 };

/** As `determineRight` does it: from the request on, a year ahead. */
const HORIZON = addMonths(legalDate("2026-09-01"), 12);

/** The right of files as they are in a country, in one thread. */
export const determination: Row = async (bench) => {
  const parameters = loadParameters();
  return [...(await rates(bench, parameters)), ...(await wholeCountry(bench, parameters))];
};

async function rates(bench: Bench, parameters: Parameters): Promise<Line[]> {
  const cases = sample(bench);
  const determineAll = (silent: boolean) => () =>
    rateOf(() => {
      for (const one of cases) determine(one, parameters, { silent, horizon: HORIZON });
      return cases.length;
    });
  const { ours, against } = await compare(determineAll(true), determineAll(false), (text) =>
    bench.progress(`determination: ${text}`),
  );
  return [
    rateLine("determination with trace", against, LIMITS.withTrace),
    rateLine("determination without trace", ours, LIMITS.silent),
  ];
}

function rateLine(what: string, ours: number, limit: number): Line {
  return ratioLine(what, "determinations/s", { ours, against: limit }, "limit", 1);
}

function sample(bench: Bench): Case[] {
  const cases = [...country(SAMPLE, SEED, bench.nextId)].map(caseOf);
  const refused = cases.find((one) => "issues" in readCase(one));
  if (refused !== undefined) throw new Error(`no possible case: ${JSON.stringify(refused)}`);
  return cases;
}

/** Every file of the country again, one after the other, as after new figures: computing alone. */
async function wholeCountry(bench: Bench, parameters: Parameters): Promise<Line[]> {
  const seen = new Seen();
  const memory: number[] = [];
  let [seconds, peak] = [0, 0];
  for (const cases of batches(bench)) {
    const begin = performance.now();
    for (const one of cases) seen.add(determine(one, parameters, { horizon: HORIZON }));
    seconds += secondsSince(begin);
    peak = Math.max(peak, process.memoryUsage.rss());
    if (seen.files < (COUNTRY * (memory.length + 1)) / 5) continue;
    memory.push(await memoryInUse());
    bench.progress(`determination: ${whole(seen.files)} files`);
  }
  const what = `${whole(seen.files)} files again`;
  return [
    {
      what: `${what}: computing alone`,
      ours: `${seconds.toFixed(1)} s`,
      against: `limit: ${LIMITS.countrySeconds} s`,
      ratio: LIMITS.countrySeconds / seconds,
      aim: 1,
    },
    { what: `${what}: what they are`, ...seen.told() },
    {
      what: `${what}: peak memory of the process`,
      ours: mebibytes(peak),
      against: `limit: ${mebibytes(LIMITS.peakMemory)}`,
      ratio: LIMITS.peakMemory / peak,
      aim: 1,
    },
    {
      what: `${what}: memory in use`,
      ours: memory.map(mebibytes).join(", "),
      against: "after each fifth: flat",
    },
  ];
}

function* batches({ nextId }: Bench): Generator<Case[]> {
  let batch: Case[] = [];
  for (const file of country(COUNTRY, SEED, nextId)) {
    batch.push(caseOf(file));
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
}

/** What the determinations of many files are like; looking costs next to nothing. */
class Seen {
  files = 0;
  #periods = 0;
  #steps = 0;
  readonly #ofCategory = { 1: 0, 2: 0, 3: 0 };

  add({ periods }: Determination): void {
    this.files += 1;
    this.#periods += periods.length;
    for (const { trace } of periods) this.#steps += trace.length;
    const category = periods.at(-1)?.category?.category;
    if (category !== undefined) this.#ofCategory[category] += 1;
  }

  told(): Pick<Line, "ours" | "against"> {
    const percent = (count: number) => `${Math.round((count / this.files) * 100)} %`;
    const { 1: one, 2: two, 3: three } = this.#ofCategory;
    return {
      ours: `${(this.#periods / this.files).toFixed(1)} periods, ${whole(this.#steps / this.files)} steps each`,
      against: `category 1 ${percent(one)}, 2 ${percent(two)}, 3 ${percent(three)}`,
    };
  }
}
