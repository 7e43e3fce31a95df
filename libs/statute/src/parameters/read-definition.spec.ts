import { readDefinition } from "./read-definition.js";

type Fields = Readonly<Record<string, unknown>>;
const VALUE = { value: 250, status: "sourced", source: "BD-1" };

/** A file with other fields, or other values by their first day; JSON is YAML. */
function file(fields: Fields = {}, values: Fields = { "2025-02-01": VALUE }): string {
  return JSON.stringify({
    description: "An exemption",
    unit: "eurosPerYear",
    instrument: "kbRmi",
    article: "art. 22 § 2",
    lastChecked: "2026-08-20",
    sources: { "BD-1": "A text", "BD-2": "Another text" },
    ...fields,
    values,
  });
}

function read(text: string) {
  const found = readDefinition("key", text);
  if ("issues" in found) throw new Error(JSON.stringify(found.issues));
  return found.definition;
}

/** The fields that are refused. */
function refused(text: string): string[] {
  const found = readDefinition("key", text);
  return "issues" in found ? found.issues.map(({ field }) => field) : [];
}

const inUnit = (unit: string, value: unknown) =>
  file({ unit }, { "2025-02-01": { ...VALUE, value } });
const valued = (more: Fields) => file({}, { "2025-02-01": { ...VALUE, ...more } });

describe("a parameter file", () => {
  it("is read with its notes, and with what is not exact marked so", () => {
    const values = {
      "2025-02-01": { ...VALUE, status: "unseen", approximate: true, note: "Base not found." },
    };
    expect(read(file({ note: "For category 2." }, values))).toEqual({
      key: "key",
      description: "An exemption",
      unit: "euroCentsPerYear",
      instrument: "kbRmi",
      article: "art. 22 § 2",
      lastChecked: "2026-08-20",
      note: "For category 2.",
      values: [
        {
          validFrom: "2025-02-01",
          value: 25_000,
          status: "unseen",
          source: { code: "BD-1", title: "A text" },
          approximate: true,
          note: "Base not found.",
        },
      ],
    });
    expect(read(file()).values[0]).not.toHaveProperty("approximate");
    expect(read(file())).not.toHaveProperty("note");
  });

  it("names several texts for one value", () => {
    expect(read(valued({ source: ["BD-1", "BD-2"] })).values[0]?.source).toEqual({
      code: "BD-1, BD-2",
      title: "A text; Another text",
    });
  });

  it.each<[unit: string, value: unknown, right: boolean]>([
    ["eurosPerYear", 0, true],
    ["eurosPerYear", 0.01, true],
    ["eurosPerYear", 0.001, false],
    ["eurosPerYear", -0.01, false],
    ["eurosPerYear", "250", false],
    ["eurosPerYear", null, false],
    // More cents than a number can count one by one.
    ["eurosPerYear", 100_000_000_000_000, false],
    ["days", 1095, true],
    ["days", 0.5, false],
    ["indexJumps", 28, true],
    ["indexJumps", 28.5, false],
    ["percent", 40.5, true],
    ["factor", 1.25, true],
  ])("%s: %p is %p", (unit, value, right) => {
    expect(refused(inUnit(unit, value))).toEqual(right ? [] : ["values.2025-02-01.value"]);
  });

  it.each<[what: string, more: Fields, field: string | undefined]>([
    ["that ends on its first day", { until: "2025-02-01" }, undefined],
    ["that ends before it", { until: "2025-01-31" }, "until"],
    ["with a code that has no title", { source: "BD-3" }, "source"],
    ["with one of two that has none", { source: ["BD-1", "BD-3"] }, "source"],
    ["with a code that is no text", { source: 5 }, "source"],
    ["with what every object has", { source: "toString" }, "source"],
    ["without source", { source: [] }, "source"],
    ["that is not quite approximate", { approximate: false }, "approximate"],
    ["with an empty note", { note: " " }, "note"],
    ["of a status that is none", { status: "sure" }, "status"],
    ["with a field that is not known", { values: 1 }, "values"],
  ])("refuses a value %s, if it is wrong", (_what, more, field) => {
    expect(refused(valued(more))).toEqual(
      field === undefined ? [] : [`values.2025-02-01.${field}`],
    );
  });

  it.each([
    ["a day before the next value", "2025-02-28", []],
    ["the day of the next value", "2025-03-01", ["values.2025-02-01.until"]],
  ])("a value ends on %s, at the latest", (_what, until, fields) => {
    const values = { "2025-02-01": { ...VALUE, until }, "2025-03-01": VALUE };
    expect(refused(file({}, values))).toEqual(fields);
  });

  it("has its values in order", () => {
    expect(refused(file({}, { "2025-03-01": VALUE, "2025-02-01": VALUE }))).toEqual([
      "values.2025-02-01",
    ]);
  });

  it.each<[what: string, text: string, fields: string[]]>([
    ["no YAML", "a: [", ["(file)"]],
    ["a list", "[]", ["(file)"]],
    ["nothing", "", ["(file)"]],
    ["no values", file({}, {}), ["values"]],
    [
      "a value that is none",
      file({}, { "2025-02-01": null }),
      [
        "values.2025-02-01",
        "values.2025-02-01.value",
        "values.2025-02-01.status",
        "values.2025-02-01.source",
      ],
    ],
    ["a title that is blank", file({ sources: { "BD-1": " " } }), ["values.2025-02-01.source"]],
    ["an instrument that is none", file({ instrument: "law" }), ["instrument"]],
    ["an empty instrument: said once", file({ instrument: "" }), ["instrument"]],
    ["a text that is none", file({ description: 5 }), ["description"]],
    ["a unit that is none", file({ unit: "francs" }), ["unit"]],
  ])("refuses %s", (_what, text, fields) => {
    expect(refused(text)).toEqual(fields);
  });

  it("says of what is no YAML what is wrong, in one line", () => {
    const found = readDefinition("key", "a: [");
    expect(found).toMatchObject({ issues: [{ problem: expect.stringMatching(/^[^\n]{10,}$/) }] });
  });
});
