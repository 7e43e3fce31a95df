import { chmod, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { KeysUnavailable } from "./data-keys.js";
import { HeldKeks } from "./held-keks.js";
import { kekCommand, kekFile, type KekProvider, kekText } from "./kek-providers.js";
import { KekUnusable, parseKekRing } from "./kek-ring.js";
import { addKek } from "./new-kek.js";

const text = (...versions: string[]) =>
  JSON.stringify({
    current: versions[0],
    keys: Object.fromEntries(versions.map((v) => [v, Buffer.alloc(32, v).toString("base64")])),
  });
const refusal = async (provider: KekProvider): Promise<string> => {
  const error: unknown = await provider.load().catch((e: unknown) => e);
  expect(error).toBeInstanceOf(KekUnusable);
  return (error as Error).message;
};

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "kek-"));
  file = join(folder, "kek.json");
});
afterEach(() => rm(folder, { recursive: true }));

describe("a file of key-encrypting keys", () => {
  it("is read anew each time", async () => {
    const provider = kekFile(file, "RECHTOP_KEK_FILE");
    await writeFile(file, text("1"), { mode: 0o600 });
    expect((await provider.load()).current).toBe("1");
    await writeFile(file, text("2", "1"));
    expect((await provider.load()).current).toBe("2");
  });

  it.each([0o604, 0o602, 0o601, 0o620, 0o666])("is refused with mode %o", async (mode) => {
    await writeFile(file, text("1"));
    await chmod(file, mode);
    expect(await refusal(kekFile(file, "S"))).toBe(
      "S: others can read the file; make it chmod 600",
    );
  });

  it("is accepted when a group may read it: that is how secrets are mounted", async () => {
    await writeFile(file, text("1"));
    await chmod(file, 0o440);
    expect((await kekFile(file, "S").load()).current).toBe("1");
  });

  it("that is not there is named by its setting", async () => {
    expect(await refusal(kekFile(file, "S"))).toBe("S: the file cannot be read (ENOENT)");
    expect(await refusal(kekFile(folder, "S"))).toMatch(/^S: /);
  });
});

describe("a command that gives the keys", () => {
  const node = (script: string) => `"${process.execPath}" -e "${script.replaceAll('"', '\\"')}"`;

  it("prints them", async () => {
    await writeFile(file, text("1"));
    const command = node(`process.stdout.write(require('fs').readFileSync('${file}'))`);
    expect((await kekCommand(command, "S").load()).current).toBe("1");
    expect((await kekText(text("7"), "S").load()).current).toBe("7");
  });

  it.each([
    ["fails", "process.exit(3)", "S: the command ended with exit code 3"],
    ["is killed", "process.kill(process.pid, 'SIGKILL')", /^S: the command ended with /],
    ["prints nonsense", "console.log('geheim')", /^S: is not \{"current"/],
    ["prints too much", "console.log('x'.repeat(2e6))", "S: the command prints too much"],
  ])(
    "that %s is named by its setting, and nothing it printed is",
    async (_what, script, message) => {
      const said = await refusal(kekCommand(node(`console.error('geheim'); ${script}`), "S"));
      expect(said).toEqual(expect.stringMatching(message));
      expect(said).not.toContain("geheim");
    },
  );

  it("that hangs is stopped with all that it has started", async () => {
    const pidFile = join(folder, "pid");
    // A shell, which has written its number long before the time is over, on a busy machine too.
    const inner = `sh -c 'echo $$ > "${pidFile}"; exec sleep 3600'`;
    expect(await refusal(kekCommand(`${inner}; true`, "S", { timeoutMs: 1_500 }))).toBe(
      "S: the command gave no answer within 1500 ms",
    );
    const pid = Number(await readFile(pidFile, "utf8"));
    const isGone = () => {
      try {
        process.kill(pid, 0);
        return false;
      } catch {
        return true;
      }
    };
    while (!isGone()) await new Promise((resolve) => setImmediate(resolve));
  });

  it("sees what is meant for it, and nothing else of what the product was started with", async () => {
    const given = {
      RECHTOP_KEK_COMMAND_PIN: "4711",
      RECHTOP_SECRET: "geheim",
      PGPASSWORD: "geheim",
    };
    const before = { ...process.env };
    Object.assign(process.env, given);
    try {
      const seen = join(folder, "seen.json");
      await writeFile(file, text("1"));
      const tell = `require('fs').writeFileSync('${seen}', JSON.stringify(process.env))`;
      const print = `process.stdout.write(require('fs').readFileSync('${file}'))`;
      expect((await kekCommand(node(`${tell}; ${print}`), "S").load()).current).toBe("1");
      const environment = JSON.parse(await readFile(seen, "utf8")) as Record<string, string>;
      expect(environment).toMatchObject({
        PATH: process.env["PATH"],
        RECHTOP_KEK_COMMAND_PIN: "4711",
      });
      // A shell adds some of its own.
      const ofTheShell = ["PWD", "OLDPWD", "SHLVL", "_"];
      const others = Object.keys(environment).filter((name) => !ofTheShell.includes(name));
      const allowed = ["HOME", "LANG", "PATH", "RECHTOP_KEK_COMMAND_PIN"];
      expect(others.filter((name) => !allowed.includes(name))).toEqual([]);
      expect(JSON.stringify(environment)).not.toContain("geheim");
    } finally {
      process.env = before;
    }
  });

  it("that is not there is named by its setting", async () => {
    expect(await refusal(kekCommand(join(folder, "nothing"), "S"))).toMatch(/^S: the command /);
  });
});

describe("held key-encrypting keys", () => {
  it("are asked for again when their time is over, or when a version is not held", async () => {
    let now = 0;
    let asked = 0;
    let versions = ["1"];
    const provider = {
      load: async () => {
        asked += 1;
        return parseKekRing(text(...versions), "S");
      },
    };
    const keks = new HeldKeks({ provider, holdMs: 1_000, now: () => now });
    await Promise.all([keks.current(), keks.current(), keks.version("1")]);
    expect(asked).toBe(1);
    versions = ["2", "1"];
    expect((await keks.current()).version).toBe("1");
    expect((await keks.version("2")).key.export()).toEqual(Buffer.alloc(32, "2"));
    expect(asked).toBe(2);
    now = 1_000;
    expect((await keks.current()).version).toBe("2");
    expect(asked).toBe(3);
    await expect(keks.version("3")).rejects.toBeInstanceOf(KeysUnavailable);
  });

  it("are unavailable while the provider fails, and there again when it does not", async () => {
    let fails = true;
    const provider = {
      load: async () => {
        if (fails) throw new KekUnusable("S", "is away");
        return parseKekRing(text("1"), "S");
      },
    };
    const keks = new HeldKeks({ provider, holdMs: 1_000, now: () => 0 });
    const message = "the keys of personal data are not available: S: is away";
    await expect(keks.current()).rejects.toThrow(message);
    await expect(keks.version("1")).rejects.toThrow(message);
    fails = false;
    expect((await keks.current()).version).toBe("1");
  });
});

describe("adding a key-encrypting key", () => {
  it("makes the file, for nobody else to read, and later keeps every key that was there", async () => {
    await addKek(file, "1", "S");
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const first = await kekFile(file, "S").load();
    await addKek(file, "2", "S");
    const both = await kekFile(file, "S").load();
    expect(both.current).toBe("2");
    expect(both.keys.get("1")?.equals(first.keys.get("1")!)).toBe(true);
    expect(both.keys.get("2")?.equals(first.keys.get("1")!)).toBe(false);
  });

  it("never replaces a key, and leaves a file alone that is not in order", async () => {
    await addKek(file, "1", "S");
    const before = await readFile(file, "utf8");
    await expect(addKek(file, "1", "S")).rejects.toThrow(
      "there is a key of version 1 already; call the new one otherwise (--name)",
    );
    await expect(addKek(file, "a b", "S")).rejects.toThrow("1 to 64 letters");
    expect(await readFile(file, "utf8")).toBe(before);
    await writeFile(file, "{");
    await expect(addKek(file, "2", "S")).rejects.toBeInstanceOf(KekUnusable);
    expect(await readFile(file, "utf8")).toBe("{");
  });

  it("by two at once makes one file with one key", async () => {
    const both = await Promise.allSettled([addKek(file, "1", "S"), addKek(file, "1", "S")]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await kekFile(file, "S").load()).keys.size).toBe(1);
  });
});
