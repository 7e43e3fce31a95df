import { v5 } from "uuid";
import { type Uuid, uuid } from "#kernel";

/** Namespace of all command ids of reactions. Frozen: another value would send everything twice. */
const REACTION_COMMANDS = "8a0b1e0c-6a3f-5d53-9c55-0f0d7c1f2b6e";

/**
 * The id under which a reaction answers an event: the same for every run, so that a replay
 * recognises what was already done.
 */
export function reactionCommandId(reactionName: string, eventId: Uuid): Uuid {
  return uuid(v5(`${reactionName}:${eventId}`, REACTION_COMMANDS));
}

/**
 * The id of the `index`-th event (from 0) that a command appends. With the command id of a
 * reaction the store refuses the second append of a replay as `DuplicateEvent`.
 */
export function derivedEventId(commandId: Uuid, index: number): Uuid {
  if (!Number.isSafeInteger(index) || index < 0) throw new RangeError("an index counts from 0");
  return uuid(v5(String(index), commandId));
}
