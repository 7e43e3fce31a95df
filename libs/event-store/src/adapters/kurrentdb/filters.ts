import { eventTypeFilter, type KurrentDBClient, streamNameFilter } from "@kurrent/kurrentdb-client";
import type { EventFilter } from "../../port.js";
import { passes } from "../../reading.js";
import type { LogRecord } from "./stored-records.js";

/** A filter as the server takes it. */
export type ServerFilter = NonNullable<
  NonNullable<Parameters<KurrentDBClient["subscribeToAll"]>[0]>["filter"]
>;

/** What of `$all` a reader is given: of the streams of the product at most, what passes a filter. */
export class LogFilter {
  readonly #categories: readonly string[];
  readonly #types: readonly string[] | undefined;
  /** The server knows one criterion at a time: types, unless there are categories, too. */
  readonly #byType: boolean;

  /** @param known every category that a stream of the product may have */
  constructor(known: Iterable<string>, { categories, types }: EventFilter = {}) {
    this.#categories = [...new Set(categories ?? known)];
    this.#types = types && [...new Set(types)];
    this.#byType = categories === undefined && types !== undefined;
  }

  /** Whether nothing at all passes. */
  get isEmpty(): boolean {
    return this.#categories.length === 0 || this.#types?.length === 0;
  }

  /** What the server can leave out; the rest is left to `passes`. */
  forServer(
    checkpoints: Pick<Parameters<typeof streamNameFilter>[0], "checkpointReached"> = {},
  ): ServerFilter {
    if (this.#byType) {
      const names = this.#types?.map((type) => type.replaceAll(".", "\\.")) ?? [];
      return eventTypeFilter({ regex: `^(${names.join("|")})$`, ...checkpoints });
    }
    const prefixes = this.#categories.map((category) => `${category}-`);
    return streamNameFilter({ prefixes, ...checkpoints });
  }

  /** Whether a record passes, also in what the server was not asked to leave out. */
  passes({ streamId, type }: Pick<LogRecord, "streamId" | "type">): boolean {
    const category = streamId.slice(0, Math.max(streamId.indexOf("-"), 0));
    const [categories, types] = [this.#categories, this.#types];
    return passes({ categories, ...(types && { types }) }, category, type);
  }
}
