import type { Bundle } from "./bundle.js";
import { type EventEntry, type HeadsEntry, parseHead } from "./entry.js";
import { fail, type Findings } from "./findings.js";
import { CompactRange, type Hash, leafHash, rootOf, sha256, type Tree } from "./tree.js";

/** How far a time may lie before one that stands earlier in the log: clocks are not one clock. */
const CLOCK_TOLERANCE_MS = 10 * 60 * 1000;

/** What a stream has come to, and where; `blind` is its name in the list of all streams. */
type Stream = { blind: Hash; rev: number; head: Hash; index: number; isListed?: boolean };

export type Roots = Map<number, Hash | undefined>;

/**
 * The log, or one file's part of it, entry by entry: chains, order, tree.
 *
 * @param roots of the growing tree: filled in for the sizes that are keys here
 */
export function followLog(bundle: Bundle, findings: Findings, roots: Roots) {
  const isWhole = bundle.dossier === undefined;
  const streams = new Map<string, Stream>();
  const tree = new CompactRange();
  // Of a file: the roots that proofs led to, with an entry each; its events; the list of all
  // streams, and how those of the file stood when it was made.
  const proved = new Map<Hash, number>();
  const events: [string, Stream][] = [];
  let list: HeadsEntry | undefined;
  let listed = new Map<string, Stream>();
  let count = 0;
  let next = 0;
  let latest = "";

  function place(index: number, time: string, leaf: Hash): void {
    if (time >= latest) latest = time;
    else if (Date.parse(latest) - Date.parse(time) > CLOCK_TOLERANCE_MS) {
      findings.add("back-dated", `its time ${time} lies before that of an entry before, ${latest}`);
    }
    if (index < next) findings.add("rows-swapped", `it stands after entry ${next - 1}`);
    const isGap = isWhole && index > next;
    if (isGap) findings.add("row-missing", `entries ${next} to ${index - 1} are missing before it`);
    next = Math.max(next, index + 1);
    if (!isWhole || index !== tree.size) return;
    tree.append(leaf);
    if (roots.has(tree.size)) roots.set(tree.size, tree.root());
  }

  function prove(index: number, leaf: Hash, proof: string[]): void {
    const root = rootOf(index, bundle.size, leaf, proof);
    proved.set(root, proved.get(root) ?? index);
  }

  return {
    event(entry: EventEntry, leaf: Hash, proof: string[]): void {
      const [index, rev, name] = [Number(entry.index), Number(entry.rev), entry.stream];
      const stream = streams.get(name) ?? { blind: blindName(name), rev: -1, head: "-", index };
      if (stream.rev < 0) streams.set(name, stream);
      findings.place = { index, stream: name };
      count += 1;
      if (rev > stream.rev + 1) findings.add("row-missing", `${rev} comes after ${stream.rev}`);
      else if (rev <= stream.rev || entry.prev !== stream.head) {
        findings.add("chain-broken", `revision ${rev} was not sealed upon the event before it`);
      }
      [stream.rev, stream.head, stream.index] = [rev, leaf, index];
      place(index, entry.time, leaf);
      if (isWhole) return;
      events.push([name, { ...stream }]);
      prove(index, leaf, proof);
      if (!name.endsWith(`-${bundle.dossier}`)) fail("stream-incomplete", "it is of another file");
    },

    heads(entry: HeadsEntry, leaf: Hash, proof: string[]): void {
      const index = Number(entry.index);
      findings.place = { index };
      if (entry.size !== entry.index) findings.add("entry-malformed", "size differs from index");
      if (!isWhole) {
        [list, listed] = [entry, new Map(events.filter(([, at]) => at.index < index))];
        prove(index, leaf, proof);
        return;
      }
      if (tree.size === index) {
        const all = new CompactRange();
        const inOrder = [...streams.values()].sort((a, b) => Buffer.compare(bytes(a), bytes(b)));
        for (const { blind, rev, head } of inOrder) {
          const item = `rechtop.stream-head/v1\nstream ${blind}\nrev ${rev}\nhead ${head}\n`;
          all.append(leafHash(Buffer.from(item)));
        }
        const isRight = all.size === Number(entry.streams) && all.root() === entry.root;
        if (!isRight) findings.add("stream-incomplete", "the streams did not stand as it lists");
      }
      place(index, entry.time, leaf);
    },

    /** Reads how far a stream of the file had come, and the proof that the list has it so. */
    member(item: Buffer, at: number, proof: string[]): void {
      const { stream: blind, rev, head } = parseHead(item);
      const [stream, then] = [...listed].find(([, each]) => each.blind === blind) ?? [];
      findings.place = { stream: stream ?? `with the blinded name ${blind}` };
      const root = rootOf(at, Number(list?.streams), leafHash(item), proof);
      if (root !== list?.root) fail("proof-wrong", "it is not shown to be in the list of streams");
      if (!then) fail("stream-incomplete", `its events up to revision ${rev} are missing`);
      then.isListed = true;
      if (Number(rev) > then.rev) fail("tail-cut", `it ends at ${then.rev}, not at ${rev}`);
      if (head !== then.head) fail("chain-broken", `revision ${rev} is not as the list has it`);
    },

    /** After the last entry: whether all is what was signed. Gives sentences on what it is. */
    finish({ size, root }: Tree): string[] {
      if (isWhole) {
        if (next < size) fail("tail-cut", `${size - next} entries are cut off at the end`);
        // Where entries are missing there is no root to compare; they have been named.
        const isSigned = next === size && tree.root() === root;
        if (tree.size === next && !isSigned) fail("root-mismatch", "they give another root");
        return [`all entries: ${count} events in ${streams.size} streams, each a whole chain`];
      }
      if (!proved.delete(root)) fail("root-mismatch", "no proof of an entry leads to its root");
      for (const index of proved.values()) {
        findings.add("proof-wrong", `entry ${index} is not shown to be in the signed log`);
      }
      return [...streams].map(([stream, { rev }]) => {
        const then = listed.get(stream);
        if (!then) return `${stream}: a chain up to revision ${rev}, not known to be complete`;
        if (!then.isListed) findings.add("stream-incomplete", `not shown in the list: ${stream}`);
        const until = `${stream}: complete up to revision ${then.rev} as of ${list?.time}`;
        return rev > then.rev ? `${until}; then a chain to ${rev}, not known to be all` : until;
      });
    },
  };
}

const blindName = (stream: string): Hash => sha256(`rechtop.stream/v1\n${stream}`);
const bytes = ({ blind }: Stream): Buffer => Buffer.from(blind, "base64");
