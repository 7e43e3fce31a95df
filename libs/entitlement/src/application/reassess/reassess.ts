import { type EventStore, readAhead, RevisionConflict } from "#event-store";
import { DomainError, ErasedDataUsed } from "#kernel";
import { errorCode, isUnavailable } from "#projections";
import { type MadeChoice, RULE_SET } from "#statute";
import { basisOf } from "../../projections/running-files/basis.js";
import type { RunningFile } from "../../projections/running-files/running-file.entity.js";
import type { RunningFilesReader } from "../../projections/running-files/running-files.reader.js";
import { type Assessed, type AssessedFile, assessFile, type Assessing } from "./assess-file.js";
import { partsOf } from "./file-parts.js";
import { type ReassessmentSummary, Tally } from "./summary.js";

/** Files that are taken from the list at a time. */
const PAGE = 500;
/** Files that are read, and then appended to, at once. */
const BATCH = 25;
/** Batches under way: one is computed while the other waits for the database. */
const LANES = 2;
/** How often a file is looked at that others change meanwhile. */
const ATTEMPTS = 3;

/** A file, and what came of it. */
export interface LookedAt {
  readonly file: RunningFile;
  readonly assessed: AssessedFile;
}

/** What a run is to do. */
export interface Reassessment extends Assessing {
  readonly list: RunningFilesReader;
  /** Absent: all centres. */
  readonly centre?: string;
  /** Nothing is written; the summary is the same. */
  readonly dryRun: boolean;
  /** Records that personal data of these files of one centre was read; nothing is done before. */
  readonly record: (centre: string, files: readonly LookedAt[]) => Promise<void>;
  /** Hears of every file when all is done that follows for it. */
  readonly tell: (lookedAt: LookedAt) => void;
  readonly progress: (done: number, of: number) => void;
}

/**
 * Re-assesses the running files of a centre, or of all, by the figures, rules and choices as they
 * are, and records a determination where that gives the person something else. It is done again
 * wherever it was interrupted: what was determined by them already is passed over by the list
 * alone, and what they do not change comes out unchanged. A file that cannot be done is counted.
 *
 * @throws when the database is away or a record of the processing cannot be made: run it again
 */
export async function reassess(run: Reassessment): Promise<ReassessmentSummary> {
  const tally = new Tally(run.at);
  const expected = await run.list.count(run);
  const tell = () => run.progress(tally.files, Math.max(expected, tally.files));
  const batches = batchesOf(run, tally, tell);
  // Lanes share the batches: when one ends with an error, there are no more for the other.
  const lane = async () => {
    for await (const batch of batches) {
      for (const lookedAt of await reassessBatch(run, batch)) {
        tally.add(lookedAt.assessed);
        run.tell(lookedAt);
      }
      tell();
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: LANES }, lane));
  for (const one of ended) if (one.status === "rejected") throw one.reason;
  return tally.summary();
}

/** The files that have to be looked at; the others are counted. */
async function* batchesOf(
  run: Reassessment,
  tally: Tally,
  tell: () => void,
): AsyncGenerator<readonly RunningFile[]> {
  const isUpToDate = upToDate(run);
  for await (const page of run.list.pages({ ...run, pageSize: PAGE })) {
    const open = page.filter((file) => !isUpToDate(file));
    tally.upToDate(page.length - open.length);
    tell();
    for (let at = 0; at < open.length; at += BATCH) yield open.slice(at, at + BATCH);
  }
}

/** Nothing can come out otherwise for what was determined by the same, on that day or later. */
function upToDate({ centres, parameters, at }: Reassessment): (file: RunningFile) => boolean {
  const bases = new Map<string, string>();
  const basisIn = (centre: string) => {
    const choices = (centres.get(centre).choices ?? []) as MadeChoice[];
    return basisOf({ ruleSet: RULE_SET, parameterSetHash: parameters.hash, choices });
  };
  return ({ centre, determinedOn, basis }) => {
    if (!centres.has(centre)) return false;
    if (!bases.has(centre)) bases.set(centre, basisIn(centre));
    return determinedOn >= at && basis === bases.get(centre);
  };
}

async function reassessBatch(
  run: Reassessment,
  files: readonly RunningFile[],
): Promise<readonly LookedAt[]> {
  const reader = await readTogether(run.store, files);
  const found: LookedAt[] = [];
  for (const file of files) found.push({ file, assessed: await assess(run, file, reader) });
  for (const [centre, ofCentre] of Map.groupBy(found, ({ file }) => file.centre)) {
    await run.record(centre, ofCentre);
  }
  if (run.dryRun) return found;
  // All at once: appends that arrive together are committed together.
  return Promise.all(
    found.map(async ({ file, assessed }) => ({ file, assessed: await write(run, file, assessed) })),
  );
}

/** One file that cannot be read must not hold up the others: then each is read by itself. */
async function readTogether(
  store: EventStore,
  files: readonly RunningFile[],
): Promise<Pick<EventStore, "readStream">> {
  try {
    return await readAhead(store, files.flatMap(partsOf));
  } catch (error) {
    if (isUnavailable(error)) throw error;
    return store;
  }
}

async function assess(
  run: Reassessment,
  file: RunningFile,
  reader: Pick<EventStore, "readStream">,
): Promise<AssessedFile> {
  if (!run.centres.has(file.centre)) {
    return { outcome: "failed", code: "centre-unknown", withOthers: false };
  }
  try {
    return await assessFile(file, reader, run);
  } catch (error) {
    return { ...unassessed(error), withOthers: false };
  }
}

/** Appends what came of a file; whoever changed it meanwhile makes that it is looked at again. */
async function write(
  run: Reassessment,
  file: RunningFile,
  first: AssessedFile,
): Promise<AssessedFile> {
  let assessed = first;
  for (let attempt = 1; assessed.outcome === "changed"; attempt += 1) {
    try {
      await run.store.append(assessed.appends);
      return assessed;
    } catch (error) {
      const isLast = attempt === ATTEMPTS || !(error instanceof RevisionConflict);
      if (isLast) return { ...unassessed(error), withOthers: assessed.withOthers };
      assessed = await assess(run, file, run.store);
    }
  }
  return assessed;
}

/** What is to be said of a file instead of a result; a database that is away is no such thing. */
function unassessed(error: unknown): Extract<Assessed, { readonly code: string }> {
  if (isUnavailable(error)) throw error;
  if (error instanceof ErasedDataUsed) return { outcome: "skipped", code: "erased" };
  return { outcome: error instanceof DomainError ? "skipped" : "failed", code: errorCode(error) };
}
