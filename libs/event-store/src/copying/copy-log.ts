import { setTimeout as pause } from "node:timers/promises";
import type { Instant } from "#kernel";
import type { Position, StoredEvent } from "../port.js";
import { CopyRefused } from "./copy-refused.js";
import { sameEvent } from "./importing.js";
import type { LogArchive } from "./log-archive.js";
import { Translation } from "./translation.js";

/** How far a copy is. */
export interface CopyProgress {
  /** Events that are in both logs, compared byte for byte. */
  readonly events: number;
  /** When the last of them was recorded, and the last one that there is. */
  readonly upTo: Instant;
  readonly end: Instant;
}

/** What is copied, and who hears of it. */
export interface CopyOptions {
  readonly from: LogArchive;
  /** Empty, or a beginning of `from`. */
  readonly to: LogArchive;
  /** Positions of `from` that somebody keeps. */
  readonly kept?: readonly Position[];
  /** Events that are read at once; 500 when absent. */
  readonly pageSize?: number;
  readonly onProgress?: (progress: CopyProgress) => void;
  /** Told when events are there and may not be read yet: an older transaction is open. */
  readonly onHeldBack?: () => void;
}

/** What a copy came to. */
export interface CopiedLog {
  /** Events in both logs. */
  readonly events: number;
  /** Of these, the ones that were not in the target before. */
  readonly added: number;
  /** Answers that both remember. */
  readonly requests: number;
  /** What the kept positions are in the target; undefined: before every event. */
  readonly positions: ReadonlyMap<Position, Position | undefined>;
}

const PAGE_SIZE = 500;
const HELD_BACK_PAUSE_MS = 50;

/**
 * Makes `to` the same log as `from`, and compares every event on the way: what is there already and
 * what was added is read back. So it needs no memory of how far it has come: it can be killed
 * anywhere and run again. Constant memory.
 *
 * @throws CopyRefused when `to` is not a beginning of `from`, or somebody writes meanwhile
 * @throws TypeError when a kept position is not one of `from`
 * @throws StoreUnavailable when one of the two does not answer
 */
export async function copyLog(options: CopyOptions): Promise<CopiedLog> {
  const { from, to, kept = [], onProgress } = options;
  const translation = new Translation(from, kept);
  const end = await from.newest();
  let requests: number | undefined;
  let [events, added] = [0, 0];
  let last: StoredEvent | undefined;
  for await (const page of pagesUpTo(end, options)) {
    const there = [...(await to.readStored({ ...after(last), limit: page.length }))];
    compare(page, there, events);
    const rest = page.slice(there.length);
    if (rest.length > 0) {
      await to.importStored(rest);
      const arrived = await readBack(options, there.at(-1) ?? last, rest.length);
      compare(rest, arrived, events + there.length);
      there.push(...arrived);
    }
    for (const [i, source] of page.entries()) translation.pass(source, there[i] as StoredEvent);
    events += page.length;
    added += rest.length;
    last = there.at(-1);
    // When all that the target had was compared, and before more is added: at the end of the log, where
    // everybody looks for the newest event, there must not be a long row of what is none.
    if (rest.length > 0) requests ??= await copyRequests(options);
    const upTo = page.at(-1)?.recordedAt;
    if (end && upTo) onProgress?.({ events, upTo, end: end.recordedAt });
  }
  requests ??= await copyRequests(options);
  await assertEnds(options, end, last);
  return { events, added, requests, positions: translation.finish() };
}

/** The pages of the source, until `end` was in one. */
async function* pagesUpTo(
  end: StoredEvent | undefined,
  { from, pageSize = PAGE_SIZE, onHeldBack }: CopyOptions,
): AsyncGenerator<readonly StoredEvent[]> {
  let last: StoredEvent | undefined;
  while (end !== undefined && (last === undefined || isBefore(from, last, end))) {
    const page = await from.readStored({ ...after(last), limit: pageSize });
    if (page.length === 0) {
      onHeldBack?.();
      await pause(HELD_BACK_PAUSE_MS);
      continue;
    }
    yield page;
    last = page.at(-1);
  }
}

/** The `count` events of the target after `last`, as soon as readers may have them. */
async function readBack(
  { to, onHeldBack }: CopyOptions,
  last: StoredEvent | undefined,
  count: number,
): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  for (;;) {
    const limit = count - events.length;
    events.push(...(await to.readStored({ ...after(events.at(-1) ?? last), limit })));
    if (events.length === count) return events;
    onHeldBack?.();
    await pause(HELD_BACK_PAUSE_MS);
  }
}

function compare(
  source: readonly StoredEvent[],
  target: readonly StoredEvent[],
  before: number,
): void {
  for (const [i, there] of target.entries()) {
    const event = source[i];
    if (event !== undefined && sameEvent(event, there)) continue;
    throw new CopyRefused(
      "another-log",
      `the target is not a beginning of the source: event ${before + i} is ${there.stream} revision ${there.revision}, and not the same in both`,
    );
  }
}

async function copyRequests({ from, to }: CopyOptions): Promise<number> {
  let count = 0;
  for await (const page of from.requests()) {
    await to.importRequests(page);
    count += page.length;
  }
  return count;
}

/** Both logs end as they did: with `end`, which is `copied` in the target. */
async function assertEnds(
  { from, to }: CopyOptions,
  end: StoredEvent | undefined,
  copied: StoredEvent | undefined,
): Promise<void> {
  if ((await from.newest())?.eventId !== end?.eventId) {
    throw new CopyRefused(
      "still-written",
      "the source was written to meanwhile: stop everything that writes, and run it again",
    );
  }
  if ((await to.newest())?.position !== copied?.position) {
    throw new CopyRefused("another-log", "the target holds more than the source");
  }
}

function after(last: StoredEvent | undefined): { readonly after?: Position } {
  return last === undefined ? {} : { after: last.position };
}

function isBefore(log: LogArchive, a: StoredEvent, b: StoredEvent): boolean {
  return log.compare(a.position, b.position) < 0;
}
