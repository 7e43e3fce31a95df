import type { ServerWritableStream } from "@grpc/grpc-js";
import streams from "@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js";
import { caughtUp, checkpoint, confirmation, eventMessage, streamNotFound } from "./messages.js";
import { endOf, type KeptRecord, type Records } from "./records.js";

type ReadReq = InstanceType<typeof streams.ReadReq>;
type ReadResp = InstanceType<typeof streams.ReadResp>;
type Options = InstanceType<typeof streams.ReadReq.Options>;
type FilterOptions = InstanceType<typeof streams.ReadReq.Options.FilterOptions>;

/** A call of `Read` under way. */
export type ReadCall = ServerWritableStream<ReadReq, ReadResp>;

/** What a call emits when the client is gone. */
const ENDS = ["cancelled", "close"];

/** Records that the server looks at in one go, if the client does not say how many. */
const SEARCH_WINDOW = 32;

const BACKWARDS = streams.ReadReq.Options.ReadDirection.BACKWARDS;

/** What a read is answered from. */
export interface ReadSource {
  readonly records: Records;
  /** Called with every record that is sent. */
  readonly onSent: () => void;
  /** Called, and waited for, when so many records were looked at as the server looks at in one go. */
  readonly onWindow: () => Promise<void> | undefined;
}

/** Answers `Streams.Read`: a stream or `$all`, forward or backward, once or as a subscription. */
export async function answerRead(call: ReadCall, source: ReadSource): Promise<void> {
  const options = call.request.getOptions();
  if (options === undefined) throw new Error("a read without options");
  if (options.hasSubscription()) return subscribe(call, options, source);
  for await (const message of messagesOf(options, source)) {
    if (message.hasEvent()) source.onSent();
    await write(call, message);
  }
  call.end();
}

async function* messagesOf(options: Options, source: ReadSource): AsyncGenerator<ReadResp> {
  const count = Number(options.getCount());
  if (options.hasAll()) {
    yield* messagesOfAll(options, count, source);
    return;
  }
  const name = Buffer.from(
    options.getStream()?.getStreamIdentifier()?.getStreamName_asU8() ?? [],
  ).toString();
  const stream = source.records.of(name);
  if (stream.length === 0) yield streamNotFound(name);
  else yield* ofStream(options, stream).slice(0, count).map(eventMessage);
}

/** Like the server, it goes on until it has found one more than was asked for. */
async function* messagesOfAll(
  options: Options,
  count: number,
  { records, onWindow }: ReadSource,
): AsyncGenerator<ReadResp> {
  const matches = passes(options.getFilter());
  let [found, looked] = [0, 0];
  for (const record of ofAll(options, records.all)) {
    looked += 1;
    if (looked % SEARCH_WINDOW === 0) await onWindow();
    if (!matches(record)) continue;
    if (found === count) return;
    found += 1;
    yield eventMessage(record);
  }
}

function ofStream(options: Options, stream: readonly KeptRecord[]): readonly KeptRecord[] {
  const where = options.getStream();
  const back = options.getReadDirection() === BACKWARDS;
  const from = where?.hasRevision() ? BigInt(where.getRevision()) : undefined;
  if (back) return stream.filter((r) => from === undefined || r.revision <= from).toReversed();
  return stream.filter((r) => from === undefined || r.revision >= from);
}

/** From the place that is asked for on, one by one: like the server, which does not begin anew. */
function* ofAll(options: Options, records: readonly KeptRecord[]): Generator<KeptRecord> {
  const from = startOf(options);
  const back = options.getReadDirection() === BACKWARDS;
  // A read forward includes the record at the position, one backward does not.
  const start = from === undefined ? (back ? records.length : 0) : placeOf(records, from);
  for (let at = back ? start - 1 : start; ; at += back ? -1 : 1) {
    const record = records[at];
    if (record === undefined) return;
    yield record;
  }
}

/** Index of the first record at or after `position`. */
function placeOf(records: readonly KeptRecord[], position: bigint): number {
  let [low, high] = [0, records.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (records[middle]!.position < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

function startOf(options: Options): bigint | undefined {
  const all = options.getAll();
  return all?.hasPosition() ? BigInt(all.getPosition()?.getCommitPosition() ?? 0) : undefined;
}

async function subscribe(
  call: ReadCall,
  options: Options,
  { records, onSent, onWindow }: ReadSource,
): Promise<void> {
  const after = startOf(options);
  const filter = options.getFilter();
  const matches = passes(filter);
  const window = filter?.getMax() || SEARCH_WINDOW;
  const interval = filter ? window * filter.getCheckpointintervalmultiplier() : Infinity;
  const stop = records.onAppend(() => call.emit("appended"));
  await write(call, confirmation());
  // A subscription begins after the position.
  let at = after === undefined ? 0 : placeOf(records.all, after + 1n);
  let left = 0;
  let live = false;
  while (!call.cancelled && !call.destroyed) {
    const record = records.all[at];
    if (record === undefined) {
      if (!live) {
        const last = records.all[at - 1];
        if (filter && last) await write(call, checkpoint(endOf(last)));
        await write(call, caughtUp());
      }
      live = true;
      if (records.all.length === at) await oneOf(call, ["appended", ...ENDS]);
      continue;
    }
    at += 1;
    if (matches(record)) {
      onSent();
      await write(call, eventMessage(record));
    } else {
      left += 1;
      if (left % window === 0) await onWindow();
      if (left % interval === 0) await write(call, checkpoint(endOf(record)));
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
