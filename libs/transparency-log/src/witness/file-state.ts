import { open, readFile, rename } from "node:fs/promises";
import { dirname } from "node:path";
import { parseCheckpoint } from "../checkpoint/checkpoint.js";
import { FormatInvalid, fromUtf8 } from "../format.js";
import { parseNote } from "../note/signed-note.js";
import { FileLock, hasCode } from "./file-lock.js";
import { type WitnessState } from "./witness.js";

const HEADER = "rechtop.witness/v1";

/**
 * The state of a witness in one file: for every log the newest checkpoint that was cosigned, as the
 * log signed it. The file is replaced as a whole, so that it holds the old or the new state
 * whenever the process is killed. One process at a time.
 *
 * Never restore it from a backup, and never delete it: the witness would cosign again what it has
 * already seen the end of.
 */
export class FileWitnessState implements WitnessState {
  private constructor(
    private readonly file: string,
    private readonly lock: FileLock,
    private readonly notes: Map<string, string>,
  ) {}

  /**
   * Opens the state in `file`, an empty one when there is no such file.
   *
   * @throws FileInUse when another process has it open
   * @throws FormatInvalid when the file does not hold the state of a witness
   */
  static async open(file: string): Promise<FileWitnessState> {
    const lock = await FileLock.take(`${file}.lock`);
    try {
      return new FileWitnessState(file, lock, await read(file));
    } catch (error) {
      await lock.release();
      throw error;
    }
  }

  latest(origin: string): string | undefined {
    return this.notes.get(origin);
  }

  async store(origin: string, note: string): Promise<void> {
    const notes = new Map(this.notes).set(origin, note);
    await this.lock.check();
    const temporary = `${this.file}.new`;
    await writeDurably(temporary, format(notes));
    await rename(temporary, this.file);
    // The new name is only durable with the folder that holds it.
    await syncFolder(dirname(this.file));
    this.notes.set(origin, note);
  }

  /** Lets another process open the file. */
  async close(): Promise<void> {
    await this.lock.release();
  }
}

async function read(file: string): Promise<Map<string, string>> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    if (hasCode(error, "ENOENT")) return new Map();
    throw error;
  }
  return parse(fromUtf8(bytes) ?? "");
}

/** A header line, then for each log `checkpoint <characters of the note>` and the note. */
function format(notes: ReadonlyMap<string, string>): string {
  const parts = [...notes.values()].map((note) => `checkpoint ${note.length}\n${note}`);
  return `${HEADER}\n${parts.join("")}end\n`;
}

function parse(text: string): Map<string, string> {
  const notes = new Map<string, string>();
  if (!text.startsWith(`${HEADER}\n`)) throw damaged("header");
  let at = HEADER.length + 1;
  for (;;) {
    const line = text.slice(at, text.indexOf("\n", at) + 1);
    at += line.length;
    if (line === "end\n") break;
    const length = /^checkpoint (\d{1,9})\n$/.exec(line)?.[1];
    if (length === undefined) throw damaged("frame");
    const note = text.slice(at, at + Number(length));
    notes.set(parseCheckpoint(parseNote(note).text).origin, note);
    at += Number(length);
  }
  if (at !== text.length) throw damaged("end");
  return notes;
}

function damaged(reason: string): FormatInvalid {
  return new FormatInvalid("witness state", reason);
}

async function writeDurably(file: string, text: string): Promise<void> {
  const handle = await open(file, "w", 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
