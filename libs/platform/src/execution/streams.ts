import { randomUUID } from "node:crypto";
import { type AccessGrant } from "#access";
import { expectedAt, type Loaded, type StreamAppend } from "#event-store";
import { type DomainEvent, type StreamName, uuid, type Uuid } from "#kernel";
import { type CommandContext, recorded } from "./command-context.js";

/** A new random identifier (version 4: it tells neither when nor in which order it was made). */
export function newId(): Uuid {
  return uuid(randomUUID());
}

/** The append of `events` to a stream that was loaded, expected to be as it was then. */
export function appendTo(
  context: CommandContext,
  grant: AccessGrant,
  stream: StreamName,
  loaded: Pick<Loaded<unknown>, "revision">,
  events: readonly DomainEvent[],
  eventOffset = 0,
): StreamAppend {
  return {
    stream,
    expected: expectedAt(loaded.revision),
    events: recorded(context, grant, events, eventOffset),
  };
}

/** The demand that a stream that was read has not moved when the append is done. */
export function unmoved(
  stream: StreamName,
  loaded: Pick<Loaded<unknown>, "revision">,
): StreamAppend {
  return { stream, expected: expectedAt(loaded.revision), events: [] };
}

/** The version (number of events) of a stream after `added` more events. */
export function versionAfter(loaded: Pick<Loaded<unknown>, "version">, added: number): string {
  return (BigInt(loaded.version) + BigInt(added)).toString();
}
