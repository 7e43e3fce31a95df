import fc from "fast-check";
import { type Decider, type DomainEvent, type EventDefinition, type EventOf, fold } from "#kernel";
import { anyEvent } from "./from-schema.js";

/**
 * What holds for every decider, whatever was recorded: `evolve` takes any sequence of its events
 * without throwing, changes neither state nor event, and folding piece by piece gives what folding
 * at once gives.
 *
 * @param definitions the events of the stream; sequences are made from their schemas
 */
export function checkEvolve<D extends EventDefinition, State>(
  decider: Pick<Decider<never, EventOf<D> & DomainEvent, State>, "initialState" | "evolve">,
  definitions: readonly D[],
  runs: { readonly seed: number; readonly numRuns: number },
): void {
  const { initialState, evolve } = decider;
  const frozen = { initialState, evolve: (s: State, e: EventOf<D>) => deepFreeze(evolve(s, e)) };
  fc.assert(
    fc.property(fc.array(anyEvent(definitions), { maxLength: 12 }), fc.nat(), (events, at) => {
      deepFreeze(initialState);
      deepFreeze(events);
      const cut = at % (events.length + 1);
      const replayed = fold(frozen, events);
      const before = fold(frozen, events.slice(0, cut));
      const onTop = { ...frozen, initialState: before };
      expect(fold(onTop, events.slice(cut))).toEqual(replayed);
    }),
    runs,
  );
}

/** `value` with all that is in it frozen: a write to it throws. */
export function deepFreeze<T>(value: T): T {
  if (value !== null && typeof value === "object" && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
