import { openKurrentDb } from "./adapters/kurrentdb/open.js";
import {
  PostgresEventStore,
  type PostgresEventStoreOptions,
} from "./adapters/postgres/postgres-event-store.js";
import type { EventStore } from "./port.js";

/** Where the event log is, and what it is opened with. */
export interface OpenEventStoreOptions extends PostgresEventStoreOptions {
  /** Connection string of a KurrentDB server; when absent the log is in the database of `pool`. */
  readonly kurrentDbUrl: string | undefined;
  /** Every category that a stream may have. */
  readonly categories: readonly string[];
}

/** An event log that somebody has to close. */
export interface OpenedEventStore {
  readonly store: EventStore;
  readonly close: () => Promise<void>;
}

/**
 * Opens the event log where the configuration says that it is.
 *
 * @throws StoreUnavailable when nobody answers there
 */
export async function openEventStore(options: OpenEventStoreOptions): Promise<OpenedEventStore> {
  const { kurrentDbUrl, categories, registry, codec } = options;
  if (kurrentDbUrl === undefined) {
    return { store: await PostgresEventStore.open(options), close: async () => {} };
  }
  // The read models and keys in it stay; without a listener a connection that dies ends the process.
  options.pool.on("error", (error) => options.onIdleConnectionLost?.(error));
  const parts = { url: kurrentDbUrl, categories, registry, codec };
  const store = await openKurrentDb(parts);
  return { store, close: () => store.close() };
}
