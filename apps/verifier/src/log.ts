import { type Bundle, type EventEntry, type HeadsEntry, parseHead } from "./bundle.js";
import { fail, type Findings } from "./findings.js";
import { CompactRange, type Hash, leafHash, rootOf, sha256, type Tree } from "./tree.js";

/** How far a time may lie before one that stands earlier in the log: clocks are not one clock. */
const CLOCK_TOLERANCE_MS = 10 * 60 * 1000;
/** What a stream has come to, and where; when a list of all streams had it so. */
type Stream = { rev: number; head: Hash; index: number; listedAt?: string };

/** Follows chains, order and tree. Fills in `roots` of the growing tree for the sizes it has. */
export function followLog(bundle: Bundle, findings: Findings, roots: Map<number, Hash>) {
  const isWhole = bundle.dossier === undefined;
  const streams = new Map<string, Stream>();
  const tree = new CompactRange();
  let [count, next, latest] = [0, 0, ""];
  // Of a file: its events; to which root the proof of each entry leads; the list of all streams,
  // and what those of the file had come to before it.
  const events: [string, Stream][] = [];
  const proved: { index: number; to: Hash }[] = [];
  let list: HeadsEntry | undefined;
  let listed = new Map<string, Stream>();

  function place(index: number, time: string, leaf: Hash): void {
    const isLate = time < latest && Date.parse(latest) - Date.parse(time) > CLOCK_TOLERANCE_MS;
    if (isLate) findings.add("back-dated", `its time ${time} lies before ${latest}, of one before`);
    if (time > latest) latest = time;
    if (index < next) findings.add("rows-swapped", `it stands after entry ${next - 1}`);
    const gap = isWhole ? index - next : 0;
    if (gap > 0) findings.add("row-missing", `${gap} entries are missing before it`);
    next = Math.max(next, index + 1);
    if (isWhole && index === tree.size) tree.append(leaf);
    if (roots.has(tree.size)) roots.set(tree.size, tree.root());
  }

  function event(entry: EventEntry, leaf: Hash, proof: string[]): void {
    const [index, rev, name] = [Number(entry.index), Number(entry.rev), entry.stream];
    const stream = streams.get(name) ?? { rev: -1, head: "-", index };
    const isNext = rev === stream.rev + 1 && entry.prev === stream.head;
    if (rev > stream.rev + 1) findings.add("row-missing", `${rev} comes after ${stream.rev}`);
    else if (!isNext) findings.add("chain-broken", "it was not sealed upon the event before it");
    [stream.rev, stream.head, stream.index] = [rev, leaf, index];
    streams.set(name, stream);
    count += 1;
    place(index, entry.time, leaf);
    if (isWhole) return;
    events.push([name, { ...stream }]);
    proved.push({ index, to: rootOf(index, bundle.size, leaf, proof) });
    if (!name.endsWith(`-${bundle.dossier}`)) fail("stream-incomplete", "it is of another file");
  }

  function heads(entry: HeadsEntry, leaf: Hash, proof: string[]): void {
    const index = Number(entry.index);
    findings.place = { index };
    if (entry.size !== entry.index) findings.add("entry-malformed", "size differs from index");
    if (!isWhole) {
      [list, listed] = [entry, new Map(events.filter(([, at]) => at.index < index))];
      proved.push({ index, to: rootOf(index, bundle.size, leaf, proof) });
      return;
    }
    const all = new CompactRange();
    const blinded = Array.from(streams, ([name, at]) => ({ ...at, blind: blindName(name) }));
    for (const { blind, rev, head } of blinded.sort((a, b) => a.blind.compare(b.blind))) {
      const item = `stream ${blind.toString("base64")}\nrev ${rev}\nhead ${head}\n`;
      all.append(leafHash(Buffer.from(`rechtop.stream-head/v1\n${item}`)));
    }
    const isOther = all.size !== Number(entry.streams) || all.root() !== entry.root;
    // Where entries are missing before it, they have been named.
    if (isOther && tree.size === index) findings.add("stream-incomplete", "it lists other streams");
    place(index, entry.time, leaf);
  }

  /** Reads how far a stream of the file had come, and the proof that the list has it so. */
  function member(item: Buffer, at: number, proof: string[]): void {
    const { stream, rev, head } = parseHead(item);
    const blind = Buffer.from(stream, "base64");
    const [name, then] = [...listed].find(([each]) => blindName(each).equals(blind)) ?? [];
    findings.place = { stream: name ?? `with the blinded name ${stream}` };
    const root = rootOf(at, Number(list?.streams), leafHash(item), proof);
    if (root !== list?.root) fail("proof-wrong", "it is not shown to be in the list of streams");
    if (!then) fail("stream-incomplete", `its events up to revision ${rev} are missing`);
    then.listedAt = list.time;
    if (Number(rev) > then.rev) fail("tail-cut", `it ends at ${then.rev}, not at ${rev}`);
    if (head !== then.head) fail("chain-broken", `revision ${rev} is not as the list has it`);
  }

  /** After the last entry: whether all is what was signed. Gives sentences on what it is. */
  function finish({ size, root }: Tree): string[] {
    if (isWhole) {
      if (next < size) fail("tail-cut", `${size - next} entries are cut off at the end`);
      // Where entries are missing there is no root to compare; they have been named.
      if (tree.size === next && tree.root() !== root) fail("root-mismatch", "the root is another");
      return [`all entries: ${count} events in ${streams.size} streams, each a whole chain`];
    }
    const wrong = proved.filter(({ to }) => to !== root);
    if (wrong.length === proved.length) fail("root-mismatch", "no proof leads to its root");
    for (const { index } of wrong) findings.add("proof-wrong", `entry ${index} is not proved`);
    return Array.from(streams, ([stream, { rev }]) => {
      const then = listed.get(stream);
      if (!then) return `${stream}: a chain up to revision ${rev}, not known to be complete`;
      if (!then.listedAt) findings.add("stream-incomplete", `not shown in the list: ${stream}`);
      const until = `${stream}: complete up to revision ${then.rev} as of ${then.listedAt}`;
      return rev > then.rev ? `${until}; then a chain to ${rev}, not known to be all` : until;
    });
  }
  return { event, heads, member, finish };
}

const blindName = (name: string) => Buffer.from(sha256(`rechtop.stream/v1\n${name}`), "base64");
