import type { Instant } from "#kernel";
import type { EventStore, IdempotencyRecord, StoredEvent } from "../port.js";

/** A remembered answer as it is stored. */
export interface StoredRequest extends IdempotencyRecord {
  /** When it was remembered, by the clock of the log that did so first. */
  readonly recordedAt: Instant;
}

/**
 * A log as something that can be moved whole, byte for byte. Not for programs that record or show:
 * what is imported is not checked against what the product knows, only against the log itself.
 * Adapters: PostgreSQL, KurrentDB. Every call may throw `StoreUnavailable`.
 */
export interface LogArchive extends Pick<EventStore, "readStored" | "compare"> {
  /** Whether each of its positions is that of an event; in others, events may lie before and after. */
  readonly positionsAreEvents: boolean;

  /**
   * The newest event, also one that readers may not pass yet; undefined in an empty log. What is
   * being appended at this moment is waited for.
   */
  newest(): Promise<StoredEvent | undefined>;

  /**
   * Adds events as they are: ids, revisions, bytes and times, in this order. Those at the beginning
   * that are there already, and the same, are passed over: after a failure it may be done again.
   *
   * @throws TypeError when the events of a stream do not follow each other
   * @throws RevisionConflict when a stream ends elsewhere than before its first event here
   * @throws DuplicateEvent when one of the ids is in the log as another event
   */
  importStored(events: readonly StoredEvent[]): Promise<void>;

  /** All remembered answers, page by page, in any order. */
  requests(): AsyncIterable<readonly StoredRequest[]>;

  /**
   * Remembers answers; those that are remembered already, and the same, are passed over.
   *
   * @throws DuplicateIdempotencyKey when one of the keys has another answer here
   */
  importRequests(requests: readonly StoredRequest[]): Promise<void>;

  /** Ends its connections, where they are its own. */
  close(): Promise<void>;
}
