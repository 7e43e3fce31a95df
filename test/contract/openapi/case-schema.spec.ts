import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { schemaIssues } from "#kernel";
import { Case } from "#statute";
import { anyForm } from "../../statute/any-form.js";
import { caseSchema } from "./support/case-schema.js";
import { expectCommitted, type SchemaObject, schemasIn } from "./support/document.js";

const SEED = 20_250_303;
const FILE = "docs/case.schema.json";
const CASES = join(process.cwd(), "docs/cases");

describe("docs/case.schema.json", () => {
  const schema = caseSchema();
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  addFormats.default(ajv);
  const fits = ajv.compile(schema);

  it("is what the code makes, byte for byte", () => {
    expectCommitted(FILE, `${JSON.stringify(schema, undefined, 2)}\n`);
  });

  it("is JSON Schema 2020-12 by the judgement of another program", () => {
    expect(schema["$schema"]).toBe("https://json-schema.org/draft/2020-12/schema");
    expect(ajv.validateSchema(schema)).toBe(true);
  });

  it("says of every field what it is", () => {
    const nodes = schemasIn(schema) as SchemaObject[];
    const fields = nodes.flatMap(({ properties = {} }) => Object.entries(properties));
    expect(fields.length).toBeGreaterThan(80);
    const described = (node: SchemaObject): unknown =>
      node["description"] ?? schema.$defs[node.$ref!.split("/").at(-1)!]?.["description"];
    const silent = fields.filter(([, node]) => !/^\S.*[.)]$/.test(String(described(node))));
    expect(silent.map(([name]) => name)).toEqual([]);
  });

  it("holds nothing that is private to our libraries", () => {
    const keywords = schemasIn(schema).flatMap((node) => Object.keys(node));
    expect(keywords.filter((keyword) => /^(x-|~)/.test(keyword))).toEqual([]);
  });

  it.each(readdirSync(CASES))("lets in %s", (name) => {
    const text = readFileSync(join(CASES, name), "utf8");
    for (const one of name.endsWith(".jsonl") ? text.trimEnd().split("\n") : [text]) {
      expect([fits(JSON.parse(one)), fits.errors]).toEqual([true, null]);
    }
  });

  it("lets in what the product does, and refuses what it refuses for its form", () => {
    process.stdout.write(`forms of cases: seed ${SEED}\n`);
    const counts = { right: 0, wrong: 0 };
    const agree = (value: unknown) => {
      const ours = schemaIssues(Case, value).length === 0;
      counts[ours ? "right" : "wrong"] += 1;
      expect([fits(value), value]).toEqual([ours, value]);
    };
    fc.assert(
      fc.property(anyForm, fc.nat(), fc.constantFrom(...SPOILED), (value, place, spoiled) => {
        agree(value);
        agree(spoil(value, place, spoiled));
      }),
      { seed: SEED, numRuns: 300 },
    );
    expect(Math.min(counts.right, counts.wrong)).toBeGreaterThan(100);
  });
});

const LEFT_OUT = Symbol("left out");
const ADDED = Symbol("with a field more");

/** What is put in the place of something; some of it fits in some places. */
const SPOILED: readonly unknown[] = [
  LEFT_OUT,
  ADDED,
  null,
  true,
  -1,
  0.5,
  1e30,
  "",
  "2025-02-29",
  "2025-3-1",
  "x".repeat(3_000),
  [],
  {},
  Array.from({ length: 101 }, () => ({})),
];

/** `value` with one thing in it, at the `place`th place, spoiled. */
function spoil(value: object, place: number, spoiled: unknown): unknown {
  const copy = structuredClone(value);
  const places = placesIn(copy);
  const [holder, name] = places[place % places.length]!;
  if (spoiled === LEFT_OUT) Reflect.deleteProperty(holder, name);
  else if (spoiled === ADDED) holder[`${name}x`] = 1;
  else holder[name] = spoiled;
  return copy;
}

function placesIn(value: unknown): [Record<string, unknown>, string][] {
  if (typeof value !== "object" || value === null) return [];
  const holder = value as Record<string, unknown>;
  const names = Array.isArray(value) ? [] : Object.keys(value);
  return [
    ...names.map((name): [Record<string, unknown>, string] => [holder, name]),
    ...Object.values(value).flatMap(placesIn),
  ];
}
