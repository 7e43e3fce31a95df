import { randomUUID } from "node:crypto";
import { userInfo } from "node:os";
import type { DataSource } from "typeorm";
import { type PostgresProcessingLog, recordProcessing } from "#data-flows";
import {
  type LookedAt,
  reassess,
  REASSESSMENT,
  type ReassessmentSummary,
  runningFilesProjector,
  RunningFilesReader,
} from "#entitlement";
import type { EventStore } from "#event-store";
import { belgianDay, type Instant, type LegalDate } from "#kernel";
import { type Clock, householdOf } from "#platform";
import { ProjectionRunner } from "#projections";
import { loadParameters } from "#statute";
import { openCentres } from "./centres.js";
import { Progress } from "./progress.js";

/** What a re-assessment works on. */
export interface ReassessSurroundings {
  readonly store: EventStore;
  readonly dataSource: DataSource;
  readonly processingLog: PostgresProcessingLog;
  readonly clock: Clock;
}

/** Options of `rechtop reassess`. */
export interface ReassessOptions {
  readonly at: LegalDate;
  /** Absent: all centres. */
  readonly centre?: string;
  readonly dryRun?: boolean;
  /** Prints the files that change, with their differences, and those that were left as they are. */
  readonly list?: boolean;
}

/** What is read of a file, at most. */
const CATEGORIES = {
  applicant: ["identity", "household", "finance", "health", "freeText"],
  householdMember: ["household", "finance"],
} as const;

/** The list of files is made of all determinations there are; the first time that takes a while. */
const CATCH_UP_MS = 3_600_000;

/**
 * Re-assesses the running files and prints the summary, one JSON object, on the last line.
 *
 * @throws Error when the day or the centre cannot be, or when files could not be looked at
 */
export async function reassessFiles(
  surroundings: ReassessSurroundings,
  { at, centre, dryRun = false, list = false }: ReassessOptions,
): Promise<void> {
  const { store, dataSource, processingLog, clock } = surroundings;
  const centresFile = process.env["RECHTOP_CENTRES"];
  if (!centresFile)
    throw new Error("RECHTOP_CENTRES is not set: which centres, with what choices?");
  const centres = openCentres(centresFile);
  if (centre !== undefined && !centres.has(centre)) {
    throw new Error(`there is no centre ${centre}; there are ${centres.codes().join(", ")}`);
  }
  const now = clock.now();
  if (at > belgianDay(now) && !dryRun) {
    throw new Error(`${at} is yet to come: only --dry-run looks ahead`);
  }
  const parameters = loadParameters();
  await catchUp(surroundings);
  const progress = new Progress("files looked at");
  const summary = await reassess({
    store,
    list: new RunningFilesReader(dataSource),
    ...(centre === undefined ? {} : { centre }),
    centres,
    parameters,
    at,
    now,
    runId: randomUUID(),
    dryRun,
    record: (ofCentre, files) =>
      recordRead(processingLog, { at: now, centre: ofCentre, list, files }),
    tell: (lookedAt) => (list ? printFile(lookedAt) : undefined),
    progress: (done, of) => progress.tell(done, of),
  });
  const asked = { at, ...(centre === undefined ? {} : { centre }), dryRun };
  print({ ...asked, parameterSetHash: parameters.hash, ...summary });
  requireNoneFailed(summary);
}

/** The list of files must know of every determination there is, also when nothing else runs. */
async function catchUp({ dataSource, store }: ReassessSurroundings): Promise<void> {
  const head = await store.head();
  if (head === undefined) return;
  const stopped = new AbortController();
  const { name } = runningFilesProjector;
  const runner = new ProjectionRunner({
    dataSource,
    store,
    projectors: [runningFilesProjector],
    onChange: ({ state, errorCode }) => {
      if (state === "stopped") stopped.abort(new Error(`${name} stopped: ${errorCode ?? "why?"}`));
    },
  });
  runner.start();
  try {
    await runner.waitFor(name, head, { timeoutMs: CATCH_UP_MS, signal: stopped.signal });
  } finally {
    await runner.stop();
  }
}

/** One record per file and person, before anything follows from what was read. */
function recordRead(
  log: PostgresProcessingLog,
  read: {
    readonly at: Instant;
    readonly centre: string;
    readonly list: boolean;
    readonly files: readonly LookedAt[];
  },
): Promise<void> {
  const { purpose, legalBasis } = REASSESSMENT;
  return recordProcessing(log, {
    name: "reassess",
    activity: "reassess",
    // A list is for whoever runs it; without one nothing leaves but numbers of files and totals.
    operation: read.list ? "export" : "consult",
    purpose,
    legalBasis,
    at: read.at,
    user: { id: userInfo().username, organisation: read.centre },
    subjects: read.files
      .flatMap(({ file, assessed }) => householdOf(file.applicationId, assessed.withOthers))
      .map(({ dossier, role }) => ({
        dossier,
        role,
        categories: role === "householdMember" ? CATEGORIES.householdMember : CATEGORIES.applicant,
      })),
  });
}

function printFile({ file: { applicationId }, assessed }: LookedAt): void {
  switch (assessed.outcome) {
    case "changed":
      print({ applicationId, differences: assessed.differences });
      break;
    case "skipped":
    case "failed":
      print({ applicationId, [assessed.outcome]: assessed.code });
      break;
    case "unchanged":
      break;
  }
}

function print(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

function requireNoneFailed({ failed }: ReassessmentSummary): void {
  const count = Object.values(failed).reduce((sum, files) => sum + files, 0);
  if (count === 0) return;
  throw new Error(
    `files that could not be looked at: ${count}; repair what is broken and run again`,
  );
}
