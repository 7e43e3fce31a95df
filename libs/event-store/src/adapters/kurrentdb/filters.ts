import { eventTypeFilter, type KurrentDBClient, streamNameFilter } from "@kurrent/kurrentdb-client";
import type { EventFilter } from "../../port.js";

/** A filter as the server takes it. */
export type ServerFilter = NonNullable<
  NonNullable<Parameters<KurrentDBClient["subscribeToAll"]>[0]>["filter"]
>;

/** The streams of the port, and neither those of the server nor guards. */
const ANY_EVENT = "^[a-z][A-Za-z0-9]*-";
const ANY_EVENT_STREAM = new RegExp(ANY_EVENT);

/** Whether a record is an event of the port. */
export function isEvent({ streamId }: { readonly streamId: string }): boolean {
  return ANY_EVENT_STREAM.test(streamId);
}

/**
 * What the server can leave out of `$all` for `filter`. It knows one criterion at a time: with
 * categories, the types are left to us.
 */
export function serverFilter(
  filter: EventFilter | undefined,
  checkpoints: Pick<Parameters<typeof streamNameFilter>[0], "checkpointReached"> = {},
): ServerFilter {
  const { categories, types } = filter ?? {};
  if (categories !== undefined) {
    return streamNameFilter({
      prefixes: [...new Set(categories)].map((category) => `${category}-`),
      ...checkpoints,
    });
  }
  if (types !== undefined) {
    const names = [...new Set(types)].map((type) => type.replaceAll(".", "\\."));
    return eventTypeFilter({ regex: `^(${names.join("|")})$`, ...checkpoints });
  }
  return streamNameFilter({ regex: ANY_EVENT, ...checkpoints });
}

/** Whether nothing at all passes. */
export function passesNothing(filter: EventFilter | undefined): boolean {
  return filter?.categories?.length === 0 || filter?.types?.length === 0;
}
