import { hash } from "node:crypto";
import type { Position, StoredEvent } from "#event-store";
import { EventItem, leafHash, TileBuilder } from "#transparency-log";
import type { Bench } from "../bench.js";
import { whole } from "../report.js";

const PAGE = 1_000;

/** How many events per second one thread gets through, without reading them. */
export interface HashRates {
  /** SHA-256 of the entries alone. */
  readonly entries: number;
  /** SHA-256 of entry, metadata and payload: what the entry says of them has to be true. */
  readonly contents: number;
  /** All that sealing computes: digests, entry, leaf hash, tiles. */
  readonly sealing: number;
}

const measured = new WeakMap<Bench, Promise<HashRates>>();

/** Measured once for all rows that are compared with it. */
export function hashRates(bench: Bench): Promise<HashRates> {
  const known = measured.get(bench) ?? measure(bench);
  measured.set(bench, known);
  return known;
}

async function measure(bench: Bench): Promise<HashRates> {
  const { store } = await bench.log("sealed", bench.events);
  const seconds = { entries: 0, contents: 0, sealing: 0 };
  const timed = (what: keyof typeof seconds, work: () => void) => {
    const begin = performance.now();
    work();
    seconds[what] += (performance.now() - begin) / 1000;
  };
  const tiles = TileBuilder.empty();
  let index = 0;
  let after: Position | undefined;
  for (;;) {
    const events = await store.readStored({ ...(after !== undefined && { after }), limit: PAGE });
    after = events.at(-1)?.position;
    if (after === undefined) break;
    const entries = events.map((event, i) => entryOf(event, index + i));
    timed("entries", () => {
      for (const entry of entries) hash("sha256", entry, "buffer");
    });
    timed("contents", () => {
      for (const [i, { metadata, payload }] of events.entries()) {
        hash("sha256", metadata, "buffer");
        hash("sha256", payload, "buffer");
        hash("sha256", entries[i] ?? "", "buffer");
      }
    });
    timed("sealing", () => {
      for (const event of events) {
        tiles.append(leafHash(entryOf(event, index)));
        index += 1;
      }
      tiles.takeChanged();
    });
    if (index % 100_000 < PAGE) bench.progress(`hashing: ${whole(index)} events`);
  }
  return {
    entries: index / seconds.entries,
    contents: index / seconds.contents,
    sealing: index / seconds.sealing,
  };
}

const NO_PREVIOUS = Buffer.alloc(32);

/** An entry of the same size as in the log: only its chain leads nowhere. */
function entryOf(event: StoredEvent, index: number): Uint8Array {
  return new EventItem(event).entry({ index, prev: NO_PREVIOUS });
}
