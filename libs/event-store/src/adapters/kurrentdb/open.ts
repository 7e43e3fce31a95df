import type { KurrentDbEventStore, KurrentDbEventStoreOptions } from "./kurrentdb-event-store.js";
import type { KurrentDbLogArchive, KurrentDbLogArchiveOptions } from "./kurrentdb-log-archive.js";

// The client takes a quarter of a second and 38 MB to load, and a native library of the platform: only
// who has a log in KurrentDB pays for it.

/** Opens the event log in KurrentDB; see `KurrentDbEventStore.open`. */
export async function openKurrentDb(
  options: KurrentDbEventStoreOptions,
): Promise<KurrentDbEventStore> {
  const adapter = await import("./kurrentdb-event-store.js");
  return adapter.KurrentDbEventStore.open(options);
}

/** Opens the log in KurrentDB for copying; see `KurrentDbLogArchive.open`. */
export async function openKurrentDbArchive(
  options: KurrentDbLogArchiveOptions,
): Promise<KurrentDbLogArchive> {
  const adapter = await import("./kurrentdb-log-archive.js");
  return adapter.KurrentDbLogArchive.open(options);
}
