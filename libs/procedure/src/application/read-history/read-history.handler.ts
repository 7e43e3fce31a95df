import { Inject } from "@nestjs/common";
import { type IQueryHandler, Query, QueryHandler } from "@nestjs/cqrs";
import Type from "typebox";
import type { Actor } from "#access";
import { EVENT_STORE, type EventStore, type Position, type RecordedEvent } from "#event-store";
import { closedObject, streamName } from "#kernel";
import { type Answer, decodeCursor, encodeCursor, notACursor } from "#platform";
import type { HistoryEntry } from "../schemas.js";
import { Files } from "../files.js";

/** Every stream category whose streams are named after the file they belong to. */
export const FILE_CATEGORIES = Symbol("FILE_CATEGORIES");

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

const Place = closedObject({ after: Type.String({ maxLength: 80 }) });

@QueryHandler(ReadHistory)
export class ReadHistoryHandler implements IQueryHandler<ReadHistory> {
  constructor(
    private readonly files: Files,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(FILE_CATEGORIES) private readonly categories: readonly string[],
  ) {}

  async execute({ actor, applicationId, pageSize, after }: ReadHistory): Promise<Answer> {
    await this.files.open(actor, "readHistory", applicationId);
    const from = after === undefined ? undefined : this.positionOf(after);
    // The streams of one file are short: a handful of reads by name, merged in the order of the log.
    const streams = await Promise.all(
      this.categories.map((category) => this.readAll(category, applicationId)),
    );
    const events = streams
      .flat()
      .filter((event) => from === undefined || this.store.compare(event.position, from) > 0)
      .sort((a, b) => this.store.compare(a.position, b.position));
    const shown = events.slice(0, pageSize);
    const last = shown.at(-1);
    const next =
      events.length > shown.length && last !== undefined
        ? `/applications/${applicationId}/events?pageSize=${pageSize}&after=${encodeCursor({ after: last.position })}`
        : undefined;
    return { body: { items: shown.map(historyEntry), ...(next === undefined ? {} : { next }) } };
  }

  private positionOf(cursor: string): Position {
    const position = decodeCursor(cursor, Place).after as Position;
    try {
      this.store.compare(position, position);
    } catch {
      throw notACursor();
    }
    return position;
  }

  private async readAll(category: string, applicationId: string): Promise<RecordedEvent[]> {
    return Array.fromAsync(this.store.readStream(streamName(category, applicationId)));
  }
}

function historyEntry(recorded: RecordedEvent): HistoryEntry {
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
    content: event.data,
  };
}
