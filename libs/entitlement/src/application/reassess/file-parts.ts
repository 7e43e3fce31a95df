import type { EventStore, RecordedEvent, StreamPart } from "#event-store";
import { type StreamName, streamName } from "#kernel";
import { CONDITIONS } from "#statute";
import { conditionCategory } from "../../domain/conditions/condition.js";
import type { DeterminationEvent } from "../../domain/determination/events.js";
import type { RightDetermined } from "../../domain/determination/right-determined.js";
import type { RunningFile } from "../../projections/running-files/running-file.entity.js";

/** The determination that stands, and its place in its stream. */
export interface LatestDetermination {
  readonly stream: StreamName;
  readonly latest: RightDetermined;
  readonly revision: bigint;
}

/**
 * What is read of a file: its conditions and its latest determination. Not the request, in which
 * the person is named, and not what was determined before: a file may run for years.
 */
export function partsOf({ applicationId, revision }: RunningFile): StreamPart[] {
  return [
    { stream: determinationStream(applicationId), from: BigInt(revision) },
    ...CONDITIONS.map((condition) => ({
      stream: streamName(conditionCategory(condition), applicationId),
    })),
  ];
}

/** The latest determination: that of the list, or one that came since. */
export async function latestDetermination(
  { applicationId, revision: listed }: RunningFile,
  reader: Pick<EventStore, "readStream">,
): Promise<LatestDetermination> {
  const stream = determinationStream(applicationId);
  const events = reader.readStream(stream, BigInt(listed)) as AsyncIterable<
    RecordedEvent<DeterminationEvent>
  >;
  let found: LatestDetermination | undefined;
  for await (const { event, revision } of events) {
    if (event.type !== "entitlement.RightDetermined") continue;
    found = { stream, latest: event.data, revision };
  }
  if (found === undefined) throw new Error("the list names a determination that is not there");
  return found;
}

function determinationStream(applicationId: string): StreamName {
  return streamName("determination", applicationId);
}
