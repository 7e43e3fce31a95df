import { randomUUID } from "node:crypto";
import {
  binaryEvent,
  KurrentDBClient,
  NO_STREAM as NOTHING,
  type ReadAllOptions,
  START,
  STREAM_STATE,
  streamNameFilter,
} from "@kurrent/kurrentdb-client";
import { exactly, openKurrentDb, NO_STREAM, PlainJsonCodec, type Position } from "#event-store";
import { streamName } from "#kernel";
import type { Row } from "../bench.js";
import { compare, rateOf, ratePerSecond } from "../measure.js";
import { ratioLine } from "../report.js";
import { event, file, FILE_EVENTS, REGISTRY } from "../workload.js";
import { Writers } from "./append-baseline.js";

const AIM = 0.8;
const CATEGORY = "application";
const CATEGORIES = [CATEGORY, "socialReport", "meansCondition", "determination", "committeeCase"];
const BARE = "the client alone";

/** Files that are appended for the reading, and how many at a time. */
const FILES = 2_000;
const FILLERS = 16;

/** Connection string of the server; without one there is nothing to measure. */
const url = process.env["KURRENTDB_URL"] ?? "";

/**
 * The store on KurrentDB against the client used bare on the same server: one stream, one expected
 * revision, the same bytes; no guards, no codec.
 */
export const kurrentDb: Row = async (bench) => {
  const options = { url, categories: CATEGORIES, registry: REGISTRY, codec: new PlainJsonCodec() };
  const store = await openKurrentDb({ ...options, pageSize: 1_000 });
  const client = KurrentDBClient.connectionString(url);
  const { nextId } = bench;

  const appends = async (what: string, writers: number) => {
    const [streams, twins] = [new Writers(nextId), new Writers(nextId)];
    const rates = await compare(
      () =>
        ratePerSecond(writers, async (writer) => {
          const { id, revision } = streams.next(writer);
          const expected = revision === 0 ? NO_STREAM : exactly(BigInt(revision - 1));
          const events = [event(revision, nextId())];
          await store.append([{ stream: streamName(CATEGORY, id), expected, events }]);
        }),
      () =>
        ratePerSecond(writers, async (writer) => {
          const { id, revision } = twins.next(writer);
          const { event: written } = event(revision, nextId());
          const data = Buffer.from(JSON.stringify(written.data));
          const record = binaryEvent({ id: randomUUID(), type: written.type, data });
          const streamName = `bare-${id}`;
          const expectedState = revision === 0 ? NOTHING : BigInt(revision - 1);
          const check = { type: STREAM_STATE, streamName, expectedState } as const;
          await client.appendRecords([{ streamName, record }], [check]);
        }),
      (text) => bench.progress(`${what}: ${text}`),
    );
    return ratioLine(what, "events/s", rates, BARE, AIM);
  };

  const start = await store.head();
  bench.progress("KurrentDB: filling");
  let left = FILES;
  const filler = async () => {
    while (left-- > 0) await store.append(file(nextId));
  };
  await Promise.all(Array.from({ length: FILLERS }, filler));
  const reading = await compare(
    () => rateOf(() => count(store.readAll(start === undefined ? {} : { after: start }))),
    () => rateOf(() => count(client.readAll(bareRead(start)))),
    (text) => bench.progress(`KurrentDB, read all: ${text}`),
  );
  const lines = [
    await appends("KurrentDB: append, 1 writer", 1),
    await appends("KurrentDB: append, 32 writers", 32),
    ratioLine(
      `KurrentDB: read all, decoded, ${FILES * FILE_EVENTS} events`,
      "events/s",
      reading,
      BARE,
      AIM,
    ),
  ];
  await store.close();
  await client.dispose();
  return lines;
};

/** The same records, with nothing done to them. */
function bareRead(start: Position | undefined): ReadAllOptions {
  const commit = BigInt(start?.split(":")[1] ?? 0);
  const filter = streamNameFilter({ prefixes: CATEGORIES.map((category) => `${category}-`) });
  const fromPosition = start === undefined ? START : { commit, prepare: commit };
  return { fromPosition, filter };
}

async function count(events: AsyncIterable<unknown>): Promise<number> {
  let number = 0;
  const iterator = events[Symbol.asyncIterator]();
  while ((await iterator.next()).done !== true) number += 1;
  return number;
}
