import { randomUUID } from "node:crypto";
import type { AccessGrant, Actor } from "#access";
import type { EventMetadata, EventToAppend } from "#event-store";
import { assertNothingErased, type DomainEvent, type Instant, uuid, type Uuid } from "#kernel";
import { requestContext, type IdempotencyClaim } from "../http/request-context.js";

/** Who wants something, when, and in answer to what. */
export interface CommandContext {
  readonly actor: Actor;
  readonly now: Instant;
  readonly correlationId: string;
  /** Id of the request, or of the event that a reaction answers. */
  readonly causationId: string;
  /** Version the client saw; a write to another version is refused. */
  readonly ifMatch?: string;
  readonly idempotency?: IdempotencyClaim;
  /** Makes the id of the n-th event: random for a request, derived for a reaction. */
  readonly eventId: (index: number) => Uuid;
}

/** The context of the command in the request that is being answered. */
export function commandContext(): CommandContext {
  const { actor, now, traceId, ifMatch, idempotency } = requestContext();
  if (actor === undefined) throw new Error("a public endpoint has no commands");
  return {
    actor,
    now,
    correlationId: traceId,
    causationId: traceId,
    ...(ifMatch === undefined ? {} : { ifMatch }),
    ...(idempotency === undefined ? {} : { idempotency }),
    // Random (version 4): an event id must not tell when or in which order something was written.
    eventId: () => uuid(randomUUID()),
  };
}

/**
 * `events` with ids and metadata, for the log. `offset` counts events already planned.
 *
 * @throws ErasedDataUsed when one of them was made from personal data that was erased
 */
export function recorded<E extends DomainEvent>(
  context: CommandContext,
  grant: AccessGrant,
  events: readonly E[],
  offset = 0,
): EventToAppend<E>[] {
  for (const { data } of events) assertNothingErased(data);
  const metadata: EventMetadata = {
    correlationId: context.correlationId,
    causationId: context.causationId,
    actor: { id: context.actor.id, role: grant.role },
    centre: context.actor.centre,
    purpose: grant.purpose,
    legalBasis: grant.legalBasis,
    occurredAt: context.now,
  };
  return events.map((event, index) => ({
    eventId: context.eventId(offset + index),
    event,
    metadata,
  }));
}
