import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from "node:crypto";
import { naiveConsistency, naiveInclusion, naiveLeaf, naiveRoot } from "./tree.fixture.js";

/** A writer of bundles that shares nothing with the product's: from the README alone. */

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");
const sha256 = (...parts: readonly (string | Uint8Array)[]): Buffer =>
  createHash("sha256")
    .update(Buffer.concat(parts.map((part) => Buffer.from(part))))
    .digest();

export const ORIGIN = "log.example/rechtop";
export const FILE = "11111111-1111-4111-8111-111111111111";
export const OTHER_FILE = "22222222-2222-4222-8222-222222222222";

/** A key that signs notes: 1 is the type of logs, 4 that of witnesses. */
export interface Signer {
  readonly name: string;
  readonly type: 1 | 4;
  readonly id: Buffer;
  readonly vkey: string;
  readonly key: KeyObject;
}

/** The same key for the same seed (0 to 255). */
export function signer(name: string, type: 1 | 4, seed: number): Signer {
  const pkcs8 = Buffer.concat([
    Buffer.from("302e020100300506032b657004220420", "hex"),
    Buffer.alloc(32, seed),
  ]);
  const key = createPrivateKey({ key: pkcs8, format: "der", type: "pkcs8" });
  const spki = createPublicKey(key).export({ format: "der", type: "spki" });
  const typed = Buffer.concat([Buffer.of(type), spki.subarray(-32)]);
  const id = sha256(name, "\n", typed).subarray(0, 4);
  return { name, type, id, vkey: `${name}+${id.toString("hex")}+${base64(typed)}`, key };
}

export const LOG = signer(ORIGIN, 1, 1);
export const W1 = signer("witness.example/w1", 4, 2);
export const W2 = signer("witness.example/w2", 4, 3);

export const POLICY = `# who is trusted
log ${LOG.vkey}
witness W1 ${W1.vkey} https://witness.example/w1
witness W2 ${W2.vkey}
group both any W1 W2
quorum both
`;

/** A day of March 2026, in POSIX seconds. */
export const day = (date: number): number => Date.UTC(2026, 2, date) / 1000;

export function signNote(text: string, by: readonly (readonly [Signer, number])[]): Buffer {
  const lines = by.map(([{ name, type, id, key }, time]) => {
    const stamp = Buffer.alloc(8);
    stamp.writeBigUInt64BE(BigInt(time));
    const message = type === 4 ? `cosignature/v1\ntime ${time}\n${text}` : text;
    const signature = sign(null, Buffer.from(message), key);
    const bytes = type === 4 ? [id, stamp, signature] : [id, signature];
    return `— ${name} ${base64(Buffer.concat(bytes))}\n`;
  });
  return Buffer.from(`${text}\n${lines.join("")}`);
}

/** What is put into the log, in order. A heads entry sums up the streams before it. */
export type Item =
  | {
      readonly stream: string;
      readonly time: string;
      readonly payload: string;
      readonly type?: string;
      readonly rev?: number;
      readonly prev?: string;
      readonly commit?: string;
    }
  | {
      readonly heads: Partial<{ size: number; streams: number; root: string }>;
      readonly time: string;
      /** A stream of which the list has another event as the last. */
      readonly forged?: string;
    };

export interface Entry {
  readonly stream: string | undefined;
  readonly entry: Buffer;
  readonly metadata: Buffer;
  readonly payload: Buffer;
}

interface Head {
  readonly stream: string;
  readonly item: Buffer;
}

export interface Log {
  readonly entries: readonly Entry[];
  readonly leaves: readonly Buffer[];
  /** By the index of the heads entry: the items of its tree, in their order. */
  readonly heads: ReadonlyMap<number, readonly Head[]>;
}

/** A hash of nothing that is here. */
export const NO_LEAF = `${"A".repeat(43)}=`;

const SEALED = '{"rechtop":"sealed/v1","commit":"';

export function writeLog(items: readonly Item[]): Log {
  const entries: Entry[] = [];
  const leaves: Buffer[] = [];
  const heads = new Map<number, readonly Head[]>();
  const streams = new Map<string, { rev: number; head: string }>();
  for (const [index, item] of items.entries()) {
    const [stream, metadata] = ["stream" in item ? item.stream : undefined, `{"event":${index}}`];
    let entry: string;
    if ("heads" in item) {
      const list = [...streams]
        .map(([name, at]) => ({ name, at, blind: sha256("rechtop.stream/v1\n", name) }))
        .sort((a, b) => Buffer.compare(a.blind, b.blind))
        .map(({ name, at, blind }) => ({
          stream: name,
          item: Buffer.from(
            `rechtop.stream-head/v1\nstream ${base64(blind)}\nrev ${at.rev}\nhead ${item.forged === name ? NO_LEAF : at.head}\n`,
          ),
        }));
      heads.set(index, list);
      const root = base64(naiveRoot(list.map((head) => naiveLeaf(head.item))));
      const said = { size: index, streams: list.length, root, ...item.heads };
      entry =
        `rechtop.stream-heads/v1\nindex ${index}\ntime ${item.time}\nsize ${said.size}\n` +
        `streams ${said.streams}\nroot ${said.root}\n`;
    } else {
      const before = streams.get(item.stream) ?? { rev: -1, head: "-" };
      const rev = item.rev ?? before.rev + 1;
      const sealed = item.payload.startsWith(SEALED);
      const commit = sealed ? item.payload.slice(SEALED.length, SEALED.length + 44) : "-";
      entry =
        `rechtop.event/v1\nindex ${index}\nstream ${item.stream}\nrev ${rev}\n` +
        `prev ${item.prev ?? before.head}\nid 33333333-3333-4333-8333-${String(index).padStart(12, "0")}\n` +
        `type ${item.type ?? "procedure.SomethingHappened"}/1\ntime ${item.time}\n` +
        `meta ${base64(sha256(metadata))}\ndata ${base64(sha256(item.payload))}\n` +
        `commit ${item.commit ?? commit}\n`;
      streams.set(item.stream, { rev, head: base64(naiveLeaf(Buffer.from(entry))) });
    }
    const payload = "payload" in item ? item.payload : "";
    const bytes = { entry: Buffer.from(entry), metadata: Buffer.from(metadata) };
    entries.push({ stream, ...bytes, payload: Buffer.from(payload) });
    leaves.push(naiveLeaf(bytes.entry));
  }
  return { entries, leaves, heads };
}

export interface Part {
  readonly kid: string;
  readonly text: Readonly<Record<string, string>>;
  readonly salt: Buffer;
}

/** A sealed payload. The ciphertext is of no concern to the verifier. */
export function sealed(parts: readonly Part[]): string {
  const all = parts.map(({ kid, text, salt }) => {
    const cm = sha256("rechtop.pt/v1\n", salt, JSON.stringify(text));
    const hidden = { iv: base64(salt.subarray(0, 12)), ct: base64(salt), cm: base64(cm) };
    return { sealed: { kid, paths: Object.keys(text), ...hidden }, cm };
  });
  const commit = base64(sha256("rechtop.pts/v1\n", ...all.map(({ cm }) => cm)));
  const body = JSON.stringify(all.map((each) => each.sealed));
  return `${SEALED}${commit}","plain":{"amount":1200},"parts":${body}}`;
}

/** @param before text in front of what is shown, in the same object */
export function opening(index: number, { kid, salt, text }: Part, before = ""): Frame {
  const json = JSON.stringify({ index, kid, salt: base64(salt), part: text });
  return frame("opening", [json.replace('"part"', `${before}"part"`)]);
}

export interface Frame {
  readonly line: string;
  readonly body: Buffer;
  readonly proof: readonly string[];
}

function frame(
  kind: string,
  parts: readonly (string | Uint8Array)[],
  proof?: readonly Uint8Array[],
  first?: number,
): Frame {
  const bytes = parts.map((part) => Buffer.from(part));
  const numbers = [first, ...bytes.map((part) => part.length), proof?.length];
  const line = [kind, ...numbers.filter((n) => n !== undefined)].join(" ");
  return { line, body: Buffer.concat(bytes), proof: (proof ?? []).map(base64) };
}

const entryFrame = ({ entry, metadata, payload, stream }: Entry, proof: readonly Buffer[]) =>
  stream === undefined
    ? frame("heads", [entry], proof)
    : frame("event", [entry, metadata, payload], proof);

export const wholeLog = ({ entries }: Log): Frame[] => entries.map((each) => entryFrame(each, []));

/** The events of one file and the newest heads entry (or that at `at`), with the proof of each. */
export function oneFile({ entries, leaves, heads }: Log, file = FILE, at?: number): Frame[] {
  const newest = at ?? Math.max(-1, ...heads.keys());
  const list = heads.get(newest) ?? [];
  const leavesOfList = list.map(({ item }) => naiveLeaf(item));
  const framesOf = (each: Entry, index: number) => entryFrame(each, naiveInclusion(index, leaves));
  const events = entries.flatMap((each, index) =>
    each.stream?.endsWith(file) === true ? [framesOf(each, index)] : [],
  );
  const members = list.flatMap(({ stream, item }, n) =>
    stream.endsWith(file) ? [frame("member", [item], naiveInclusion(n, leavesOfList), n)] : [],
  );
  const entry = entries[newest];
  return entry === undefined ? events : [...events, framesOf(entry, newest), ...members];
}

/** A checkpoint of the first `size` entries. */
export function checkpoint(
  log: Log,
  by: readonly (readonly [Signer, number])[] = [[W1, day(20)]],
  { size = log.leaves.length, origin = ORIGIN, signedBy = LOG } = {},
): Buffer {
  const root = base64(naiveRoot(log.leaves.slice(0, size)));
  return signNote(`${origin}\n${size}\n${root}\n`, [[signedBy, 0], ...by]);
}

/** An earlier checkpoint with the proof that `log` extends it. */
export const earlier = (log: Log, note: Buffer, size: number): Frame =>
  frame("earlier", [note], naiveConsistency(size, log.leaves));

export interface Written {
  readonly size: number;
  readonly frames: readonly Frame[];
  readonly note: Buffer;
  readonly origin?: string;
  readonly file?: string | undefined;
}

export function writeBundle({ size, frames, note, origin = ORIGIN, file }: Written): Buffer {
  const scope = file === undefined ? "log" : `dossier ${file}`;
  const all = [...frames, frame("checkpoint", [note])];
  return Buffer.concat([
    Buffer.from(`rechtop.bundle/v1\norigin ${origin}\nscope ${scope}\nsize ${size}\n\n`),
    ...all.flatMap(({ line, body, proof }) => [
      Buffer.from(`${line}\n`),
      body,
      Buffer.from(`\n${proof.map((hash) => `${hash}\n`).join("")}`),
    ]),
    Buffer.from(`end ${all.length}\n`),
  ]);
}
