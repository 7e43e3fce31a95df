import { closeSync, openSync, readSync } from "node:fs";
import { fail } from "./findings.js";

const CHUNK = 4 * 1024 * 1024;
const MAX_FRAME = 256 * 1024 * 1024;
const HEAD =
  /^rechtop\.bundle\/v1\norigin (\S+)\nscope (?:log|dossier ([0-9a-f-]{36}))\nsize (0|[1-9]\d{0,14})\n$/;
const FRAME = /^[a-z]+(?: (?:0|[1-9]\d{0,14}))+$/;

/** How many numbers follow a frame's name; from which, up to which they are lengths of parts. */
const LAYOUTS: ReadonlyMap<string, readonly [number, number, number]> = new Map([
  ["event", [4, 0, 3]], // lengths of entry, metadata, payload; hashes of the inclusion proof
  ["heads", [2, 0, 1]], // length of a stream-heads entry; hashes
  ["member", [3, 1, 2]], // index in the list of all streams; length of a stream's head; hashes
  ["opening", [1, 0, 1]], // length of a plaintext with what opens the commitment to it
  ["earlier", [2, 0, 1]], // length of an earlier checkpoint; hashes of the consistency proof
  ["checkpoint", [1, 0, 1]],
  ["end", [1, 0, 0]], // how many frames there are before
]);

/** One frame, `number` its first; the next frame overwrites its parts. */
export type Frame = { kind: string; number: number; parts: Buffer[]; proof: string[] };

/** A bundle, read forward in pieces: memory holds one piece, however large the file is. */
export class Bundle {
  readonly origin: string;
  /** The file (dossier) that it is about; undefined for the whole log. */
  readonly dossier: string | undefined;
  readonly size: number;
  readonly #file: number;
  #buffer = Buffer.allocUnsafe(CHUNK);
  /** What is in the buffer and not used yet, and how much was read before that. */
  #start = 0;
  #end = 0;
  #before = 0;

  /** Throws an `Error` for what cannot be opened, or does not begin as a bundle. */
  constructor(path: string) {
    this.#file = openSync(path, "r");
    const head = Array.from({ length: 5 }, () => this.#line()).join("\n");
    const [, origin = "", dossier, size] = HEAD.exec(head) ?? [];
    if (size === undefined) throw new Error(`${path} does not begin as a bundle`);
    [this.origin, this.dossier, this.size] = [origin, dossier, Number(size)];
  }

  /** All frames but `end`, which must be right. */
  *frames(): Generator<Frame> {
    try {
      for (let count = 0; ; count += 1) {
        const line = this.#line();
        const words = line.split(" ");
        const [kind = "", numbers] = [words[0], words.slice(1).map(Number)];
        const [length, from, to] = LAYOUTS.get(kind) ?? [-1, 0, 0];
        const isFrame = FRAME.test(line) && numbers.length === length;
        if (!isFrame) this.#damaged("this is not the line of a frame");
        if (kind === "end") {
          if (numbers[0] === count && !this.#has(1)) return;
          this.#damaged(`this is not the end, after ${count} frames`);
        }
        const sizes = numbers.slice(from, to);
        const hashes = numbers[to] ?? 0;
        const end = sizes.reduce((sum, size) => sum + size);
        // A hash of a proof is a line of 44 characters.
        const bytes = this.#take(end + 1 + hashes * 45);
        if (bytes[end] !== 0x0a) this.#damaged("the frame before is not as long as it says");
        const proof = bytes.toString("latin1", end + 1).split("\n", hashes);
        if (proof.length !== hashes || proof.some((hash) => hash.length !== 44)) {
          this.#damaged("a proof before it lacks hashes", "proof-truncated");
        }
        let at = 0;
        const parts = sizes.map((size) => bytes.subarray(at, (at += size)));
        yield { kind, number: numbers[0] ?? 0, parts, proof };
      }
    } finally {
      closeSync(this.#file);
    }
  }

  #line(): string {
    this.#has(2048);
    const end = this.#buffer.indexOf(0x0a, this.#start);
    if (end < 0 || end >= this.#end) this.#damaged("a line is missing");
    const line = this.#buffer.toString("latin1", this.#start, end);
    this.#start = end + 1;
    return line;
  }

  #take(length: number): Buffer {
    if (length > MAX_FRAME || !this.#has(length)) this.#damaged("the file ends too early");
    this.#start += length;
    return this.#buffer.subarray(this.#start - length, this.#start);
  }

  /** Whether there are so many bytes more; reads on when they are not in memory yet. */
  #has(length: number): boolean {
    if (this.#end - this.#start >= length) return true;
    const rest = this.#buffer.subarray(this.#start, this.#end);
    // Grows with what is there, not with what a frame says: that may be anything.
    const room = CHUNK + Math.min(length, 2 * rest.length);
    if (this.#buffer.length < room) this.#buffer = Buffer.concat([rest], room);
    else rest.copy(this.#buffer);
    this.#before += this.#start;
    const read = readSync(this.#file, this.#buffer.subarray(rest.length));
    [this.#start, this.#end] = [0, rest.length + read];
    return read > 0 && this.#has(length);
  }

  #damaged(why: string, code = "bundle-truncated"): never {
    return fail(code, `byte ${this.#before + this.#start}: ${why}`);
  }
}
