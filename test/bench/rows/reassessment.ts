import { DataSource } from "typeorm";
import { PROCESSING_LOG_SCHEMA, PostgresProcessingLog, recordProcessing } from "#data-flows";
import {
  reassess,
  type Reassessment,
  RunningFile,
  RunningFiles1740960800000,
  runningFilesProjector,
  RunningFilesReader,
} from "#entitlement";
import { addDays, addMonths, instant, legalDate } from "#kernel";
import { applicantsOf, Centres } from "#platform";
import { migrateReadModels, readModelDataSourceOptions, rebuildProjection } from "#projections";
import { determine, loadParameters } from "#statute";
import { withIndex } from "../../../libs/entitlement/src/testing/determined-files.js";
import type { Bench, Row } from "../bench.js";
import { caseOf, country } from "../country/country.js";
import { inTheLog } from "../country/in-the-log.js";
import type { BenchLog } from "../databases.js";
import { median, rateOf } from "../measure.js";
import { type Line, whole } from "../report.js";

const FILES = 2_000;
/** Persons with a leefloon in Belgium, in round figures. */
const COUNTRY = 160_000;
const SEED = 20_260_901;
const ROUNDS = 3;

/** All were determined on one day, and the figures change on a later one. */
const [DETERMINED, CHANGED] = [legalDate("2026-08-24"), legalDate("2026-09-01")];

const CENTRE = {
  language: "nl" as const,
  name: "Centre",
  service: "Service",
  address: ["Street 1"],
  telephone: "0",
  court: { name: "Court", address: ["Street 2"] },
  staff: {},
};

/** Files read, computed and appended as `rechtop reassess` does it, personal data encrypted. */
export const reassessment: Row = async (bench) => {
  const log = await bench.log("files");
  await seed(bench, log);
  const { url, pool, store } = log;
  for (const statement of PROCESSING_LOG_SCHEMA) await pool.query(statement);
  const options = readModelDataSourceOptions(url, {
    entities: [RunningFile],
    migrations: [RunningFiles1740960800000],
  });
  const dataSource = await new DataSource(options).initialize();
  await migrateReadModels(dataSource);
  const project = () => rebuildProjection({ dataSource, store, projector: runningFilesProjector });
  await project();
  const processingLog = await PostgresProcessingLog.open(pool);
  const now = instant("2026-09-01T06:00:00Z");
  const heap: number[] = [];
  const run: Reassessment = {
    store,
    list: new RunningFilesReader(dataSource),
    centres: new Centres({ "ocmw-lindeveld": CENTRE }),
    parameters: loadParameters(),
    at: CHANGED,
    now,
    runId: "bench",
    dryRun: false,
    record: (organisation, files) =>
      recordProcessing(processingLog, {
        name: "reassess",
        activity: "reassess",
        operation: "consult",
        purpose: "bench",
        legalBasis: "none",
        at: now,
        user: { id: "bench", organisation },
        subjects: applicantsOf(files.map(({ file }) => file.applicationId)).map((subject) => ({
          ...subject,
          categories: ["finance"],
        })),
      }),
    tell: () => undefined,
    progress: (done) => {
      if (done % (FILES / 5) !== 0) return;
      globalThis.gc?.();
      heap.push(process.memoryUsage().heapUsed);
    },
  };

  const unchanged: Measured[] = [];
  const changed: Measured[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    bench.progress(`reassessment: nothing changes, ${round === 0 ? "warming up" : round}`);
    const one = await measured(async () => (await reassess(run)).unchanged);
    if (round > 0) unchanged.push(one);
  }
  let events = 0;
  for (let round = 1; round <= ROUNDS; round += 1) {
    bench.progress(`reassessment: another index, ${round}`);
    const parameters = withIndex(29 + round, CHANGED);
    const one = await measured(async () => {
      const summary = await reassess({ ...run, parameters });
      events = summary.changed.files;
      return summary.files;
    });
    changed.push(one);
    await project();
  }
  const parameters = withIndex(29 + ROUNDS, CHANGED);
  bench.progress("reassessment: once more");
  const again = { ...run, parameters, progress: () => undefined };
  const passedOver = await rateOf(async () => (await reassess(again)).upToDate);
  await dataSource.destroy();
  const alone = computingAlone(bench);
  return [
    line("read, recorded, computed, nothing changes", unchanged, alone),
    line(
      `read, recorded, computed, appended (${whole((100 * events) / FILES)} % change)`,
      changed,
      alone,
    ),
    {
      what: "re-assessment: run again, passed over by the list",
      ours: `${whole(passedOver)} files/s`,
      against: "",
    },
    {
      what: `re-assessment: heap after each fifth of ${whole(FILES)} files`,
      ours: heap
        .slice(-5)
        .map((bytes) => `${whole(bytes / 2 ** 20)} MiB`)
        .join(", "),
      against: "flat",
    },
  ];
};

/** Files per second, and milliseconds that this process computes for each of them. */
interface Measured {
  readonly rate: number;
  readonly computedMs: number;
}

async function measured(work: () => Promise<number>): Promise<Measured> {
  const before = process.cpuUsage();
  const rate = await rateOf(work);
  const { user, system } = process.cpuUsage(before);
  return { rate, computedMs: (user + system) / 1_000 / FILES };
}

function line(what: string, rounds: readonly Measured[], alone: number): Line {
  const rate = median(rounds.map((round) => round.rate));
  const computedMs = median(rounds.map((round) => round.computedMs));
  const minutes = COUNTRY / rate / 60;
  return {
    what: `re-assessment: ${what}`,
    ours: `${whole(rate)} files/s (${whole(COUNTRY)} in ${minutes.toFixed(0)} min), ${computedMs.toFixed(1)} ms of one processor each`,
    against: `determining alone: ${whole(alone)}`,
    ratio: rate / alone,
  };
}

async function seed(bench: Bench, { store, pool }: BenchLog): Promise<void> {
  const parameters = loadParameters();
  let made = 0;
  let batch: Promise<unknown>[] = [];
  for (const file of country(FILES, SEED, bench.nextId)) {
    // Nobody asks after they were determined.
    const requestedOn = file.requestedOn > DETERMINED ? addDays(DETERMINED, -7) : file.requestedOn;
    const appends = inTheLog({ ...file, requestedOn }, DETERMINED, parameters, bench.nextId);
    batch.push(store.append(appends));
    made += 1;
    if (made % 50 > 0) continue;
    await Promise.all(batch);
    batch = [];
    if (made % 500 === 0) bench.progress(`reassessment: ${whole(made)} files made`);
  }
  await Promise.all(batch);
  await pool.query("VACUUM ANALYZE rechtop_log.events");
}

/** Determinations per second of the same cases, from the request on and a year ahead. */
function computingAlone(bench: Bench): number {
  const parameters = loadParameters();
  const horizon = addMonths(CHANGED, 12);
  const cases = [...country(FILES, SEED, bench.nextId)].map(caseOf);
  const rates = Array.from({ length: ROUNDS }, () => {
    const begin = performance.now();
    for (const one of cases) determine(one, parameters, { horizon });
    return (1000 * FILES) / (performance.now() - begin);
  });
  return median(rates);
}
