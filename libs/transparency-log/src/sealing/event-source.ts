import {
  type EventStore,
  plaintextCommitment,
  type Position,
  type PositionColumn,
  type StoredEvent,
} from "#event-store";
import { parseStreamName, type Uuid } from "#kernel";
import { eventEntry } from "../entry/event-entry.js";
import { HASH_BYTES, sha256 } from "../tree/hash.js";
import type { ChainPlace, EntryPlace, LogItem, LogSource } from "./source.js";

/** Name of the log of events. */
export const EVENTS = "events";

/** Where the position of the last sealed event is kept. */
export const SEALED_POSITION: PositionColumn = {
  table: "rechtop_proof.logs",
  column: "position",
  where: `log = '${EVENTS}'`,
};

/** An event of the store as a record of the log. */
export class EventItem implements LogItem {
  readonly position: string;
  readonly id: Uuid;
  readonly chain: ChainPlace;
  #digests: Buffer | undefined;

  constructor(readonly event: StoredEvent) {
    this.position = event.position;
    this.id = event.eventId;
    this.chain = { ...parseStreamName(event.stream), revision: event.revision };
  }

  /** SHA-256 of metadata and payload, and the commitment to the plain text where there is one. */
  get digests(): Buffer {
    const { metadata, payload } = this.event;
    this.#digests ??= Buffer.concat([
      sha256(metadata),
      sha256(payload),
      Buffer.from(plaintextCommitment(payload) ?? "", "base64"),
    ]);
    return this.#digests;
  }

  entry({ index, prev, digests = this.digests }: EntryPlace): Uint8Array {
    const { eventId, stream, revision, type, schemaVersion, recordedAt } = this.event;
    const commitment = digests.subarray(2 * HASH_BYTES);
    return eventEntry({
      index,
      stream,
      revision,
      ...(prev && { prev }),
      eventId,
      type,
      schemaVersion,
      recordedAt,
      metadataHash: digests.subarray(0, HASH_BYTES),
      dataHash: digests.subarray(HASH_BYTES, 2 * HASH_BYTES),
      ...(commitment.length > 0 && { commitment }),
    });
  }
}

/** The events of `store`, in the order of the log and as stored, as records to be sealed. */
export function eventSource(store: Pick<EventStore, "head" | "readStored">): LogSource<EventItem> {
  return {
    log: EVENTS,
    head: () => store.head(),
    readAfter: async (position, limit) => {
      const after = position as Position | undefined;
      const events = await store.readStored({ ...(after !== undefined && { after }), limit });
      return events.map((event) => new EventItem(event));
    },
  };
}
