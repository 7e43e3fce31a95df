import { EventRegistry, type EventStore, NO_STREAM } from "#event-store";
import { parseStreamName, type StreamName } from "#kernel";
import { appendVisibly, type LogUnderTest, newStream, note } from "./fixtures.js";

/** Single events by their place, and the streams of one identifier. */
export function placing(log: () => LogUnderTest): void {
  let store: EventStore;
  beforeEach(async () => {
    store = await log().open();
  });

  it("gives single events as they are stored, in the order asked for, and nothing where none is", async () => {
    const [a, b, absent] = [newStream(), newStream("other"), newStream()];
    const position = await appendVisibly(store, [
      { stream: a, expected: NO_STREAM, events: [note("1"), note("2")] },
      { stream: b, expected: NO_STREAM, events: [note("3")] },
    ]);
    const stored = await store.readStored({ limit: 10 });
    expect(stored.at(-1)?.position).toBe(position);
    store = await log().open({ registry: new EventRegistry([]) });
    const found = await store.readStoredAt([
      { stream: b, revision: 0n },
      { stream: a, revision: 1n },
      { stream: b, revision: 1n },
      { stream: absent, revision: 0n },
      { stream: b, revision: 0n },
    ]);
    expect(found).toEqual([stored[2], stored[1], undefined, undefined, stored[2]]);
    expect(await store.readStoredAt([])).toEqual([]);
  });

  it("knows the streams that share an identifier, and how far each of them goes", async () => {
    const a = newStream();
    const b = a.replace("thing-", "other-") as StreamName;
    const { id } = parseStreamName(a);
    expect(await store.streamsOf(id)).toEqual([]);
    await store.append([
      { stream: newStream(), expected: NO_STREAM, events: [note()] },
      { stream: a, expected: NO_STREAM, events: [note(), note(), note()] },
      { stream: b, expected: NO_STREAM, events: [note()] },
    ]);
    const streams = await store.streamsOf(id);
    expect(new Map(streams.map((end) => [end.stream, end.revision]))).toEqual(
      new Map([
        [a, 2n],
        [b, 0n],
      ]),
    );
  });
}
