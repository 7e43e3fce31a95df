import shared from "@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js";
import streams from "@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js";
import type { KeptRecord } from "./records.js";

const { ReadResp } = streams;

/** Server ticks of 100 ns in a millisecond. */
const TICKS = 10_000n;

/** A record as an answer to a read. */
export function eventMessage(record: KeptRecord): InstanceType<typeof ReadResp> {
  const event = new ReadResp.ReadEvent.RecordedEvent();
  const id = new shared.UUID();
  id.setString(record.id);
  event.setId(id);
  const identifier = new shared.StreamIdentifier();
  identifier.setStreamName(Buffer.from(record.stream));
  event.setStreamIdentifier(identifier);
  event.setStreamRevision(String(record.revision));
  event.setCommitPosition(String(record.position));
  event.setPreparePosition(String(record.position));
  event.getMetadataMap().set("type", record.type);
  event.getMetadataMap().set("content-type", record.contentType);
  event.getMetadataMap().set("created", String(BigInt(record.createdAt) * TICKS));
  event.setData(record.data);
  const read = new ReadResp.ReadEvent();
  read.setEvent(event);
  read.setCommitPosition(String(record.position));
  const message = new ReadResp();
  message.setEvent(read);
  return message;
}

/** "You have subscribed." */
export function confirmation(): InstanceType<typeof ReadResp> {
  const confirmed = new ReadResp.SubscriptionConfirmation();
  confirmed.setSubscriptionId("double");
  const message = new ReadResp();
  message.setConfirmation(confirmed);
  return message;
}

/** "Nothing that passes the filter comes before this." Where the next record begins, not of one. */
export function checkpoint(position: bigint): InstanceType<typeof ReadResp> {
  const reached = new ReadResp.Checkpoint();
  reached.setCommitPosition(String(position));
  reached.setPreparePosition("0");
  const message = new ReadResp();
  message.setCheckpoint(reached);
  return message;
}

/** "From here on it is live." */
export function caughtUp(): InstanceType<typeof ReadResp> {
  const message = new ReadResp();
  message.setCaughtUp(new ReadResp.CaughtUp());
  return message;
}

/** "There is no such stream." */
export function streamNotFound(name: string): InstanceType<typeof ReadResp> {
  const identifier = new shared.StreamIdentifier();
  identifier.setStreamName(Buffer.from(name));
  const missing = new ReadResp.StreamNotFound();
  missing.setStreamIdentifier(identifier);
  const message = new ReadResp();
  message.setStreamNotFound(missing);
  return message;
}
