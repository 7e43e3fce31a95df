import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { appendFile, chmod, mkdtemp, readFile, rm, stat, truncate } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { instant, uuid } from "#kernel";
import {
  type DestroyedKeyLine,
  DestroyedKeyList,
  replayDestroyedKeys,
} from "./destroyed-key-list.js";
import { MemoryDataKeys } from "./memory-data-keys.js";

const line = (kind: DestroyedKeyLine["kind"] = "identity"): DestroyedKeyLine => ({
  keyId: uuid(randomUUID()),
  dossier: uuid(randomUUID()),
  subject: "applicant",
  kind,
  erasureId: uuid(randomUUID()),
  at: instant("2035-03-03T08:00:00Z"),
  authority: "selection list 12.3: {decision 7}",
});

describe("the list of destroyed keys", () => {
  let folder: string;
  let path: string;
  let list: DestroyedKeyList;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "destroyed-"));
    path = join(folder, "list.jsonl");
    list = await DestroyedKeyList.open(path);
  });
  afterEach(() => rm(folder, { recursive: true }));
  const lines = async () => Array.fromAsync(list.lines());

  it("gives back what was added, in order, also to the next process", async () => {
    const [a, b, c] = [line(), line("health"), line()];
    await Promise.all([list.append([a, b]), list.append([c])]);
    expect(await lines()).toEqual([a, b, c]);
    expect(await Array.fromAsync((await DestroyedKeyList.open(path)).lines())).toEqual([a, b, c]);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it("is one JSON object per line, in a fixed order", async () => {
    const { keyId, dossier, ...rest } = line();
    await list.append([{ ...rest, dossier, keyId }]);
    expect(await readFile(path, "utf8")).toMatch(
      /^\{"keyId":"[^"]+","dossier":"[^"]+","subject":"applicant","kind":"identity","erasureId":"[^"]+","at":"2035-03-03T08:00:00.000Z","authority":"[^"]+"\}\n$/,
    );
  });

  it("survives a last line that was cut off anywhere, and what is added after it", async () => {
    const [a, b, c] = [line(), line(), line()];
    await list.append([a]);
    const { size } = await stat(path);
    await list.append([b]);
    const whole = (await readFile(path)).length;
    for (let cut = whole - 2; cut >= size; cut -= 7) {
      await truncate(path, cut);
      expect(await lines()).toEqual([a]);
    }
    await truncate(path, size + 30).catch(() => undefined);
    await list.append([c]);
    expect(await lines()).toEqual([a, c]);
  });

  it("stops at a line that is whole and not of this list, and says which", async () => {
    await list.append([line()]);
    await appendFile(path, '{"keyId":"nonsense"}\n');
    await list.append([line()]);
    await expect(lines()).rejects.toThrow("line 2 of the list of destroyed keys is damaged");
  });

  it.each(["x", "\0x", '{"keyId":"a"}', '{"at":"', "["])(
    "stops at %j, which is no beginning of a line",
    async (damage) => {
      await list.append([line()]);
      await appendFile(path, `${damage}\n`);
      await list.append([line()]);
      await expect(lines()).rejects.toThrow("line 2 of the list of destroyed keys is damaged");
    },
  );

  it.each([0o620, 0o602, 0o666])("is refused with mode %o: others can write it", async (mode) => {
    await chmod(path, mode);
    await expect(DestroyedKeyList.open(path)).rejects.toThrow("others can write the list");
  });

  it("is not begun anew when it is gone", async () => {
    await rm(path);
    await expect(list.append([line()])).rejects.toThrow("ENOENT");
    expect(existsSync(path)).toBe(false);
  });

  it("cannot be opened where it could not be written", async () => {
    await expect(DestroyedKeyList.open(join(folder, "none", "list"))).rejects.toThrow("ENOENT");
  });

  it("destroys again what a backup brought back, as often as it is replayed", async () => {
    const keys = new MemoryDataKeys();
    const dossier = uuid(randomUUID());
    const scopes = [{ dossier, subject: "applicant", kind: "identity" } as const];
    const [key] = await keys.keysFor(scopes);
    const other = line("health");
    await list.append([{ ...line(), ...scopes[0]!, keyId: key!.keyId }, other]);
    expect(await replayDestroyedKeys(list, keys)).toBe(2);
    expect(await replayDestroyedKeys(list, keys)).toBe(0);
    const found = await keys.keysById([key!.keyId, other.keyId]);
    expect([...found.values()].map(({ state }) => state)).toEqual(["destroyed", "destroyed"]);
  });

  it("is replayed in batches: a long list needs no more memory", async () => {
    const many = Array.from({ length: 1_201 }, () => line());
    await list.append(many);
    const sizes: number[] = [];
    const keys = {
      ensureDestroyed: async (batch: readonly unknown[]) => {
        sizes.push(batch.length);
        return batch.length;
      },
    };
    expect(await replayDestroyedKeys(list, keys)).toBe(1_201);
    expect(sizes).toEqual([500, 500, 201]);
  });
});
