import { mkdir, mkdtemp, readdir, readFile, rm, unlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FormatInvalid } from "../format.js";
import { KnownLog } from "../testing/known-log.js";
import { FileInUse } from "./file-lock.js";
import { FileWitnessState } from "./file-state.js";

const a = new KnownLog("log.example/a", 9);
// A name whose characters and bytes are not as many.
const b = new KnownLog("log.example/bé", 9);

describe("the state file of a witness", () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "witness-"));
    file = join(folder, "state");
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function stored(...logs: readonly KnownLog[]): Promise<void> {
    const state = await FileWitnessState.open(file);
    for (const log of logs) await state.store(log.origin, log.checkpoint(5));
    await state.close();
  }

  it("begins empty and remembers the newest checkpoint of each log", async () => {
    const state = await FileWitnessState.open(file);
    expect(state.latest(a.origin)).toBeUndefined();
    await state.store(a.origin, a.checkpoint(3));
    await state.store(b.origin, b.checkpoint(4));
    await state.store(a.origin, a.checkpoint(7));
    await state.close();
    const again = await FileWitnessState.open(file);
    expect(again.latest(a.origin)).toBe(a.checkpoint(7));
    expect(again.latest(b.origin)).toBe(b.checkpoint(4));
    await again.close();
    expect(await readdir(folder)).toEqual(["state"]);
  });

  it("is the old one while a newer one is being written", async () => {
    await stored(a);
    const whole = await readFile(file, "utf8");
    const newer = whole.replace(a.checkpoint(5), a.checkpoint(9));
    for (const length of [0, 10, newer.length - 1, newer.length]) {
      await writeFile(`${file}.new`, newer.slice(0, length));
      const state = await FileWitnessState.open(file);
      expect(state.latest(a.origin)).toBe(a.checkpoint(5));
      await state.store(a.origin, a.checkpoint(6));
      expect(await readFile(file, "utf8")).toBe(whole.replace(a.checkpoint(5), a.checkpoint(6)));
      await state.close();
      await writeFile(file, whole);
    }
  });

  it("is never taken for an empty one when it is damaged", async () => {
    await stored(a, b);
    const whole = await readFile(file, "utf8");
    const damaged = [
      ...Array.from({ length: whole.length }, (_, length) => whole.slice(0, length)),
      `${whole}end\n`,
      whole.replace("/v1", "/v2"),
      whole.replace("checkpoint", "Checkpoint"),
      whole.replace("\n5\n", "\n05\n"),
    ];
    for (const text of damaged) {
      await writeFile(file, text);
      await expect(FileWitnessState.open(file)).rejects.toThrow(FormatInvalid);
    }
    await writeFile(file, Buffer.from([0xff]));
    await expect(FileWitnessState.open(file)).rejects.toThrow(FormatInvalid);
    await writeFile(file, whole);
    await (await FileWitnessState.open(file)).close();
  });

  it("is open once at a time", async () => {
    const state = await FileWitnessState.open(file);
    await expect(FileWitnessState.open(file)).rejects.toThrow(FileInUse);
    await state.store(a.origin, a.checkpoint(3));
    await state.close();
    const next = await FileWitnessState.open(file);
    await next.close();
  });

  it("is open once when many want it at the same moment", async () => {
    const wanted = Array.from({ length: 20 }, () => FileWitnessState.open(file));
    const opened = (await Promise.allSettled(wanted)).flatMap((result) =>
      result.status === "fulfilled" ? [result.value] : [],
    );
    expect(opened).toHaveLength(1);
    await opened[0]!.close();
  });

  it("is not written by a witness whose lock somebody has replaced", async () => {
    const state = await FileWitnessState.open(file);
    await unlink(`${file}.lock`);
    const other = await FileWitnessState.open(file);
    await expect(state.store(a.origin, a.checkpoint(3))).rejects.toThrow(FileInUse);
    expect(state.latest(a.origin)).toBeUndefined();
    await state.close();
    await other.store(a.origin, a.checkpoint(4));
    await other.close();
  });

  it("stays as it was when it cannot be written", async () => {
    const state = await FileWitnessState.open(join(folder, "state"));
    await state.store(a.origin, a.checkpoint(3));
    // A folder where the new file should be written.
    await mkdir(`${file}.new`);
    await expect(state.store(a.origin, a.checkpoint(4))).rejects.toThrow("EISDIR");
    expect(state.latest(a.origin)).toBe(a.checkpoint(3));
    await state.close();
  });
});
