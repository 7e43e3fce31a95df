import type { RecordedEvent } from "#event-store";
import type { Uuid } from "#kernel";
import { derivedEventId } from "#projections";
import type { CommandContext } from "./command-context.js";

/** The context in which a reaction answers `cause`: its centre, its correlation, derived ids. */
export function reactionContext(
  reaction: string,
  cause: RecordedEvent,
  commandId: Uuid,
): CommandContext {
  return {
    actor: { id: `reaction:${reaction}`, centre: cause.metadata.centre, roles: [] },
    // What follows from an event happened when the event happened.
    now: cause.metadata.occurredAt,
    correlationId: cause.metadata.correlationId,
    causationId: cause.eventId,
    eventId: (index) => derivedEventId(commandId, index),
  };
}
