import pg from "pg";
import {
  copyLog,
  type CopyProgress,
  CopyRefused,
  keptPositions,
  openKurrentDbArchive,
  type LogArchive,
  PostgresLogArchive,
  replacePositions,
} from "#event-store";
import { openReadModels } from "../database.js";
import { STREAM_CATEGORIES } from "../event-registry.js";
import { opening } from "../opening.js";
import { Progress } from "../progress.js";
import { isOf, KEPT_POSITIONS } from "./kept-positions.js";
import { type LogAddress, logAddress } from "./log-address.js";

/** Options of `rechtop log copy`: where the log is, and where it is to be. */
export interface CopyOptions {
  readonly from: string;
  readonly to: string;
}

/**
 * Copies the log between PostgreSQL and KurrentDB, and then, all at once, makes the read models,
 * reactions and sealing in that PostgreSQL go on in the copy where they were in the original.
 *
 * @throws Error with a sentence for the operator; what is kept is then as it was
 */
export async function logCopy(options: CopyOptions): Promise<void> {
  const from = await logAddress("--from", options.from);
  const to = await logAddress("--to", options.to);
  const home = [from, to].find(({ kind }) => kind === "postgres");
  if (home === undefined || from.kind === to.kind) {
    throw new Error("a log is copied between PostgreSQL and KurrentDB: give one of each");
  }
  const pool = await openingLog(home, () => openDatabase(home.url));
  const open = (address: LogAddress) =>
    openingLog<LogArchive>(address, () =>
      address.kind === "postgres"
        ? PostgresLogArchive.open(pool)
        : openKurrentDbArchive({ url: address.url, categories: STREAM_CATEGORIES }),
    );
  const opened: LogArchive[] = [];
  try {
    for (const address of [from, to]) opened.push(await open(address));
    const [source, target] = opened as [LogArchive, LogArchive];
    const summary = await copyAndMove(source, target, pool);
    process.stdout.write(`${JSON.stringify(summary)}\n`);
  } finally {
    await Promise.all(opened.map((archive) => archive.close()));
    await pool.end();
  }
}

async function copyAndMove(from: LogArchive, to: LogArchive, pool: pg.Pool): Promise<object> {
  const kept = await keptPositions(pool, KEPT_POSITIONS);
  // All are of the copy when it was taken into use before, and this run only looks at it again.
  const moved = kept.filter((position) => isOf(to, position));
  const own = kept.filter((position) => isOf(from, position));
  if (moved.length > 0 && own.length > 0) throw unknownPositions();
  if (moved.length + own.length < kept.length) throw unknownPositions();
  const { events, added, requests, positions } = await copyLog({
    from,
    to,
    kept: own,
    onProgress: tellProgress(),
    onHeldBack: tellHeldBack(),
  });
  const all = new Map([...positions, ...moved.map((position) => [position, position] as const)]);
  const replaced = await replacePositions(pool, KEPT_POSITIONS, all);
  return { events, added, requests, positions: replaced };
}

/** The database of the read models, brought to what this version needs. */
async function openDatabase(url: string): Promise<pg.Pool> {
  await (await openReadModels(url)).destroy();
  return new pg.Pool({ connectionString: url, connectionTimeoutMillis: 5_000 });
}

/** What `open` gives; its error says which of the two logs it is about. */
function openingLog<T>({ option }: LogAddress, open: () => Promise<T>): Promise<T> {
  return opening(`${option}: the log`, open);
}

function unknownPositions(): CopyRefused {
  return new CopyRefused(
    "unknown-position",
    "read models, reactions or sealing were at work on another log than these two; nothing was copied",
  );
}

function tellProgress(): (progress: CopyProgress) => void {
  const progress = new Progress("events copied");
  return ({ events, upTo, end }) => progress.tell(events, undefined, { upTo, end });
}

function tellHeldBack(): () => void {
  let told = false;
  return () => {
    if (!told) process.stderr.write("waiting for an older transaction of the server to end\n");
    told = true;
  };
}
