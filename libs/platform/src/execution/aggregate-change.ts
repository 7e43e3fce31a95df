import type { AccessGrant } from "#access";
import type { Loaded, StreamAppend } from "#event-store";
import type { Decider, DomainEvent, StreamName } from "#kernel";
import type { Answer } from "../http/answer.js";
import type { CommandContext } from "./command-context.js";
import { type CommandExecutor, requireVersion } from "./command-executor.js";
import { appendTo, versionAfter } from "./streams.js";

/** A command on one aggregate, after the decision on access. */
export interface AggregateChange<Command, Event extends DomainEvent, State> {
  readonly grant: AccessGrant;
  readonly stream: StreamName;
  readonly loaded: Loaded<State>;
  readonly decider: Pick<Decider<Command, Event, State>, "decide">;
  /**
   * Makes the command; called when the version is found to be the one the client saw. With the
   * streams that the command was made from and that must not move until it is written.
   */
  readonly command: () => Promised<{
    readonly command: Command;
    readonly unmoved?: readonly StreamAppend[];
  }>;
  /** What was made or changed, and the path at which it can be read. */
  readonly id: string;
  readonly href: string;
}

type Promised<T> = T | Promise<T>;

/**
 * The one way in which a request changes an aggregate: `prepare` opens it (and decides on access),
 * then the version is checked, the decider asked, the events appended. After a lost race all of it
 * is done again.
 */
export function changeAggregate<Command, Event extends DomainEvent, State>(
  executor: CommandExecutor,
  context: CommandContext,
  prepare: () => Promise<AggregateChange<Command, Event, State>>,
): Promise<Answer> {
  return executor.execute(context, async () => {
    const { grant, stream, loaded, decider, command, id, href } = await prepare();
    requireVersion(context, loaded.version);
    const made = await command();
    const events = decider.decide(made.command, loaded.state);
    return {
      appends: [appendTo(context, grant, stream, loaded, events), ...(made.unmoved ?? [])],
      answer: {
        body: { id, href },
        location: href,
        version: versionAfter(loaded, events.length),
      },
    };
  });
}
