import type { TSchema } from "typebox";
import { Compile } from "typebox/compile";

interface Node {
  readonly properties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
}

/**
 * What a type can look like and none of `samples` shows: an optional field that is never there or
 * never absent, an item of a list that never has one, a branch of a union that is never taken.
 */
export function notShown(schema: TSchema, samples: readonly unknown[]): string[] {
  return [...new Set(missing(schema, samples, ""))];
}

function missing(node: Node, samples: readonly unknown[], path: string): string[] {
  if (node.properties !== undefined) return missingFields(node, samples as object[], path);
  if (node.items !== undefined) {
    const items = (samples as unknown[][]).flat();
    if (items.length === 0) return [`${path}[] has no item`];
    return missing(node.items, items, `${path}[]`);
  }
  return missingBranches(node.anyOf ?? [], samples, path);
}

function missingFields(node: Node, samples: readonly object[], path: string): string[] {
  return Object.entries(node.properties ?? {}).flatMap(([name, field]) => {
    const values = samples.flatMap((sample) =>
      name in sample ? [Reflect.get(sample, name) as unknown] : [],
    );
    if (values.length === 0) return [`${path}.${name} is never there`];
    const deeper = missing(field, values, `${path}.${name}`);
    const optional = node.required?.includes(name) !== true;
    return optional && values.length === samples.length
      ? [`${path}.${name} is never absent`, ...deeper]
      : deeper;
  });
}

/** The fields that branches share are looked at over all of them: not each shows all. */
function missingBranches(
  branches: readonly Node[],
  samples: readonly unknown[],
  path: string,
): string[] {
  const never = branches.flatMap((branch, index) => {
    const validator = Compile(branch as TSchema);
    return samples.some((sample) => validator.Check(sample))
      ? []
      : [`${path}|${index} is never taken`];
  });
  const fields = branches.flatMap((branch) => Object.entries(branch.properties ?? {}));
  if (fields.length === 0) return never;
  const required = fields
    .map(([name]) => name)
    .filter((name) => branches.some((branch) => branch.required?.includes(name)));
  return [
    ...never,
    ...missingFields(
      { properties: Object.fromEntries(fields), required },
      samples as object[],
      path,
    ),
  ];
}
