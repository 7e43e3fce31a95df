import type { DomainEvent } from "./event-definition.js";

/**
 * An aggregate as three pure parts. `decide` answers a command with the events that must happen
 * (none: nothing to do) or throws a `DomainError`; `evolve` folds one event into the state and
 * leaves the state as it is for events it does not know. Time and ids come in with the command.
 */
export interface Decider<Command, Event extends DomainEvent, State> {
  readonly initialState: State;
  readonly decide: (command: Command, state: State) => readonly Event[];
  readonly evolve: (state: State, event: Event) => State;
}

/** The state after `events`, starting from the decider's initial state. */
export function fold<Event extends DomainEvent, State>(
  decider: Pick<Decider<never, Event, State>, "initialState" | "evolve">,
  events: Iterable<Event>,
): State {
  let state = decider.initialState;
  for (const event of events) state = decider.evolve(state, event);
  return state;
}

/** For the `default` branch of an exhaustive switch: does not compile while a case is missing. */
export function unreachable(value: never): never {
  throw new Error(`unreachable case: ${JSON.stringify(value)}`);
}
