import type { ServerWritableStream } from "@grpc/grpc-js";
import streams from "@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js";
import { caughtUp, checkpoint, confirmation, eventMessage, streamNotFound } from "./messages.js";
import type { KeptRecord, Records } from "./records.js";

type ReadReq = InstanceType<typeof streams.ReadReq>;
type ReadResp = InstanceType<typeof streams.ReadResp>;
type Options = InstanceType<typeof streams.ReadReq.Options>;
type FilterOptions = InstanceType<typeof streams.ReadReq.Options.FilterOptions>;

/** A call of `Read` under way. */
export type ReadCall = ServerWritableStream<ReadReq, ReadResp>;

/** What a call emits when the client is gone. */
const ENDS = ["cancelled", "close"];

const BACKWARDS = streams.ReadReq.Options.ReadDirection.BACKWARDS;

/** Answers `Streams.Read`: a stream or `$all`, forward or backward, once or as a subscription. */
export async function answerRead(
  call: ReadCall,
  records: Records,
  onSent: () => void,
): Promise<void> {
  const options = call.request.getOptions();
  if (options === undefined) throw new Error("a read without options");
  if (options.hasSubscription()) return subscribe(call, options, records, onSent);
  for (const message of messagesOf(options, records)) {
    if (message.hasEvent()) onSent();
    await write(call, message);
  }
  call.end();
}

function messagesOf(options: Options, records: Records): ReadResp[] {
  const count = Number(options.getCount());
  if (options.hasAll()) {
    const passing = records.all.filter(passes(options.getFilter()));
    return ofAll(options, passing).slice(0, count).map(eventMessage);
  }
  const name = Buffer.from(
    options.getStream()?.getStreamIdentifier()?.getStreamName_asU8() ?? [],
  ).toString();
  const stream = records.of(name);
  if (stream.length === 0) return [streamNotFound(name)];
  return ofStream(options, stream).slice(0, count).map(eventMessage);
}

function ofStream(options: Options, stream: readonly KeptRecord[]): readonly KeptRecord[] {
  const where = options.getStream();
  const back = options.getReadDirection() === BACKWARDS;
  const from = where?.hasRevision() ? BigInt(where.getRevision()) : undefined;
  if (back) return stream.filter((r) => from === undefined || r.revision <= from).toReversed();
  return stream.filter((r) => from === undefined || r.revision >= from);
}

function ofAll(options: Options, records: readonly KeptRecord[]): readonly KeptRecord[] {
  const from = startOf(options);
  if (options.getReadDirection() === BACKWARDS) {
    return records.filter((r) => from === undefined || r.position < from).toReversed();
  }
  // A read forward includes the record at the position.
  return records.filter((r) => from === undefined || r.position >= from);
}

function startOf(options: Options): bigint | undefined {
  const all = options.getAll();
  return all?.hasPosition() ? BigInt(all.getPosition()?.getCommitPosition() ?? 0) : undefined;
}

async function subscribe(
  call: ReadCall,
  options: Options,
  records: Records,
  onSent: () => void,
): Promise<void> {
  const after = startOf(options);
  const filter = options.getFilter();
  const matches = passes(filter);
  const interval = filter ? filter.getMax() * filter.getCheckpointintervalmultiplier() : Infinity;
  const stop = records.onAppend(() => call.emit("appended"));
  await write(call, confirmation());
  let at = 0;
  let left = 0;
  let live = false;
  while (!call.cancelled && !call.destroyed) {
    const record = records.all[at];
    if (record === undefined) {
      if (!live) await write(call, caughtUp());
      live = true;
      if (records.all.length === at) await oneOf(call, ["appended", ...ENDS]);
      continue;
    }
    at += 1;
    // A subscription begins after the position.
    if (after !== undefined && record.position <= after) continue;
    if (matches(record)) {
      onSent();
      await write(call, eventMessage(record));
    } else {
      left += 1;
      if (left % interval === 0) await write(call, checkpoint(record.position));
    }
  }
  stop();
}

function passes(filter: FilterOptions | undefined): (record: KeptRecord) => boolean {
  if (filter === undefined) return () => true;
  const byStream = filter.hasStreamIdentifier();
  const expression = byStream ? filter.getStreamIdentifier() : filter.getEventType();
  const prefixes = expression?.getPrefixList() ?? [];
  const regex = new RegExp(expression?.getRegex() ?? "");
  return ({ stream, type }) => {
    const text = byStream ? stream : type;
    return prefixes.length > 0
      ? prefixes.some((prefix) => text.startsWith(prefix))
      : regex.test(text);
  };
}

/** Waits while the client does not take what was written: a real server does not pile it up either. */
async function write(call: ReadCall, message: ReadResp): Promise<void> {
  if (call.cancelled || call.destroyed) return;
  if (!call.write(message)) {
    await oneOf(call, ["drain", ...ENDS]);
  }
}

/** Returns when `call` emits one of `events`, and leaves no listener. */
async function oneOf(call: ReadCall, events: readonly string[]): Promise<void> {
  const emitted = Promise.withResolvers<undefined>();
  const done = () => emitted.resolve(undefined);
  for (const event of events) call.on(event, done);
  if (call.cancelled) done();
  await emitted.promise;
  for (const event of events) call.off(event, done);
}
