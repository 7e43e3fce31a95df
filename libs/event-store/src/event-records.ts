import Type from "typebox";
import { Compile } from "typebox/compile";
import { type StreamName, type Uuid, isUuid, parseStreamName } from "#kernel";
import type { EncodedEvent, EventCodec, EventToEncode } from "./codec.js";
import {
  type EventMetadata,
  type EventToAppend,
  exactly,
  NO_STREAM,
  type RecordedEvent,
  RevisionConflict,
  type StoredEvent,
  type StreamAppend,
  UnreadableEvent,
} from "./port.js";
import type { EventRegistry } from "./registry.js";

/** What every adapter is made with. */
export interface EventStoreOptions {
  readonly registry: EventRegistry;
  readonly codec: EventCodec;
}

/** A stream of an append, taken apart. */
export interface PlannedStream {
  readonly stream: StreamName;
  readonly category: string;
  readonly id: Uuid;
  /** Revision of the last event that the writer knows; -1 when there must be no stream. */
  readonly expected: bigint;
  /** None: a check only. */
  readonly events: readonly EventToAppend[];
}

/** An event that is ready to be stored. */
export interface PlannedEvent extends EncodedEvent {
  readonly eventId: Uuid;
  /** Index of its stream in the plan. */
  readonly streamIndex: number;
  readonly stream: StreamName;
  readonly category: string;
  readonly revision: bigint;
  readonly type: string;
  readonly schemaVersion: number;
}

/** An append that is checked, encoded and needs nothing but the store's consent. */
export interface AppendPlan {
  readonly streams: readonly PlannedStream[];
  readonly events: readonly PlannedEvent[];
}

const METADATA = Compile(
  Type.Object(
    {
      correlationId: Type.String(),
      causationId: Type.String(),
      actor: Type.Object(
        { id: Type.String(), role: Type.String() },
        { additionalProperties: false },
      ),
      centre: Type.String(),
      purpose: Type.String(),
      legalBasis: Type.String(),
      occurredAt: Type.String({ pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$" }),
    },
    // Closed: metadata is never encrypted, so nothing may slip into it unnoticed.
    { additionalProperties: false },
  ),
);

/** From appends to stored events and back: what is the same for every adapter. */
export class EventRecords {
  readonly #registry: EventRegistry;
  readonly #codec: EventCodec;

  constructor({ registry, codec }: EventStoreOptions) {
    this.#registry = registry;
    this.#codec = codec;
  }

  /**
   * Checks and encodes an append. Revisions are known here already: the expectation is always
   * exact, and if it turns out wrong nothing is stored.
   *
   * @throws TypeError for an append that is malformed (see `EventStore.append`)
   */
  async plan(appends: readonly StreamAppend[]): Promise<AppendPlan> {
    const streams = appends.map(plannedStream);
    if (new Set(streams.map((s) => s.stream)).size < streams.length) {
      throw new TypeError("an append names a stream twice");
    }
    const toEncode = streams.flatMap((stream, streamIndex) =>
      stream.events.map((event, place) => {
        if (!isUuid(event.eventId)) throw new TypeError("an event id is not a lower-case UUID");
        const definition = this.#registry.definitionFor(event.event);
        if (!METADATA.Check(event.metadata)) {
          throw new TypeError(`the metadata of ${definition.type} does not have the right shape`);
        }
        return {
          eventId: event.eventId,
          stream: stream.stream,
          category: stream.category,
          streamIndex,
          revision: stream.expected + 1n + BigInt(place),
          definition,
          data: event.event.data,
          metadata: event.metadata,
        };
      }),
    );
    if (toEncode.length === 0) throw new TypeError("an append has no event");
    if (new Set(toEncode.map((e) => e.eventId)).size < toEncode.length) {
      throw new TypeError("two events of an append have the same id");
    }
    const encoded = await this.#codec.encode(toEncode satisfies EventToEncode[]);
    const events = pairs(toEncode, encoded).map(([event, { payload, metadata }]) => ({
      eventId: event.eventId,
      streamIndex: event.streamIndex,
      stream: event.stream,
      category: event.category,
      revision: event.revision,
      type: event.definition.type,
      schemaVersion: event.definition.version,
      payload,
      metadata,
    }));
    return { streams, events };
  }

  /**
   * The stored events as the port gives them. All of the batch or none: a reader never moves past
   * an event that it could not read.
   *
   * @throws UnreadableEvent when one of them cannot be read
   */
  async recorded(stored: readonly StoredEvent[]): Promise<RecordedEvent[]> {
    for (const event of stored) this.#registry.assertReadable(event.type, event.schemaVersion);
    if (stored.length === 0) return [];
    const decoded = await this.#codec.decode(stored);
    return pairs(stored, decoded).map(([event, { data, metadata, erased }]) => {
      const { eventId, stream, revision, position, type, schemaVersion, recordedAt } = event;
      if (!METADATA.Check(metadata)) {
        throw new UnreadableEvent(
          type,
          schemaVersion,
          "its metadata does not have the right shape",
        );
      }
      return {
        eventId,
        stream,
        revision,
        position,
        schemaVersion,
        event:
          erased === undefined
            ? this.#registry.decode(type, schemaVersion, data)
            : this.#registry.decodeErased(type, schemaVersion, data),
        // Checked above; the brand of `occurredAt` is all that the schema cannot say.
        metadata: metadata as EventMetadata,
        recordedAt,
        ...(erased && { erased }),
      };
    });
  }
}

function plannedStream({ stream, expected, events }: StreamAppend): PlannedStream {
  const { category, id } = parseStreamName(stream);
  const revision = expected.kind === "exactly" ? expected.revision : -1n;
  if (expected.kind === "exactly" && revision < 0n) {
    throw new TypeError("an expected revision is 0 or more");
  }
  return { stream, category, id, expected: revision, events };
}

/** The error for a stream that ends at `actual`; both revisions are -1 for no stream. */
export function revisionConflict(
  stream: StreamName,
  expected: bigint,
  actual: bigint,
): RevisionConflict {
  return new RevisionConflict(
    stream,
    expected < 0n ? NO_STREAM : exactly(expected),
    actual < 0n ? undefined : actual,
  );
}

function pairs<A, B>(inputs: readonly A[], results: readonly B[]): [A, B][] {
  if (results.length !== inputs.length) throw new Error("the codec lost or added an event");
  return inputs.map((input, i) => [input, results[i] as B]);
}
