import { type Instant, instant, type Uuid, uuid } from "#kernel";

/** What a record holds besides type and place. */
export interface Frame {
  readonly eventId: Uuid;
  readonly schemaVersion: number;
  readonly metadata: Uint8Array;
  readonly payload: Uint8Array;
  /** Only of an event that was copied from another log: when that one recorded it. */
  readonly recordedAt?: Instant;
}

interface Head {
  readonly event: string;
  readonly version: number;
  /** Number of bytes. */
  readonly metadata: number;
  readonly recordedAt?: string;
}

const LINE_END = 0x0a;

/**
 * The data of a record: a line of JSON that says what follows, then metadata and payload byte for
 * byte. They cannot be data and metadata of the record: the client parses metadata that look like
 * JSON, and their bytes, which the proofs hash, would be lost.
 */
export function toData(frame: Frame): Uint8Array {
  const { eventId, schemaVersion, metadata, payload, recordedAt } = frame;
  const head: Head = {
    event: eventId,
    version: schemaVersion,
    metadata: metadata.length,
    ...(recordedAt && { recordedAt }),
  };
  return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), metadata, payload]);
}

/** @throws Error for data that `toData` did not write */
export function fromData(data: Uint8Array): Frame {
  const end = data.indexOf(LINE_END);
  const head = end < 0 ? undefined : (parsed(data.subarray(0, end)) as Partial<Head> | undefined);
  const { event, version, metadata, recordedAt } = head ?? {};
  if (event === undefined || version === undefined || metadata === undefined) {
    throw new Error("a record of the log does not hold an event of this product");
  }
  const body = data.subarray(end + 1);
  return {
    eventId: uuid(event),
    schemaVersion: version,
    metadata: body.subarray(0, metadata),
    payload: body.subarray(metadata),
    ...(recordedAt !== undefined && { recordedAt: instant(recordedAt) }),
  };
}

function parsed(line: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(line).toString("utf8"));
  } catch {
    return undefined;
  }
}
