import type { StreamName } from "#kernel";
import type { EventStore, RecordedEvent, StreamPart } from "./port.js";

type StreamReader = Pick<EventStore, "readStream">;

/**
 * Reads streams, or their ends, in few round trips, for somebody who asks for them one by one. Each
 * is handed out once, and from the store after that: who lost a race and asks again sees what is
 * there now. So is what lies before the part that was read.
 *
 * @throws whatever the store throws for any of the streams; then they are to be read one by one
 */
export async function readAhead(
  store: StreamReader & Pick<EventStore, "readStreams">,
  wanted: readonly StreamPart[],
): Promise<StreamReader> {
  const ahead = new Map<StreamName, { readonly from: bigint; readonly events: RecordedEvent[] }>();
  for (const { stream, from = 0n } of wanted) ahead.set(stream, { from, events: [] });
  const parts = [...ahead].map(([stream, { from }]) => ({ stream, from }));
  for await (const event of store.readStreams(parts)) ahead.get(event.stream)?.events.push(event);
  return {
    async *readStream(stream, fromRevision = 0n) {
      const part = ahead.get(stream);
      ahead.delete(stream);
      if (part === undefined || fromRevision < part.from) {
        yield* store.readStream(stream, fromRevision);
      } else {
        yield* part.events.filter(({ revision }) => revision >= fromRevision);
      }
    },
  };
}
