import type { EventDefinition, StreamName, Uuid } from "#kernel";
import { type ErasedPart, type EventMetadata, UnreadableEvent } from "./port.js";

/** Where an event stands; fixed before it is encoded, so that bytes can be bound to their place. */
export interface EventPlace {
  readonly eventId: Uuid;
  readonly stream: StreamName;
  readonly revision: bigint;
}

/** An event on its way to bytes. Its data fits `definition`, which is of the newest version. */
export interface EventToEncode extends EventPlace {
  /** Carries the declaration of personal data of every field. */
  readonly definition: EventDefinition;
  readonly data: unknown;
  readonly metadata: EventMetadata;
}

/** What is stored, byte for byte: later proofs hash these bytes. */
export interface EncodedEvent {
  readonly payload: Uint8Array;
  readonly metadata: Uint8Array;
}

/** An event on its way from bytes; type and version are known to be readable. */
export interface EventToDecode extends EventPlace, EncodedEvent {
  readonly type: string;
  /** The version it was written in. */
  readonly schemaVersion: number;
}

/** What the bytes say, not yet upcast or validated. */
export interface DecodedEvent {
  readonly data: unknown;
  readonly metadata: unknown;
  /** What was erased of it: `data` holds an `Erased` in each place. Absent when nothing was. */
  readonly erased?: readonly ErasedPart[];
}

/**
 * Between events and stored bytes; the one place where either is made from the other.
 *
 * It is asynchronous and works on batches because a codec that encrypts the fields declared as
 * personal fetches keys, once per batch. Everything such a codec needs is in its input: the fields
 * to encrypt in `definition.schema`, the associated data in the event's place.
 */
export interface EventCodec {
  /** As many results as events, in the same order. */
  encode(events: readonly EventToEncode[]): Promise<readonly EncodedEvent[]>;
  /**
   * As many results as events, in the same order.
   *
   * @throws UnreadableEvent for bytes that this codec did not write
   * @throws StoreUnavailable when what it needs to read them is away
   */
  decode(events: readonly EventToDecode[]): Promise<readonly DecodedEvent[]>;
}

const ENCODER = new TextEncoder();

/** UTF-8 JSON of `value`, as it is stored. */
export function jsonBytes(value: unknown): Uint8Array {
  return ENCODER.encode(JSON.stringify(value));
}

/** UTF-8 JSON, keys in the order in which the event gives them, no white space. */
export class PlainJsonCodec implements EventCodec {
  readonly #decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

  async encode(events: readonly EventToEncode[]): Promise<readonly EncodedEvent[]> {
    return events.map((event) => this.#encodeOne(event));
  }

  async decode(events: readonly EventToDecode[]): Promise<readonly DecodedEvent[]> {
    return events.map((event) => this.#decodeOne(event));
  }

  #encodeOne({ data, metadata }: EventToEncode): EncodedEvent {
    return { payload: jsonBytes(data), metadata: jsonBytes(metadata) };
  }

  #decodeOne({ type, schemaVersion, payload, metadata }: EventToDecode): DecodedEvent {
    try {
      return { data: this.#parse(payload), metadata: this.#parse(metadata) };
    } catch {
      // The cause is dropped on purpose: a JSON error quotes the text it stumbles over.
      throw new UnreadableEvent(type, schemaVersion, "its bytes are not UTF-8 JSON");
    }
  }

  #parse(bytes: Uint8Array): unknown {
    return JSON.parse(this.#decoder.decode(bytes));
  }
}
