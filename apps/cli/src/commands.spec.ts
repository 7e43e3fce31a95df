import { createTestDatabase, type TestDatabase } from "#testing";
import { rechtop } from "./rechtop.fixture.js";

const COMMANDS = ["demo", "start", "token", "migrate", "projections"];

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
  };

  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
    env.DATABASE_URL = database.url;
  });

  afterAll(() => database.drop());

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
