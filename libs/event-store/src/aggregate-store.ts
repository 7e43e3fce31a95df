import type { Decider, DomainEvent, StreamName } from "#kernel";
import { type EventStore, type ExpectedRevision, exactly, NO_STREAM } from "./port.js";

/** An aggregate as its stream tells it. */
export interface Loaded<State> {
  readonly state: State;
  /** Of the last event; undefined when there is no stream. */
  readonly revision: bigint | undefined;
  /** Number of events, as a string: the version that clients see in an ETag. `"0"`: no stream. */
  readonly version: string;
}

/** Reads aggregates by folding their streams. */
export class AggregateStore {
  readonly #store: Pick<EventStore, "readStream">;

  constructor(store: Pick<EventStore, "readStream">) {
    this.#store = store;
  }

  /**
   * The state of the aggregate in `stream`; the decider's initial state when there is no stream.
   *
   * @throws StoreUnavailable, UnreadableEvent as the store does
   */
  async load<State, Event extends DomainEvent>(
    decider: Pick<Decider<never, Event, State>, "initialState" | "evolve">,
    stream: StreamName,
  ): Promise<Loaded<State>> {
    let state = decider.initialState;
    let revision: bigint | undefined;
    for await (const recorded of this.#store.readStream(stream)) {
      // A stream may hold events that the decider does not know: evolve leaves those alone.
      state = decider.evolve(state, recorded.event as Event);
      revision = recorded.revision;
    }
    return { state, revision, version: String((revision ?? -1n) + 1n) };
  }
}

/** What to expect of a stream that was loaded at `revision`. */
export function expectedAt(revision: bigint | undefined): ExpectedRevision {
  return revision === undefined ? NO_STREAM : exactly(revision);
}
