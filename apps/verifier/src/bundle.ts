import { closeSync, openSync, readSync } from "node:fs";
import { fail } from "./findings.js";
import { HASH, NUMBER } from "./tree.js";

const MAX_FRAME = 256 * 1024 * 1024;
const SCOPE = "scope (?:log|dossier ([0-9a-f-]{36}))";
const HEAD = new RegExp(`^rechtop\\.bundle/v1\norigin (\\S+)\n${SCOPE}\nsize (${NUMBER})\n\n`);
const N = `(?: ${NUMBER})`;
const KINDS = `event${N}{4}|member${N}{3}|(?:heads|earlier)${N}{2}|(?:opening|checkpoint|end)${N}`;
const FRAME = new RegExp(`^(?:${KINDS})(?=\n)`);
export type Bundle = ReturnType<typeof openBundle>;

/** Throws an `Error` for what cannot be opened, or does not begin as a bundle. */
export function openBundle(path: string) {
  const file = openSync(path, "r");
  // How far the file has been used; a piece of it, and where that begins.
  let [at, piece, from] = [0, Buffer.alloc(0), 0];
  let memory = Buffer.allocUnsafe(256 * 1024);

  /** The next bytes: `length`, or as many as there are. */
  function look(length: number): Buffer {
    if (at + length > from + piece.length) {
      if (length > memory.length) memory = Buffer.allocUnsafe(length);
      [piece, from] = [memory.subarray(0, readSync(file, memory, { position: at })), at];
    }
    return piece.subarray(at - from, at - from + length);
  }

  function damaged(why: string, code = "bundle-truncated"): never {
    closeSync(file);
    fail(code, `byte ${at}: ${why}`);
  }

  /** All frames but `end`, which must be right. The next one overwrites the parts. */
  function* frames() {
    for (let count = 0; ; count += 1) {
      const [line] = FRAME.exec(look(128).toString("latin1")) ?? damaged("here is no frame");
      at += line.length + 1;
      const [kind = "", ...words] = line.split(" ");
      const numbers = words.map(Number);
      if (kind === "end" && numbers[0] === count && look(1).length === 0) break;
      if (kind === "end") damaged(`this is not the end, after ${count} frames`);
      // A member has an index. An event has three parts (entry, metadata, payload), others have one.
      const number = (kind === "member" && numbers.shift()) || 0;
      const [a = 0, b = 0, c = 0] = numbers.splice(0, kind === "event" ? 3 : 1);
      const [hashes = 0] = numbers;
      const end = a + b + c;
      const size = end + 1 + hashes * 45; // a hash is a line of 44 characters
      const bytes = look(Math.min(size, MAX_FRAME));
      if (bytes.length < size) damaged("the file ends too early");
      at += size;
      if (bytes[end] !== 0x0a) damaged("the frame before is not as long as it says");
      const proof = bytes.toString("latin1", end + 1).split("\n", hashes);
      if (proof.some((hash) => hash.length !== 44)) damaged("a proof is cut", "proof-truncated");
      const [body, metadata] = [bytes.subarray(0, a), bytes.subarray(a, a + b)];
      yield { kind, number, body, metadata, payload: bytes.subarray(a + b, end), proof };
    }
    closeSync(file);
  }

  const [head, origin = "", dossier, size] = HEAD.exec(look(2048).toString("latin1")) ?? [];
  if (head === undefined) throw new Error(`${path} does not begin as a bundle`);
  at = head.length;
  return { origin, dossier, size: Number(size), frames };
}

const UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
const TYPE = "[a-z][A-Za-z]*\\.[A-Z][A-Za-z]*/[1-9]\\d*";
const DATE = "\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])";
const TIME = `${DATE}T(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z`;
const OWN = "\\S+"; // a hash that is compared with one that is computed here

/** Reads a text of one `<name> <value>` a line. As strict as this, each has one spelling only. */
function form<Name extends string>(title: string, fields: Record<Name, string>) {
  const line = ([name, value]: [string, string]) => `${name} (?<${name}>${value})\n`;
  const lines = Object.entries<string>(fields).map(line).join("");
  const pattern = new RegExp(`^rechtop\\.${title}/v1\n${lines}$`);
  return (bytes: Buffer): Record<Name, string> => {
    const found = bytes.length > 65_535 ? null : pattern.exec(bytes.toString("latin1"));
    if (found === null) fail("entry-malformed", "it is not written as an entry must be");
    return found.groups as Record<Name, string>;
  };
}

export type EventEntry = ReturnType<typeof parseEvent>;
const PLACE = { index: NUMBER, stream: `[a-z][A-Za-z]*-${UUID}`, rev: NUMBER, prev: OWN };
const EVENT = { id: UUID, type: TYPE, time: TIME, meta: OWN, data: OWN, commit: `${HASH}|-` };
export const parseEvent = form("event", { ...PLACE, ...EVENT });

/** Once a day: the root of a tree of the heads of all streams in the entries below `size`. */
export type HeadsEntry = ReturnType<typeof parseHeads>;
const HEADS = { index: NUMBER, time: TIME, size: NUMBER, streams: NUMBER, root: HASH };
export const parseHeads = form("stream-heads", HEADS);
/** A leaf of that tree: SHA-256("rechtop.stream/v1\n" || name), and the last event's leaf hash. */
export const parseHead = form("stream-head", { stream: HASH, rev: NUMBER, head: HASH });
