import { Inject } from "@nestjs/common";
import { type IQueryHandler, Query, QueryHandler } from "@nestjs/cqrs";
import Type from "typebox";
import type { Actor } from "#access";
import { EVENT_STORE, type EventStore, type RecordedEvent } from "#event-store";
import { type DomainEvent, parseStreamName, streamName } from "#kernel";
import { type Answer, decodeCursor, encodeCursor, householdOf } from "#platform";
import type { HistoryEntry } from "../schemas.js";
import { Files } from "../files.js";

/** Injection token of the `FileStreams`. */
export const FILE_STREAMS = Symbol("FILE_STREAMS");

/** What the history must know of the streams that are named after a file. */
export interface FileStreams {
  readonly categories: readonly string[];
  /** Fields of an event type that stay with those who wrote them, e.g. how each member voted. */
  readonly withheld: Readonly<Record<string, readonly string[]>>;
  /** Whether an event tells something of the household beside the person who asks. */
  readonly tellsOfHousehold: (event: DomainEvent) => boolean;
}

/** The whole history of a file over all its streams, event by event, in the order of the log. */
export class ReadHistory extends Query<Answer> {
  constructor(
    readonly actor: Actor,
    readonly applicationId: string,
    readonly pageSize: number,
    readonly after: string | undefined,
  ) {
    super();
  }
}

/** Where a page ended, stream by stream: the next revision of each that has begun. */
const Place = Type.Record(
  Type.String({ pattern: "^[a-z][A-Za-z]{0,60}$" }),
  Type.String({ pattern: "^\\d{1,18}$" }),
  { additionalProperties: false },
);

@QueryHandler(ReadHistory)
export class ReadHistoryHandler implements IQueryHandler<ReadHistory> {
  constructor(
    private readonly files: Files,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(FILE_STREAMS) private readonly streams: FileStreams,
  ) {}

  async execute({ actor, applicationId, pageSize, after }: ReadHistory): Promise<Answer> {
    await this.files.open(actor, "readHistory", applicationId);
    const begun = after === undefined ? {} : decodeCursor(after, Place);
    // Streams have no holes, the log can have them for a moment (an append that commits late): a
    // cursor per stream passes over nothing.
    const events = (
      await Promise.all(
        this.streams.categories.map((category) =>
          this.readFrom(category, applicationId, BigInt(begun[category] ?? "0")),
        ),
      )
    )
      .flat()
      .sort((a, b) => this.store.compare(a.position, b.position));
    const shown = events.slice(0, pageSize);
    const items = shown.map((event) => historyEntry(event, this.streams.withheld));
    const subjects = householdOf(
      applicationId,
      shown.some(({ event }) => this.streams.tellsOfHousehold(event)),
    );
    if (events.length === shown.length) return { body: { items }, subjects };
    const cursor = encodeCursor({ ...begun, ...nextRevisions(shown) });
    const next = `/applications/${applicationId}/events?pageSize=${pageSize}&after=${cursor}`;
    return { body: { items, next }, subjects };
  }

  private readFrom(
    category: string,
    applicationId: string,
    revision: bigint,
  ): Promise<RecordedEvent[]> {
    return Array.fromAsync(this.store.readStream(streamName(category, applicationId), revision));
  }
}

function nextRevisions(shown: readonly RecordedEvent[]): Record<string, string> {
  return Object.fromEntries(
    shown.map(({ stream, revision }) => [
      parseStreamName(stream).category,
      (revision + 1n).toString(),
    ]),
  );
}

function historyEntry(recorded: RecordedEvent, withheld: FileStreams["withheld"]): HistoryEntry {
  const { eventId, stream, revision, event, metadata, recordedAt } = recorded;
  return {
    eventId,
    stream,
    revision: revision.toString(),
    type: event.type,
    occurredAt: metadata.occurredAt,
    recordedAt,
    actor: metadata.actor,
    purpose: metadata.purpose,
    legalBasis: metadata.legalBasis,
    causationId: metadata.causationId,
    correlationId: metadata.correlationId,
    content: without(event.data as object, withheld[event.type] ?? []),
  };
}

function without(data: object, fields: readonly string[]): object {
  return Object.fromEntries(Object.entries(data).filter(([field]) => !fields.includes(field)));
}
