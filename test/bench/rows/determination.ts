import { addMonths, legalDate } from "#kernel";
import { type Case, type Determination, determine, loadParameters, readCase } from "#statute";
import { caseOf, country } from "../country/country.js";
import type { Bench, Row } from "../bench.js";
import { compare, rateOf, secondsSince } from "../measure.js";
import { type Line, ratioLine, whole } from "../report.js";

/** Cases that are determined again and again for a rate. */
const SAMPLE = 10_000;
/** Persons with a leefloon in Belgium, in round figures. */
const COUNTRY = 160_000;
/** Cases that are made at a time while the clock stands still. */
const BATCH = 2_000;
const SEED = 20_260_820;

/** What has to be reached: determinations per second of one core, seconds, MiB. */
const LIMITS = { withTrace: 4_000, silent: 10_000, countrySeconds: 60, memory: 512 };

/** As `determineRight` does it: from the request on, a year ahead. */
const HORIZON = addMonths(legalDate("2026-09-01"), 12);

/** The right of files as they are in a country, in one thread. */
export const determination: Row = async (bench) => {
  const parameters = loadParameters();
  const cases = sample(bench);
  const determineAll = (silent: boolean) => () =>
    rateOf(() => {
      for (const one of cases) determine(one, parameters, { silent, horizon: HORIZON });
      return cases.length;
    });
  const rates = await compare(determineAll(true), determineAll(false), (text) =>
    bench.progress(`determination: ${text}`),
  );
  return [
    rateLine("determination with trace", rates.against, LIMITS.withTrace),
    rateLine("determination without trace", rates.ours, LIMITS.silent),
    ...wholeCountry(bench),
  ];
};

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
function wholeCountry(bench: Bench): Line[] {
  const parameters = loadParameters();
  const seen = new Seen();
  const peak = { heap: 0, rss: 0 };
  let seconds = 0;
  let batch: Case[] = [];
  const determineBatch = () => {
    const begin = performance.now();
    for (const one of batch) seen.add(determine(one, parameters, { horizon: HORIZON }));
    seconds += secondsSince(begin);
    const { heapUsed, rss } = process.memoryUsage();
    peak.heap = Math.max(peak.heap, heapUsed);
    peak.rss = Math.max(peak.rss, rss);
    batch = [];
    if (seen.files % 20_000 === 0) bench.progress(`determination: ${whole(seen.files)} files`);
  };
  for (const file of country(COUNTRY, SEED, bench.nextId)) {
    batch.push(caseOf(file));
    if (batch.length === BATCH) determineBatch();
  }
  determineBatch();
  const { countrySeconds, memory } = LIMITS;
  const mebibytes = peak.rss / 2 ** 20;
  return [
    {
      what: `${whole(COUNTRY)} files again: computing alone`,
      ours: `${seconds.toFixed(1)} s`,
      against: `limit: ${countrySeconds} s`,
      ratio: countrySeconds / seconds,
      aim: 1,
    },
    { what: `${whole(COUNTRY)} files again: what they are`, ...seen.told() },
    {
      what: `${whole(COUNTRY)} files again: peak memory`,
      ours: `${whole(mebibytes)} MiB, heap ${whole(peak.heap / 2 ** 20)} MiB`,
      against: `limit: ${memory} MiB`,
      ratio: memory / mebibytes,
      aim: 1,
    },
  ];
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
