import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Case, CHOICES, type Determination, PARAMETER_KEYS, type Period, readCase } from "#statute";
import { rechtop } from "../rechtop.fixture.js";

const DOCS = join(process.cwd(), "docs");
const PAGE = readFileSync(join(DOCS, "calculate.md"), "utf8");
const WORKED = readdirSync(join(DOCS, "cases")).toSorted();

/** Rows of the tables in a section, without the first two lines of each. */
function rowsIn(section: string): string[][] {
  return section
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .map((line) => line.split("|").slice(1, -1))
    .map((cells) => cells.map((cell) => cell.trim()))
    .filter(([first = ""]) => /^\d/.test(first));
}

function sectionOf(name: string): string {
  const [, section = ""] = PAGE.split(`### [${name}]`);
  return section.split("\n### ", 1)[0]!;
}

async function answers(name: string): Promise<Determination[]> {
  const { code, stdout, stderr } = await rechtop(["calculate", "--file", `docs/cases/${name}`]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const texts = name.endsWith("l") ? stdout.trimEnd().split("\n") : [stdout];
  return texts.map((text) => JSON.parse(text) as Determination);
}

/** `15,770.41` */
function euros(cents: number): string {
  return (cents / 100).toLocaleString("en", { minimumFractionDigits: 2 });
}

function row({ from, right, category, amounts }: Period): string[] {
  if (category === undefined || amounts === undefined) throw new Error(`nothing from ${from}`);
  const { ownMeansCents, cohabitantsMeansCents, exemptionCents } = amounts;
  const { annualLeefloonCents, monthlyLeefloonCents } = amounts;
  const figures = [ownMeansCents, cohabitantsMeansCents, exemptionCents, annualLeefloonCents];
  return [from, right, `${category.category}`, ...[...figures, monthlyLeefloonCents].map(euros)];
}

describe("docs/calculate.md", () => {
  it("has a section for each of the five worked inputs", () => {
    expect(WORKED).toHaveLength(5);
    expect(WORKED.map((name) => rowsIn(sectionOf(name)).length > 0)).toEqual(Array(5).fill(true));
  });

  it.each(WORKED.filter((name) => name.endsWith(".json")))(
    "says what %s comes to",
    async (name) => {
      const [{ periods, months } = { periods: [] }] = await answers(name);
      const said = rowsIn(sectionOf(name));
      expect(said.filter(({ length }) => length === 8)).toEqual(periods.map(row));
      const due = said.filter(({ length }) => length === 3);
      const printed = months?.map((month) => [
        month.month,
        `${month.days}/${month.daysInMonth}`,
        euros(month.amountCents),
      ]);
      if (due.length > 0) expect(due).toEqual(printed);
    },
  );

  it.each(WORKED.filter((name) => name.endsWith(".jsonl")))(
    "says what %s comes to",
    async (name) => {
      const rows = (await answers(name)).flatMap(({ periods }, place) =>
        periods.map(({ from, category, ownMeans = [] }) => [
          `${place + 1}`,
          from,
          category === undefined ? "" : `${category.category}`,
          ownMeans.map(({ countedCents }) => euros(countedCents)).join(", "),
        ]),
      );
      expect(rowsIn(sectionOf(name))).toEqual(rows);
    },
  );

  it("has examples of the input that can all be judged", () => {
    const examples = [...PAGE.matchAll(/```json\n(.*?)```/gs)].map(([, text]) => text!);
    expect(examples.length).toBeGreaterThan(10);
    for (const example of examples) expect(readCase(JSON.parse(example))).toHaveProperty("case");
  });

  it("names every field and every code of the input", () => {
    const words = new Set<string>();
    JSON.stringify(Case, (key, value: unknown) => {
      if (key === "properties") Object.keys(value as object).forEach((name) => words.add(name));
      if (key === "enum" && !(value as unknown[]).includes(PARAMETER_KEYS[0])) {
        (value as unknown[]).forEach((code) => words.add(String(code)));
      }
      return value;
    });
    for (const { alternatives } of Object.values(CHOICES)) {
      Object.keys(alternatives).forEach((alternative) => words.add(alternative));
    }
    expect(words.size).toBeGreaterThan(170);
    const unnamed = [...words].filter(
      (word) => !new RegExp(`[\`"]${word}[\`"]|^\\|.*\\b${word}\\b`, "m").test(PAGE),
    );
    expect(unnamed).toEqual([]);
  });
});
