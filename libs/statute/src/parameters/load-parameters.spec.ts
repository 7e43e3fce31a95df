import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { legalDate } from "#kernel";
import { type ParameterKey, PARAMETER_KEYS } from "./keys.js";
import { loadParameters } from "./load-parameters.js";
import { parametersFrom } from "./parameters.js";

const SHIPPED = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "parameters");
const FILE = "kb-rmi/art-22/general-exemption.category-2.yaml";
const KEY = "kb-rmi/art-22/general-exemption.category-2";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "parameters-"));
  cpSync(SHIPPED, folder, { recursive: true });
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function edit(from: string | RegExp, to: string): void {
  const path = join(folder, FILE);
  const before = readFileSync(path, "utf8");
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
}

describe("loadParameters", () => {
  it("finds the shipped folder by itself, complete", () => {
    const { definitions, hash } = loadParameters();
    expect(definitions.map(({ key }) => key).sort()).toEqual([...PARAMETER_KEYS].sort());
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(loadParameters(folder).hash).toBe(hash);
  });

  it("gives the value with everything an explanation needs", () => {
    expect(loadParameters().valueAt(KEY, legalDate("2025-03-03"))).toEqual({
      key: KEY,
      value: 25_000,
      unit: "euroCentsPerYear",
      validFrom: "2025-02-01",
      status: "sourced",
      source: {
        code: "BD-3321, DQ-RES",
        title: expect.stringContaining("bdas-wwsb.brussels") as string,
      },
      instrument: "kbRmi",
      article: "art. 22 § 2",
      lastChecked: "2026-08-20",
    });
  });

  it.each<[string, string | RegExp, string, string]>([
    ["no source", /\n {4}source: K\n/, "\n", "values.2002-10-01.source is missing"],
    ["no title of the source", /\n {2}K: .*\n/, "\n", "values.2002-10-01.source is missing"],
    ["an empty list of sources", "source: K", "source: []", "values.2002-10-01.source is missing"],
    ["one source of two unknown", "DQ-RES]", "DQ-X]", "values.2025-02-01.source is missing"],
    ["no status", /\n {4}status: unseen\n/, "\n", "values.2002-10-01.status is not one of"],
    ["a status of its own", "status: unseen", "status: likely", "2002-10-01.status is not one of"],
    ["no date of last check", /lastChecked: .*\n/, "", "lastChecked is not an existing day"],
    ["no article", /article: .*\n/, "", "article is missing or empty"],
    [
      "no description",
      /description: .*\n/,
      'description: " "\n',
      "description is missing or empty",
    ],
    ["an unknown legal text", "instrument: kbRmi", "instrument: kb", "instrument"],
    ["an unknown unit", "unit: eurosPerYear", "unit: francs", "unit is not one of"],
    ["a day that does not exist", "2025-02-01:", "2025-02-29:", "values.2025-02-29"],
    ["a date twice", "2025-02-01:", "2002-10-01:", "(file)"],
    [
      "dates out of order",
      "2025-02-01:",
      "2001-10-01:",
      "values.2001-10-01 comes after 2017-06-01",
    ],
    ["three decimals", "value: 250.00", "value: 250.005", "values.2002-10-01.value has more than"],
    ["a negative amount", "value: 250.00", "value: -1", "values.2002-10-01.value is not a number"],
    ["a text for a number", "value: 250.00", 'value: "250"', "2002-10-01.value is not a number"],
    ["infinity", "value: 250.00", "value: .inf", "2002-10-01.value is not a number"],
    ["no values", /values:[^]*/, "values: {}\n", "values needs at least one value"],
    ["a value that is no map", /2025-02-01:[^]*/, "2025-02-01: 250\n", "values.2025-02-01 is not"],
    [
      "what is approximate and says it is not",
      "source: K\n",
      "source: K\n    approximate: false\n",
      "values.2002-10-01.approximate is not true",
    ],
    ["a misspelt field", "description:", "descripion:", "descripion is not a known field"],
    [
      "a misspelt field of a value",
      "status: unseen",
      "state: unseen",
      "state is not a known field",
    ],
    [
      "an end before the start",
      "source: K",
      "source: K\n    until: 2002-09-30",
      ".until does not lie",
    ],
    [
      "an end after the next",
      "source: K",
      "source: K\n    until: 2025-02-01",
      ".until does not lie",
    ],
    [
      "an end that is no day",
      "source: K",
      "source: K\n    until: later",
      ".until is not an existing",
    ],
    ["no YAML", "description:", "description: [", "(file)"],
    ["a list", /[^]*/, "- 1\n", "(file) is not a map"],
  ])("refuses %s, naming file and field", (_name, from, to, message) => {
    edit(from, to);
    expect(() => loadParameters(folder)).toThrow(
      expect.objectContaining({
        code: "statute.parameter-invalid",
        detail: expect.stringContaining(`${FILE}: `) as string,
      }) as Error,
    );
    expect(() => loadParameters(folder)).toThrow(message);
  });

  it.each([
    ["half a jump of the index", "rmi-wet/art-15/index-jumps", "value: 14", "value: 14.5"],
    ["half a day", "kb-rmi/art-35/credit.days", "value: 1095", "value: 1095.5"],
    ["half a month", "kb-rmi/art-35/shortage.duration", "value: 3", "value: 3.5"],
    ["half a year", "rmi-wet/art-7/age-of-majority", "value: 18", "value: 18.5"],
  ])("refuses %s", (_name, key, from, to) => {
    const path = join(folder, `${key}.yaml`);
    writeFileSync(path, readFileSync(path, "utf8").replace(from, to));
    expect(() => loadParameters(folder)).toThrow(/value is not a whole number/);
  });

  it.each<[ParameterKey, number, string, string]>([
    ["kb-rmi/art-27/capital.first-limit", 620_000, "euroCents", "6200.5"],
    ["kb-rmi/art-35/general.base", 17_776, "euroCentsPerMonth", "177.77"],
    ["kb-rmi/art-29/usufruct.share", 40, "percent", "40.5"],
    ["rmi-wet/art-14/installation-premium.divisor", 12, "factor", "12.25"],
    ["kb-rmi/art-35/credit.days", 1095, "days", "1096"],
    ["kb-rmi/art-35/artist.months", 12, "months", "13"],
    ["kb-rmi/art-28/transfer.look-back", 10, "years", "11"],
  ])("%s: %d %s, and %s is another set", (key, value, unit, other) => {
    const day = legalDate("2025-03-03");
    expect(loadParameters(folder).valueAt(key, day)).toMatchObject({ value, unit });
    const path = join(folder, `${key}.yaml`);
    writeFileSync(path, readFileSync(path, "utf8").replace(/value: .*/g, `value: ${other}`));
    const changed = loadParameters(folder);
    expect(changed.valueAt(key, day).value).toBe(
      Number(other) * (unit.startsWith("euroCents") ? 100 : 1),
    );
    expect(changed.hash).not.toBe(loadParameters().hash);
  });

  it("names all issues at once", () => {
    edit("status: unseen", "status: likely");
    edit(/article: .*\n/, "");
    expect(() => loadParameters(folder)).toThrow(/article is missing.*status is not one of/);
  });

  it("refuses a folder where a parameter is missing, or one that nobody knows is added", () => {
    rmSync(join(folder, FILE));
    mkdirSync(join(folder, "other"));
    writeFileSync(join(folder, "other", "extra.yaml"), readFileSync(join(SHIPPED, FILE)));
    expect(() => loadParameters(folder)).toThrow(`${FILE}: (file) is missing`);
    expect(() => loadParameters(folder)).toThrow("other/extra.yaml: (file) is not a known");
  });

  it("ignores what is no parameter file", () => {
    writeFileSync(join(folder, "NOTES.md"), "# notes\n");
    expect(loadParameters(folder).hash).toBe(loadParameters().hash);
  });
});

describe("hash", () => {
  it("does not depend on order, layout or comments", () => {
    const { definitions, hash } = loadParameters();
    expect(parametersFrom(definitions.toReversed()).hash).toBe(hash);
    edit("unit: eurosPerYear\n", "");
    edit("sources:", "# a comment\nunit: eurosPerYear\n\nsources:");
    edit("value: 250.00", "value: 250");
    expect(loadParameters(folder).hash).toBe(hash);
  });

  it.each([
    ["a value", "value: 250.00", "value: 250.01"],
    ["a status", "status: unseen", "status: computed"],
    ["a date", "2025-02-01:", "2025-02-02:"],
    ["the date of the last check", "lastChecked: 2026-08-20", "lastChecked: 2026-08-21"],
    ["a source", /K: .*/, 'K: "elsewhere"'],
    ["an article", "art. 22 § 2", "art. 22 § 3"],
  ])("changes with %s", (_name, from, to) => {
    edit(from, to);
    expect(loadParameters(folder).hash).not.toBe(loadParameters().hash);
  });
});

describe("valueAt", () => {
  it("changes on the day itself and ends after the last day of a value", () => {
    edit("source: K", "source: K\n    until: 2010-12-31");
    edit(/value: 250.00\n {4}status: sourced/, "value: 260.00\n    status: sourced");
    const parameters = loadParameters(folder);
    const on = (day: string) => parameters.findValue(KEY, legalDate(day))?.value;
    expect(on("2002-09-30")).toBeUndefined();
    expect(on("2002-10-01")).toBe(25_000);
    expect(on("2010-12-31")).toBe(25_000);
    expect(on("2011-01-01")).toBeUndefined();
    expect(on("2017-05-31")).toBeUndefined();
    expect(on("2017-06-01")).toBe(26_000);
    expect(() => parameters.valueAt(KEY, legalDate("2011-01-01"))).toThrow(
      expect.objectContaining({
        code: "statute.value-missing",
        detail: `${KEY} on 2011-01-01`,
      }) as Error,
    );
  });

  it("refuses a key that was not loaded", () => {
    const empty = parametersFrom([]);
    expect(() => empty.valueAt(KEY, legalDate("2025-03-03"))).toThrow(
      expect.objectContaining({ code: "statute.parameter-unknown" }) as Error,
    );
  });
});
