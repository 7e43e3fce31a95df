import { Compile, type Validator } from "typebox/compile";
import { Settings } from "typebox/system";
import type { TSchema } from "typebox";

// The library stops at 8 mistakes; people are told of all, within what is still an answer.
Settings.Set({ maxErrors: 1_000 });

/** Something that is wrong with a value under a schema. The value itself is not echoed. */
export interface SchemaIssue {
  readonly kind: "missing" | "unknown" | "violation" | "refused";
  /** JSON pointer (RFC 6901) to the place; of what is missing or not known, to where it would be. */
  readonly pointer: string;
  /** What is wrong, as the end of a sentence that names the place. */
  readonly problem: string;
}

const compiled = new WeakMap<TSchema, Validator>();

function validator(schema: TSchema): Validator {
  let found = compiled.get(schema);
  if (found === undefined) {
    found = Compile(schema);
    compiled.set(schema, found);
  }
  return found;
}

/** Everything that is wrong with `value` under `schema`, one issue per place; empty when it fits. */
export function schemaIssues(schema: TSchema, value: unknown): SchemaIssue[] {
  const check = validator(schema);
  if (check.Check(value)) return [];
  const issues = new Map<string, SchemaIssue>();
  const add = (kind: SchemaIssue["kind"], pointer: string, problem: string) => {
    // One issue per place: an alternative that fails says the same thing once per branch.
    if (!issues.has(pointer)) issues.set(pointer, { kind, pointer, problem });
  };
  for (const error of check.Errors(value)) {
    const params = error.params as Record<string, unknown>;
    const at = error.instancePath;
    if (error.keyword === "required") {
      for (const key of params["requiredProperties"] as string[]) {
        add("missing", inside(at, key), "is required");
      }
    } else if (error.keyword === "additionalProperties") {
      for (const key of params["additionalProperties"] as string[]) {
        add("unknown", inside(at, key), "is not known here");
      }
    } else if (ALTERNATIVES.includes(error.keyword)) {
      add("violation", at, allowedValues(params) ?? "fits none of the forms allowed here");
    } else if (error.keyword === "~refine") {
      add("refused", at, error.message);
    } else if (error.keyword !== "boolean") {
      // The twin of additionalProperties is passed over: what is not known was told already.
      add("violation", at, error.message);
    }
  }
  return [...issues.values()];
}

/** Keywords under which a value must be one of some. */
const ALTERNATIVES = ["anyOf", "const", "enum"];

function allowedValues(params: Record<string, unknown>): string | undefined {
  const values = params["allowedValues"];
  return Array.isArray(values) ? `must be one of ${values.join(", ")}` : undefined;
}

/** The pointer to the field `key` of what is at `pointer`; a key from outside may hold anything. */
function inside(pointer: string, key: string): string {
  return `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}
