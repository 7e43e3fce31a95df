import { execFile } from "node:child_process";
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  checkpoint,
  oneFile,
  POLICY,
  FILE,
  wholeLog,
  writeBundle,
  writeLog,
} from "./bundle.fixture.js";
import { ITEMS } from "./example.fixture.js";

const BUILT = join(process.cwd(), "dist/apps/verifier/src");

const folder = mkdtempSync(join(tmpdir(), "rechtop-verifier-"));
afterAll(() => rmSync(folder, { recursive: true }));

const write = (name: string, content: string | Buffer): string => {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
};

const log = writeLog(ITEMS);
const size = ITEMS.length;
const note = checkpoint(log);
const policy = write("policy", POLICY);
const whole = write("whole", writeBundle({ size, note, frames: wholeLog(log) }));
const one = write("one", writeBundle({ size, note, frames: oneFile(log), file: FILE }));
const cut = write("cut", writeBundle({ size, note, frames: wholeLog(log).slice(0, 8) }));
const kept = write("kept", checkpoint(log, [], { size: 5 }));

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the build of the verifier, copied to where there is nothing else. */
function run(...args: readonly string[]): Promise<Ended> {
  const program = join(folder, "verifier");
  cpSync(BUILT, program, { recursive: true });
  return new Promise((resolve) => {
    const options = { cwd: folder, env: {} };
    execFile(
      process.execPath,
      [join(program, "main.js"), ...args],
      options,
      (error, stdout, stderr) =>
        resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });
}

describe("the program", () => {
  it("says that a bundle is proved, and what is: 0", async () => {
    const { code, stdout, stderr } = await run(whole, "--policy", policy, "--earlier", kept);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout.split("\n").map((line) => line.replace(/root \S+/, "root …"))).toEqual([
      "PROVED",
      "  log log.example/rechtop: 10 entries, root …",
      "  cosigned by W1 on 2026-03-20T00:00:00.000Z",
      `  it extends the checkpoint of 5 entries (${kept})`,
      "  all entries: 9 events in 5 streams, each a whole chain",
      "  1 keys destroyed: content erased on 2026-03-09T10:00:00.000Z by authority SEL-2015-3.1 2026/17",
      "",
    ]);
  });

  it("names what is wrong, and claims nothing else: 1", async () => {
    const { code, stdout } = await run(cut, "--policy", policy);
    expect(code).toBe(1);
    expect(stdout).toBe("NOT PROVED\n  tail-cut: 2 entries are cut off at the end\n");
  });

  it("gives the same as JSON", async () => {
    const good = await run(one, "--policy", policy, "--json");
    expect(JSON.parse(good.stdout)).toMatchObject({ proved: true, findings: [] });
    const bad = await run(cut, "--policy", policy, "--json");
    expect(bad.code).toBe(1);
    expect(JSON.parse(bad.stdout)).toEqual({
      proved: false,
      statements: [],
      findings: [{ code: "tail-cut", message: "2 entries are cut off at the end" }],
    });
  });

  it.each([
    ["no bundle", ["--policy", policy], "usage: rechtop-verify <bundle> --policy <file>"],
    ["no policy", [whole], "usage: "],
    ["two bundles", [whole, one, "--policy", policy], "usage: "],
    ["an unknown option", [whole, "--policy", policy, "--trust"], "Unknown option '--trust'"],
    ["a bundle that is not there", ["nowhere", "--policy", policy], "ENOENT"],
    ["a file that is no bundle", [policy, "--policy", policy], "does not begin as a bundle"],
    ["a policy that is none", [whole, "--policy", kept], "wrong line in the policy"],
    [
      "a checkpoint that is not there",
      [whole, "--policy", policy, "--earlier", "nowhere"],
      "ENOENT",
    ],
  ])("cannot judge with %s: 2", async (_what, args, message) => {
    const { code, stdout, stderr } = await run(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
  });
});

describe("the source", () => {
  const files = globSync("apps/verifier/src/*.ts").filter((file) => !/spec|fixture/.test(file));
  const lines = files.flatMap((file) => readFileSync(file, "utf8").trimEnd().split("\n"));

  it("imports its own files and what Node has built in", () => {
    const imported = lines.flatMap((line) => / from "(.+)";/.exec(line)?.[1] ?? []);
    expect(imported.filter((name) => !/^(?:node:|\.\/)/.test(name))).toEqual([]);
    expect(imported.length).toBeGreaterThan(10);
  });

  it("can be read in an hour: fewer than 600 lines, with comments and empty lines", () => {
    expect(lines.length).toBeLessThan(600);
  });
});
