import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTestDatabase, type TestDatabase } from "#testing";
import { rechtop } from "./rechtop.fixture.js";

const COMMANDS = [
  "demo",
  "start",
  "token",
  "migrate",
  "projections",
  "keys",
  "log",
  "verify",
  "calculate",
  "reassess",
];

describe("the command line", () => {
  it("lists every command with one line, and the exit codes", async () => {
    const { code, stdout, stderr } = await rechtop(["--help"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    for (const name of COMMANDS) expect(stdout).toMatch(new RegExp(`^  ${name} .*[a-z)]\\.$`, "m"));
    expect(stdout).toMatch(/^ {2}0 .+\n {2}1 .+\n {2}2 .+\n {2}129, 130, 143 .+$/m);
  });

  it.each([
    ...COMMANDS.map((name) => [name]),
    ["projections", "status"],
    ["projections", "rebuild"],
    ["keys", "new-kek"],
    ["keys", "rotate"],
    ...["checkpoint", "export", "verify", "proof", "keygen", "public-key", "witness"].map(
      (name) => ["log", name],
    ),
  ])("explains %s %s", async (...command) => {
    const { code, stdout, stderr } = await rechtop([...command.filter(Boolean), "--help"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain(`Usage: rechtop ${command.filter(Boolean).join(" ")}`);
  });

  it.each([
    [["nonsense"], "unknown command 'nonsense'"],
    [["--nonsense"], "unknown option '--nonsense'"],
    [["demo", "--nonsense"], "unknown option '--nonsense'"],
    [["demo", "surplus"], "too many arguments"],
    [["start", "--port", "0"], "a port is a number from 1 to 65535"],
    [["start", "--port", "65536"], "a port is a number from 1 to 65535"],
    [["start", "--issuer-port", "http"], "a port is a number from 1 to 65535"],
    [["start", "--port", ""], "a port is a number from 1 to 65535"],
    [["token"], "missing required argument 'username'"],
    [["projections", "rebuild"], "missing required argument 'name'"],
    [["projections", "nonsense"], "unknown command 'nonsense'"],
    [["keys", "new-kek"], "missing required argument 'file'"],
    [["verify", "--policy", "policy"], "missing required argument 'bundle'"],
    [["verify", "bundle"], "required option '--policy <file>' not specified"],
    [["verify", "/nowhere", "--policy", "/nowhere"], "no such file or directory"],
    [["calculate"], "required option '--file <path>' not specified"],
    [["calculate", "--file"], "option '--file <path>' argument missing"],
    [["calculate", "--file", "x", "--language", "es"], "Allowed choices are nl, fr, de, en"],
    [["calculate", "--file", "x", "surplus"], "too many arguments"],
    [["calculate", "--file", "/nowhere"], "cannot read /nowhere: no such file or directory"],
    [["reassess"], "required option '--at <date>' not specified"],
    [["reassess", "--at", "1 March 2026"], "a day is yyyy-MM-dd"],
    [["reassess", "--at", "2026-02-30"], "a day is yyyy-MM-dd"],
    [["reassess", "--at", "2026-03-01", "--centre", "Ocmw?"], "a centre is named by its code"],
    [["reassess", "--at", "2026-03-01", "surplus"], "too many arguments"],
  ])("ends with 2 and says why at %j", async (args, message) => {
    const { code, stdout, stderr } = await rechtop(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
  });

  it.each([
    [["token", "els", "--issuer", "http://127.0.0.1:1"], "no issuer answers at http://127.0.0.1:1"],
    [["migrate"], "DATABASE_URL is not set: which database?"],
    [["projections", "status"], "DATABASE_URL is not set: which database?"],
    [["projections", "rebuild", "nonsense"], "DATABASE_URL is not set: which database?"],
    [["keys", "rotate"], "RECHTOP_KEK_FILE is not set"],
    [["log", "checkpoint"], "DATABASE_URL is not set: which database?"],
    [["reassess", "--at", "2026-03-01"], "DATABASE_URL is not set: which database?"],
  ])("ends with 1 and says why at %j", async (args, message) => {
    const { code, stdout, stderr } = await rechtop(args);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain(message);
  });

  it("refuses to start in production", async () => {
    const { code, stderr } = await rechtop(["start"], { NODE_ENV: "production" });
    expect(code).toBe(1);
    expect(stderr).toContain("start is for development");
  });
});

describe("on a database", () => {
  const env = {
    DATABASE_URL: "",
    RECHTOP_SECRET: Buffer.alloc(32, 7).toString("base64url"),
    RECHTOP_KEK_FILE: "",
    RECHTOP_DESTROYED_KEYS_FILE: "",
  };

  let database: TestDatabase;
  let folder: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    folder = await mkdtemp(join(tmpdir(), "rechtop-cli-"));
    env.DATABASE_URL = database.url;
    env.RECHTOP_KEK_FILE = join(folder, "kek.json");
    env.RECHTOP_DESTROYED_KEYS_FILE = join(folder, "destroyed-keys.jsonl");
    const made = await rechtop(["keys", "new-kek", env.RECHTOP_KEK_FILE, "--name", "one"]);
    expect(made).toEqual({ code: 0, stdout: '{"current":"one"}\n', stderr: "" });
  });

  afterAll(async () => {
    await database.drop();
    await rm(folder, { recursive: true });
  });

  it("makes a key that nobody else can read, adds a second, and wraps the data keys anew", async () => {
    const file = env.RECHTOP_KEK_FILE;
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const before = await readFile(file, "utf8");
    const again = await rechtop(["keys", "new-kek", file, "--name", "one"]);
    expect(again).toMatchObject({ code: 1, stdout: "", stderr: expect.stringContaining("--name") });
    expect(await readFile(file, "utf8")).toBe(before);
    expect((await rechtop(["keys", "new-kek", file])).code).toBe(0);
    const { keys } = JSON.parse(before) as { keys: { one: string } };
    expect(JSON.parse(await readFile(file, "utf8"))).toMatchObject({ keys });

    const rotated = await rechtop(["keys", "rotate"], env);
    expect(rotated).toEqual({ code: 0, stdout: '{"rewrapped":0}\n', stderr: "" });
  });

  it("migrates, tells of the read models and rebuilds one", async () => {
    expect((await rechtop(["migrate"], env)).code).toBe(0);
    const status = await rechtop(["projections", "status"], env);
    const lines = status.stdout.trimEnd().split("\n");
    const names = lines.map((line) => (JSON.parse(line) as { name: string }).name);
    expect(names).toContain("procedure.fileOverview");

    const rebuilt = await rechtop(["projections", "rebuild", names[0]!], env);
    expect(rebuilt.code).toBe(0);
    expect(JSON.parse(rebuilt.stdout)).toEqual({ name: names[0], events: expect.any(Number) });

    const unknown = await rechtop(["projections", "rebuild", "nonsense"], env);
    expect(unknown.code).toBe(1);
    expect(unknown.stderr).toContain(
      `there is no read model nonsense; there are ${names.join(", ")}`,
    );
  });
});
