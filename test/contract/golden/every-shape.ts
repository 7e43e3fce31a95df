import type { TSchema } from "typebox";
import { SHOWN_FACTS } from "#statute";

interface Node {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
  readonly maxProperties?: number;
  readonly minimum?: number;
  readonly format?: string;
  readonly pattern?: string;
}

/**
 * Every fact that evidence can show, each once with all that it can say and once with no more than
 * it must: what the log must be able to hold, whatever the vocabulary grows to.
 */
export function everyShownFact(): object[] {
  return Object.entries(SHOWN_FACTS as Readonly<Record<string, TSchema>>).flatMap(
    ([name, schema]) => shapes(name, schema as Node).map((value) => ({ [name]: value })),
  );
}

function shapes(name: string, node: Node): unknown[] {
  if (node.properties === undefined) return [valueOf(name, node)];
  // One of several, beside what each has.
  if (node.maxProperties !== undefined) {
    const { properties, required = [] } = node;
    const always = fields(properties, required);
    return Object.keys(properties)
      .filter((key) => !required.includes(key))
      .flatMap((key) =>
        shapes(key, properties[key] ?? {}).map((value) => ({ ...always, [key]: value })),
      );
  }
  return [
    fields(node.properties, Object.keys(node.properties)),
    fields(node.properties, node.required ?? []),
  ];
}

function fields(properties: NonNullable<Node["properties"]>, names: readonly string[]): object {
  return Object.fromEntries(names.map((name) => [name, valueOf(name, properties[name] ?? {})]));
}

function valueOf(name: string, node: Node): unknown {
  if (node.properties !== undefined) return fields(node.properties, Object.keys(node.properties));
  if (node.enum !== undefined) return node.enum[0];
  switch (node.type) {
    case "integer":
      return node.minimum ?? 0;
    case "boolean":
      return true;
    case "string":
      return textOf(node);
    default:
      throw new Error(`no sample of ${name}`);
  }
}

function textOf({ format, pattern }: Node): string {
  if (format === "date") return "2025-03-03";
  if (pattern === undefined) return "Zoals mevrouw het zegt.";
  const numbered = /^\^(?<name>[a-zA-Z]+)\[1-9\]/.exec(pattern)?.groups?.["name"];
  const found = [`${numbered ?? ""}1`, "GBP", "1.1824"].find((one) => new RegExp(pattern).test(one));
  if (found === undefined) throw new Error(`no sample of ${pattern}`);
  return found;
}
