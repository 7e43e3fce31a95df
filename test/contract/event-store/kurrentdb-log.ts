import { BACKWARDS, END, KurrentDBClient } from "@kurrent/kurrentdb-client";
import {
  type KurrentDbEventStore,
  openKurrentDb,
  type KurrentDbEventStoreOptions,
  PlainJsonCodec,
} from "#event-store";
import { type LogUnderTest, REGISTRY } from "./fixtures.js";

/** Little patience: what is away in these tests stays away. */
export const HASTY = { deadlineMs: 3_000, attempts: 3, firstPauseMs: 20 };

/** A log on a server; `stop` lets the server go. */
export interface KurrentDbLog extends LogUnderTest {
  readonly url: string;
  open(program?: Partial<KurrentDbEventStoreOptions>): Promise<KurrentDbEventStore>;
}

/** The log of the server at `url`, which is empty. */
export function kurrentDbLog(url: string, stop: () => Promise<void>): KurrentDbLog {
  const stores: KurrentDbEventStore[] = [];
  const open = async (program: Partial<KurrentDbEventStoreOptions> = {}) => {
    const store = await openKurrentDb({
      url,
      registry: REGISTRY,
      codec: new PlainJsonCodec(),
      categories: ["thing", "other", "rare", "odd", "even"],
      pageSize: 7,
      ...program,
    });
    stores.push(store);
    return store;
  };
  return {
    url,
    open,
    storedBytes: (eventId) => bytesOf(url, eventId),
    // The server has no transactions that linger: an append, or nothing.
    transaction: async (appends, { commits }) => {
      if (commits) await (stores[0] ?? (await open())).append(appends);
    },
    close: async () => {
      await Promise.all(stores.map((store) => store.close()));
      await stop();
    },
  };
}

/** Reads the record as any client of the server would. */
async function bytesOf(url: string, eventId: string) {
  const client = KurrentDBClient.connectionString(url);
  try {
    for await (const { event } of client.readAll({ direction: BACKWARDS, fromPosition: END })) {
      if (event === undefined || event.isJson) continue;
      const data = Buffer.from(event.data);
      const line = data.subarray(0, data.indexOf("\n")).toString("utf8");
      if (!line.includes(`"event":"${eventId}"`)) continue;
      const body = data.subarray(line.length + 1);
      const { metadata } = JSON.parse(line) as { metadata: number };
      return { metadata: body.subarray(0, metadata), payload: body.subarray(metadata) };
    }
    throw new Error("no such event");
  } finally {
    await client.dispose();
  }
}
