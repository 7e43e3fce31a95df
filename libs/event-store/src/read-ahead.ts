import type { StreamName } from "#kernel";
import type { EventStore, RecordedEvent } from "./port.js";

type StreamReader = Pick<EventStore, "readStream">;

/**
 * Reads `streams` in few round trips, for somebody who asks for them one by one. Each is handed out
 * once, and from the store after that: who lost a race and asks again sees what is there now.
 *
 * @throws whatever the store throws for any of the streams; then they are to be read one by one
 */
export async function readAhead(
  store: StreamReader & Pick<EventStore, "readStreams">,
  streams: readonly StreamName[],
): Promise<StreamReader> {
  const ahead = new Map<StreamName, RecordedEvent[]>(streams.map((stream) => [stream, []]));
  for await (const event of store.readStreams([...ahead.keys()])) {
    ahead.get(event.stream)?.push(event);
  }
  return {
    async *readStream(stream, fromRevision = 0n) {
      const events = ahead.get(stream);
      ahead.delete(stream);
      if (events === undefined) yield* store.readStream(stream, fromRevision);
      else yield* events.filter(({ revision }) => revision >= fromRevision);
    },
  };
}
