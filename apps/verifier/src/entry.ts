import { fail } from "./findings.js";
import { HASH } from "./tree.js";

const DATE = "\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])";
const UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
const KINDS: Readonly<Record<string, string>> = {
  number: "0|[1-9]\\d{0,14}",
  hash: HASH,
  own: "\\S+", // a hash that is compared with one that is computed here
  "hash?": `${HASH}|-`,
  uuid: UUID,
  stream: `[a-z][A-Za-z]*-${UUID}`,
  type: "[a-z][A-Za-z]*\\.[A-Z][A-Za-z]*/[1-9]\\d*",
  time: `${DATE}T(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z`,
};

/** Reads a text of one `<name> <value>` a line. As strict as this, each has one spelling only. */
function form<Name extends string>(title: string, fields: string) {
  const line = (_: string, name: string, kind: string) => `${name} (?<${name}>${KINDS[kind]})\n`;
  const lines = fields.replace(/(\w+):(\S+) ?/g, line);
  const pattern = new RegExp(`^rechtop\\.${title}/v1\n${lines}$`);
  return (bytes: Buffer): Record<Name, string> => {
    const found = bytes.length > 65_535 ? null : pattern.exec(bytes.toString("latin1"));
    if (found === null) fail("entry-malformed", "it is not written as an entry must be");
    return found.groups as Record<Name, string>;
  };
}

/** `prev`: leaf hash of the event before in its stream. `commit`: to the personal data of `data`. */
const EVENT =
  "index:number stream:stream rev:number prev:own id:uuid type:type time:time meta:own data:own commit:hash?";
type EventName = "index" | "stream" | "rev" | "prev" | "type" | "time" | "meta" | "data" | "commit";
export type EventEntry = Record<EventName, string>;
export const parseEvent = form<EventName>("event", EVENT);

/** Once a day: the root of a tree of the heads of all streams in the entries below `size`. */
export type HeadsEntry = ReturnType<typeof parseHeads>;
const ALL = "index:number time:time size:number streams:number root:hash";
export const parseHeads = form<"index" | "time" | "size" | "streams" | "root">("stream-heads", ALL);

/** A leaf of that tree: SHA-256("rechtop.stream/v1\n" || name), and the last event's leaf hash. */
const HEAD = "stream:hash rev:number head:hash";
export const parseHead = form<"stream" | "rev" | "head">("stream-head", HEAD);
