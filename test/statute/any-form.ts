import fc from "fast-check";
import type { TSchema } from "typebox";
import { Case } from "#statute";

/** The keywords that the facts of a case are declared with. */
interface Node {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
  readonly items?: Node;
  readonly minItems?: number;
  readonly uniqueItems?: boolean;
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** Days on which something in the law turns come up often, odd days sometimes. */
const DAYS = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      "2004-02-29",
      "2022-06-27",
      "2025-02-28",
      "2026-03-01",
      "2031-01-01",
    ),
  },
  {
    weight: 4,
    arbitrary: fc
      .date({ min: new Date("2002-10-01"), max: new Date("2035-12-31"), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10)),
  },
  { weight: 1, arbitrary: fc.constantFrom("0001-01-01", "1950-05-05", "2099-12-31", "9999-12-31") },
);

/** Amounts and counts: small, round, at the limits of the law, and as large as is let in. */
const numbers = (least: number, most: number) =>
  fc.oneof(
    fc.constantFrom(least, least + 1, most),
    fc.integer({ min: least, max: Math.min(most, 3_000) }),
    fc.integer({ min: least, max: Math.min(most, 3_000_000) }),
  );

function arbitraryOf(node: Node): fc.Arbitrary<unknown> {
  if (node.enum !== undefined) return fc.constantFrom(...node.enum);
  switch (node.type) {
    case "object":
      return objects(node.properties ?? {}, node.required ?? []);
    case "array": {
      const { items = {}, minItems = 0, uniqueItems = false } = node;
      const some = { minLength: minItems, maxLength: 3 };
      return uniqueItems
        ? fc.uniqueArray(arbitraryOf(items), some)
        : fc.array(arbitraryOf(items), some);
    }
    case "boolean":
      return fc.boolean();
    case "integer":
    case "number":
      return numbers(node.minimum ?? 0, node.maximum ?? 0);
    default:
      if (node.format === "date") return DAYS;
      if (node.pattern?.includes("[A-Z]")) return fc.constantFrom("GBP", "USD");
      if (node.pattern !== undefined) return fc.constantFrom("0", "1", "0.85", "1.123456789");
      return fc.constantFrom("a", "means.incomes[0]", "Words of a person.");
  }
}

/** What is optional is left out more often than not: few facts meet in one case. */
function objects(
  properties: Readonly<Record<string, Node>>,
  required: readonly string[],
): fc.Arbitrary<object> {
  const fields = Object.entries(properties).map(([name, node]) => {
    const there = arbitraryOf(node).map((value) => ({ [name]: value }));
    return required.includes(name)
      ? there
      : fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 2, arbitrary: there });
  });
  return fc.tuple(...fields).map((parts) => Object.assign({}, ...parts) as object);
}

/** Anything whose form is that of a case; what its facts say together may be refused. */
export const anyForm: fc.Arbitrary<object> = arbitraryOf(Case as TSchema) as fc.Arbitrary<object>;

/** The same about a few years, with the days and shares of every fact the right way round. */
export const anyCase: fc.Arbitrary<object> = anyForm.map((form) => ({
  ...(inOrder(form) as object),
  from: "2024-11-15",
  until: "2027-02-10",
  requestedOn: "2024-11-15",
}));

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.fromEntries(Object.entries(value).map(([k, v]) => [k, inOrder(v)]));
  const { from, until, part, of } = fields as Record<string, number | string | undefined>;
  return {
    ...fields,
    ...(from && until && until < from ? { from: until, until: from } : {}),
    ...(part && of && part > of ? { part: of, of: part } : {}),
  };
}
