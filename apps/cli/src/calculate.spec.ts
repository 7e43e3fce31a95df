import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Determination } from "#statute";
import { type Ended, rechtop } from "./rechtop.fixture.js";

const PROGRAM = join(process.cwd(), "dist/apps/cli/src/main.js");
const WORKED = "docs/cases/1-alone-with-a-wage.json";

/** A question that is answered at once. */
const CATEGORY = { from: "2025-03-03", until: "2025-03-03", ask: ["category"], household: {} };
/** What must never come back. */
const SECRET = "Élise Voorbeeld";

type Explained = Determination & { readonly explanation?: readonly string[] };

/** Runs the command with `input` on its standard input. */
async function calculate(input: string | Buffer, ...args: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, [PROGRAM, "calculate", "--file", "-", ...args]);
  const printed = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (text: string) => (printed[name] += text));
  }
  child.stdin.end(input);
  const [code] = (await once(child, "close")) as [number | null];
  return { code, ...printed };
}

const lines = (...values: readonly unknown[]) =>
  values.map((value) => `${JSON.stringify(value)}\n`).join("");

describe("rechtop calculate", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "rechtop-calculate-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it("prints the determination of one case, readable, from a file as from standard input", async () => {
    const { code, stdout, stderr } = await rechtop(["calculate", "--file", WORKED]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^\{\n {2}"ruleSet": "leefloon\/2",\n/);
    const { periods, ...rest } = JSON.parse(stdout) as Explained;
    expect(periods.map(({ trace }) => trace.length > 10)).toEqual([true, true]);
    expect(rest).not.toHaveProperty("explanation");
    expect(await calculate(await readFile(WORKED))).toEqual({ code, stdout, stderr });
  });

  it.each([
    ["nl", "Leeft alleen"],
    ["fr", "Vit seul"],
    ["de", "Lebt allein"],
    ["en", "Lives alone"],
  ])("explains in %s when asked", async (language, words) => {
    const { stdout } = await calculate(lines(CATEGORY), "--language", language);
    const { explanation = [] } = JSON.parse(stdout) as Explained;
    expect(explanation.join("\n")).toContain(words);
  });

  it("answers many cases on a line each, in order, and says which could not be judged", async () => {
    const cases = Array.from({ length: 500 }, (_, i) => ({ ...CATEGORY, reference: `case ${i}` }));
    const input = lines(
      ...cases.slice(0, 250),
      { ...CATEGORY, until: "2025-03-01" },
      ...cases.slice(250),
    );
    const { code, stdout, stderr } = await calculate(input);
    const answers = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Explained);
    expect(answers.map(({ reference }) => reference)).toEqual([
      ...cases.slice(0, 250).map(({ reference }) => reference),
      undefined,
      ...cases.slice(250).map(({ reference }) => reference),
    ]);
    const issue = { pointer: "/until", problem: "must not be before from" };
    expect(answers[250]).toEqual({ line: 251, issues: [issue] });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: "line 251: /until must not be before from\n",
    });
  });

  it("tells everything that is wrong with a case at once, by its place and without its values", async () => {
    const { code, stdout, stderr } = await calculate(
      JSON.stringify({
        from: "2025-03-03",
        until: "2025-03-01",
        [`born\u001b[31m`]: SECRET,
        household: { members: [{ relation: SECRET, commonHousehold: true }] },
        means: {
          incomes: [
            { kind: "wage", amountCents: SECRET, per: "month" },
            { kind: "wage", amountCents: 1, per: "month", beneficiaryRaises: true },
          ],
          capital: [{ amountCents: 1, share: { part: 3, of: 2 } }],
        },
        whatIf: [
          { parameter: SECRET, value: 1, from: "2025-01-01" },
          { parameter: "kb-rmi/art-25/multiplier", value: 0, from: "2025-01-01" },
        ],
      }),
    );
    const { issues } = JSON.parse(stdout) as { issues: { pointer: string }[] };
    expect(issues.map(({ pointer }) => pointer).toSorted()).toEqual([
      "/born\u001b[31m",
      "/household/members/0/relation",
      "/means/capital/0/share/part",
      "/means/incomes/0/amountCents",
      "/means/incomes/1/beneficiaryRaises",
      "/until",
      "/whatIf/0/parameter",
      "/whatIf/1/value",
    ]);
    expect(code).toBe(2);
    expect(stderr.split("\n")).toHaveLength(9);
    expect(stderr).toContain("/means/incomes/0/amountCents must be integer\n");
    for (const text of [stdout, stderr]) {
      expect(text).not.toContain(SECRET);
      expect(text).not.toContain("\u001b");
    }
  });

  it.each([
    ["nothing", "", "is empty: a case is a JSON object"],
    ["no JSON", SECRET, "is not JSON"],
    ["half of a case", '{"from":', "is not JSON: it ends too early"],
    [
      "a byte order mark",
      "\ufeff{}",
      "begins with a byte order mark: save it as UTF-8 without one",
    ],
    ["bytes", Buffer.from([0x50, 0x4b, 0x03, 0x04, 0xff]), "is not text in UTF-8"],
    ["a list", "[]", "must be object"],
    ["a number", "1", "must be object"],
  ])("says what is wrong with an input of %s", async (_, input, problem) => {
    const { code, stdout, stderr } = await calculate(input);
    expect(JSON.parse(stdout)).toEqual({ issues: [{ pointer: "", problem }] });
    expect({ code, stderr }).toEqual({ code: 2, stderr: `the input ${problem}\n` });
  });

  it.each([
    ["a file that is not there", "/nowhere/case.json", "no such file or directory"],
    ["a folder", "docs", "illegal operation on a directory"],
  ])("cannot read %s, and says so without a trace", async (_, file, why) => {
    const ended = await rechtop(["calculate", "--file", file]);
    expect(ended).toEqual({ code: 2, stdout: "", stderr: `error: cannot read ${file}: ${why}\n` });
  });

  it("refuses a name that is given twice, wherever it is", async () => {
    const { code, stdout } = await calculate(
      '{"from":"2025-03-03","means":{},"means":{"incomes":[]}}',
    );
    const issues = [{ pointer: "/means", problem: "is given twice" }];
    expect({ code, answer: JSON.parse(stdout) as unknown }).toEqual({
      code: 2,
      answer: { issues },
    });
  });

  it("ends in peace when nobody reads on", async () => {
    const file = join(folder, "many.jsonl");
    await writeFile(file, lines(CATEGORY).repeat(3_000));
    const child = spawn(process.execPath, [PROGRAM, "calculate", "--file", file], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    let stderr = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    await once(child.stdout, "data");
    child.stdout.destroy();
    const [code] = (await once(child, "exit")) as [number | null];
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  });
});
