import type { EventFilter, RecordedEvent } from "#event-store";
import type { Uuid } from "#kernel";

/**
 * A process manager: answers events with commands. It runs in one process at a time and sees
 * every event at least once, in the order of the log.
 */
export interface Reaction {
  /** `<context>.<reaction>`: identity of its checkpoint and of its command ids. Never renamed. */
  readonly name: string;
  readonly filter: EventFilter;
  /**
   * Where its first start begins. `origin`: with the first event of the log. `current`: with what
   * happens from then on; for everything that leaves the house (mail), so that a new reaction
   * does not send the past.
   */
  readonly startFrom: "origin" | "current";
  /**
   * Does what follows from `event`. `command.id` is the same on every run for this event: append
   * events under `derivedEventId(command.id, n)`, give it to outside systems as message id.
   *
   * One append per call (it may write several streams): `DuplicateEvent` counts as "all of this
   * was done before", so a second append after it would be skipped on a replay.
   *
   * Throws nothing for a business reason: nothing to do is a normal end. A `DomainError` or a bug
   * stops the reaction; `RevisionConflict` makes it run again, so read inside `react`.
   */
  react(event: RecordedEvent, command: { readonly id: Uuid }): Promise<void>;
}
