import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Says its arguments and its process, waits, and ends as its one argument says. */
const PROGRAM = `
const [how = "done"] = process.argv.slice(2);
process.on("SIGTERM", () => { process.stdout.write("asked to stop\\n"); process.exit(9); });
process.on("SIGINT", () => { process.stdout.write("interrupted\\n"); process.exit(130); });
process.stdout.write("running " + process.pid + "\\n");
if (how === "crash") process.kill(process.pid, "SIGKILL");
if (how === "wait") setInterval(() => {}, 1_000_000);
else process.exitCode = Number(how) || 0;
`;

const CONFIG = {
  compilerOptions: {
    target: "es2024",
    module: "nodenext",
    rootDir: "../..",
    outDir: "../../dist",
    skipLibCheck: true,
    types: ["node"],
    incremental: true,
    tsBuildInfoFile: "../../dist/build.tsbuildinfo",
  },
  include: ["../../apps", "../../libs"],
};

describe("the launcher", () => {
  let root: string;
  let source: string;

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), "rechtop-launch-"));
    source = join(root, "apps/cli/src/main.ts");
    for (const folder of ["apps/cli/src", "libs", "test/config"]) {
      await mkdir(join(root, folder), { recursive: true });
    }
    await cp("apps/cli/launch.mjs", join(root, "apps/cli/launch.mjs"));
    await symlink(join(process.cwd(), "node_modules"), join(root, "node_modules"));
    await writeFile(join(root, "package.json"), '{ "type": "module" }');
    await writeFile(join(root, "test/config/tsconfig.build.json"), JSON.stringify(CONFIG));
    await writeFile(source, PROGRAM);
  });

  afterAll(() => rm(root, { recursive: true }));

  const launch = (...args: readonly string[]) => {
    const child = spawn(process.execPath, [join(root, "apps/cli/launch.mjs"), ...args], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    const printed = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"] as const) {
      child[name].setEncoding("utf8").on("data", (text: string) => (printed[name] += text));
    }
    const ended = once(child, "close").then(([code]) => ({ code: code as number, ...printed }));
    return { child, ended };
  };

  it("builds on first use only, and ends with the code of the program", async () => {
    const first = await launch("7").ended;
    expect(first.code).toBe(7);
    expect(first.stdout).toMatch(/^running \d+\n$/);
    expect(first.stderr).toMatch(/^Building/);
    const second = await launch("0").ended;
    expect({ code: second.code, stderr: second.stderr }).toEqual({ code: 0, stderr: "" });
    expect((await launch("crash").ended).code).toBe(137);
  });

  it.each([
    ["SIGTERM", 9, "asked to stop\n"],
    ["SIGINT", 130, "interrupted\n"],
    ["SIGHUP", 129, ""],
  ] as const)("passes %s on and waits for the program", async (signal, code, said) => {
    const { child, ended } = launch("wait");
    const [text] = (await once(child.stdout, "data")) as [string];
    const program = Number(/running (\d+)/.exec(text)![1]);
    child.kill(signal);
    const { code: actual, stdout } = await ended;
    expect({ actual, said: stdout.split("\n").slice(1).join("\n") }).toEqual({
      actual: code,
      said,
    });
    expect(() => process.kill(program, 0)).toThrow("ESRCH");
  });

  it("runs nothing while the sources have a mistake, however often it is tried", async () => {
    await writeFile(source, `${PROGRAM}\nconst wrong: number = "text";\n`);
    for (const attempt of [1, 2]) {
      const { code, stdout, stderr } = await launch("0").ended;
      expect({ attempt, failed: code > 0, stdout }).toEqual({ attempt, failed: true, stdout: "" });
      expect(stderr).toMatch(/main\.ts.*TS2322.*not assignable to type 'number'/s);
    }
    await writeFile(source, PROGRAM);
    expect((await launch("0").ended).code).toBe(0);
  });
});
