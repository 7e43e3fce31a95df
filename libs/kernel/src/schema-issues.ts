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
    switch (error.keyword) {
      case "required":
        for (const key of params["requiredProperties"] as string[]) {
          add("missing", inside(error.instancePath, key), "is required");
        }
        break;
      case "additionalProperties":
        for (const key of params["additionalProperties"] as string[]) {
          add("unknown", inside(error.instancePath, key), "is not known here");
        }
        break;
      case "boolean":
        // The twin of additionalProperties: reported there.
        break;
      case "anyOf":
      case "const":
      case "enum":
        add(
          "violation",
          error.instancePath,
          allowedValues(params) ?? "fits none of the forms allowed here",
        );
        break;
      case "~refine":
        add("refused", error.instancePath, error.message);
        break;
      default:
        add("violation", error.instancePath, error.message);
    }
  }
  return [...issues.values()];
}

function allowedValues(params: Record<string, unknown>): string | undefined {
  const values = params["allowedValues"];
  return Array.isArray(values) ? `must be one of ${values.join(", ")}` : undefined;
}

/** The pointer to the field `key` of what is at `pointer`; a key from outside may hold anything. */
function inside(pointer: string, key: string): string {
  return `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}
