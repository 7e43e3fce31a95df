import { open } from "node:fs/promises";
import { constants, createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import Type from "typebox";
import { Compile } from "typebox/compile";
import { CLIENT_SUBJECTS, DATA_KINDS, type Uuid, instant, uuid } from "#kernel";
import type { DataKeys, DestroyedKey } from "./data-keys.js";

/** A line of the list: which key it was, what it was for, and why it is no more. */
export type DestroyedKeyLine = Omit<DestroyedKey, "state">;

const LINE = Compile(
  Type.Object(
    {
      keyId: Type.String({ format: "uuid" }),
      dossier: Type.String({ format: "uuid" }),
      subject: Type.Enum([...CLIENT_SUBJECTS]),
      kind: Type.Enum([...DATA_KINDS]),
      erasureId: Type.String({ format: "uuid" }),
      at: Type.String(),
      authority: Type.String({ minLength: 1 }),
    },
    { additionalProperties: false },
  ),
);

/** What every line begins with; see `inOrder`. */
const LINE_START = '{"keyId":"';

/** To add and to look at the end; a list that is gone is not begun anew in silence. */
const ADD = constants.O_RDWR | constants.O_APPEND;

/** Whoever can write lines destroys any key at the next start, and whoever takes them away saves it. */
const WRITABLE_BY_OTHERS = 0o022;

/**
 * The keys that were destroyed, in a file outside the database: JSON lines, only ever added to. A
 * backup of the key table does not know what was destroyed after it was made; this file does.
 */
export class DestroyedKeyList {
  readonly #path: string;
  #writing: Promise<void> = Promise.resolve();

  private constructor(path: string) {
    this.#path = path;
  }

  /**
   * @throws Error when the file is not there and cannot be made (a list that cannot be written must
   *   show at the start and not at the first erasure), or when others can write it
   */
  static async open(path: string): Promise<DestroyedKeyList> {
    const file = await open(path, "a", 0o600);
    try {
      const { mode } = await file.stat();
      if (process.platform !== "win32" && (mode & WRITABLE_BY_OTHERS) !== 0) {
        throw new Error("others can write the list of destroyed keys; make it chmod 600");
      }
      await file.sync();
    } finally {
      await file.close();
    }
    return new DestroyedKeyList(path);
  }

  /** Adds lines; they are on disk when it returns. */
  append(keys: readonly DestroyedKeyLine[]): Promise<void> {
    const turn = this.#writing.then(() => this.#append(keys));
    this.#writing = turn.catch(() => undefined);
    return turn;
  }

  /**
   * The lines, from the first on. A line that was cut off (power failed while it was written) is
   * passed over: its key was not destroyed yet, and whoever wanted that does it again.
   *
   * @throws Error naming the number of a line that is not of this list
   */
  async *lines(): AsyncGenerator<DestroyedKeyLine> {
    const input = createReadStream(this.#path, "utf8");
    let number = 0;
    for await (const text of createInterface({ input, crlfDelay: Infinity })) {
      number += 1;
      const line = parse(text);
      if (line !== undefined) yield line;
      else if (!isCutOff(text)) {
        throw new Error(`line ${number} of the list of destroyed keys is damaged`);
      }
    }
  }

  async #append(keys: readonly DestroyedKeyLine[]): Promise<void> {
    const file = await open(this.#path, ADD);
    try {
      const { size } = await file.stat();
      const last = Buffer.alloc(1);
      if (size > 0) await file.read(last, 0, 1, size - 1);
      const lines = keys.map((key) => `${JSON.stringify(inOrder(key))}\n`).join("");
      // What a failure left without an end must not swallow the first of ours.
      await file.writeFile(size > 0 && last.toString() !== "\n" ? `\n${lines}` : lines);
      await file.sync();
    } finally {
      await file.close();
    }
  }
}

const BATCH = 500;

/**
 * Makes sure that every key in `list` is destroyed in `keys`. Before anybody is served: a key table
 * that was restored from a backup would bring erased people back. May be repeated at will; needs no
 * more memory for a long list. Returns how many keys had come back.
 */
export async function replayDestroyedKeys(
  list: Pick<DestroyedKeyList, "lines">,
  keys: Pick<DataKeys, "ensureDestroyed">,
): Promise<number> {
  let revived = 0;
  let batch: DestroyedKeyLine[] = [];
  for await (const line of list.lines()) {
    batch.push(line);
    if (batch.length < BATCH) continue;
    revived += await keys.ensureDestroyed(batch);
    batch = [];
  }
  if (batch.length > 0) revived += await keys.ensureDestroyed(batch);
  return revived;
}

function inOrder(key: DestroyedKeyLine): DestroyedKeyLine {
  const { keyId, dossier, subject, kind, erasureId, at, authority } = key;
  return { keyId, dossier, subject, kind, erasureId, at, authority };
}

/** The beginning of a line, or nothing at all; zeros are what a file system had no time to fill. */
function isCutOff(line: string): boolean {
  const text = line.replace(/\0+$/, "");
  return LINE_START.startsWith(text) || (text.startsWith(LINE_START) && !text.endsWith("}"));
}

function parse(text: string): DestroyedKeyLine | undefined {
  try {
    const line: unknown = JSON.parse(text);
    if (!LINE.Check(line)) return undefined;
    const id = (value: string): Uuid => uuid(value);
    return {
      ...line,
      keyId: id(line.keyId),
      dossier: id(line.dossier),
      erasureId: id(line.erasureId),
      at: instant(line.at),
    };
  } catch {
    return undefined;
  }
}
