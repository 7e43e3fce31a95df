import {
  blindedStream,
  type EventEntry,
  eventEntry,
  leafHash,
  type ProcessingEntry,
  processingEntry,
  rootOf,
  type StreamHead,
  type StreamHeadsEntry,
  streamHeadItem,
  streamHeadsEntry,
} from "#transparency-log";

/** A hash of nothing in particular: 32 times the same byte. */
const filled = (byte: number): Buffer => Buffer.alloc(32, byte);

const DOSSIER = "4f9c4a52-1f6a-4a43-9d0e-3a5f1f0c2b7e";
const stream = `procedure-${DOSSIER}`;

/** The first event of a stream, without a personal part. */
export const firstEvent: EventEntry = {
  index: 0,
  stream,
  revision: 0n,
  eventId: "0b6f7a4e-6f0e-4c39-8a9e-2f4f7d9b1c01",
  type: "procedure.FileAssigned",
  schemaVersion: 1,
  recordedAt: "2025-03-17T08:30:00.000Z",
  metadataHash: filled(0x01),
  dataHash: filled(0x02),
};

/** The next one, with a personal part. */
export const nextEvent: EventEntry = {
  index: 1,
  stream,
  revision: 1n,
  prev: leafHash(eventEntry(firstEvent)),
  eventId: "0b6f7a4e-6f0e-4c39-8a9e-2f4f7d9b1c02",
  type: "procedure.RequestRegistered",
  schemaVersion: 12,
  recordedAt: "2025-03-17T08:30:00.125Z",
  metadataHash: filled(0x03),
  dataHash: filled(0x04),
  commitment: filled(0x05),
};

/** The largest numbers and the longest names that are likely to occur. */
export const largeEvent: EventEntry = {
  ...nextEvent,
  index: 999_999_999_999_999,
  stream: `socialReport-${DOSSIER}`,
  revision: 9_223_372_036_854_775n,
  schemaVersion: 999,
  recordedAt: "9999-12-31T23:59:59.999Z",
  metadataHash: filled(0xff),
  dataHash: filled(0xfb),
  commitment: filled(0xef),
};

/** Where the stream of the two events ends. */
export const streamHead: StreamHead = {
  blindedId: blindedStream(stream),
  revision: 1n,
  head: leafHash(eventEntry(nextEvent)),
};

/** The leaf that says so. */
export const streamHeads: StreamHeadsEntry = {
  index: 2,
  time: "2025-03-18T00:00:00.000Z",
  size: 2,
  streams: 1,
  root: rootOf([leafHash(streamHeadItem(streamHead))]),
};

/** Records of the processing log, one of each kind. */
export const processing: ProcessingEntry = {
  index: 0,
  recordId: "0b6f7a4e-6f0e-4c39-8a9e-2f4f7d9b1c03",
  recordedAt: "2025-03-17T08:30:00.000Z",
  kind: "processing",
  recordHash: filled(0x06),
};
export const audit: ProcessingEntry = { ...processing, index: 1, kind: "audit" };

/** What stands in each golden file. */
export const ENTRIES: Readonly<Record<string, Buffer>> = {
  "event-first.txt": eventEntry(firstEvent),
  "event-next.txt": eventEntry(nextEvent),
  "event-large.txt": eventEntry(largeEvent),
  "stream-heads.txt": streamHeadsEntry(streamHeads),
  "stream-head-item.txt": streamHeadItem(streamHead),
  "processing.txt": processingEntry(processing),
  "processing-audit.txt": processingEntry(audit),
};
