import { type Decider, type DomainEvent, DomainError, fold } from "#kernel";

/**
 * Given/when/then for deciders: the three words in which every rule of the domain is specified.
 *
 * ```ts
 * spec(sittingDecider).given(convened()).when(dispatchAgenda()).thenRefused('committee.agenda-empty');
 * ```
 */
export function spec<Command, Event extends DomainEvent, State>(
  decider: Decider<Command, Event, State>,
) {
  return {
    given: (...past: Event[]) => ({
      when: (command: Command) => {
        const state = fold(decider, past);
        return {
          /** Allowed: exactly these events, in this order. */
          then: (...expected: Event[]): void => {
            expect(decider.decide(command, state)).toEqual(expected);
          },
          /** Refused with this code, and nothing else. */
          thenRefused: (code: string): void => {
            let refusal: unknown;
            try {
              decider.decide(command, state);
            } catch (error) {
              refusal = error;
            }
            expect(refusal).toBeInstanceOf(DomainError);
            expect((refusal as DomainError).code).toBe(code);
          },
          /** Quiet: there is nothing to do. */
          thenNothing: (): void => {
            expect(decider.decide(command, state)).toEqual([]);
          },
        };
      },
    }),
  };
}
