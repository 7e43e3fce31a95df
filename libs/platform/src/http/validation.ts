import { Compile, type Validator } from "typebox/compile";
import { Settings } from "typebox/system";
import type { TSchema } from "typebox";
import type { InputIssue, IssueType } from "./problem.js";

// The library stops at 8 mistakes; clients are told of all, within what is still an answer.
Settings.Set({ maxErrors: 1_000 });

const compiled = new WeakMap<TSchema, Validator>();

function validator(schema: TSchema): Validator {
  let found = compiled.get(schema);
  if (found === undefined) {
    found = Compile(schema);
    compiled.set(schema, found);
  }
  return found;
}

/** Everything that is wrong with `value` under `schema`; empty when it fits. Values are not echoed. */
export function issuesOf(schema: TSchema, value: unknown, where: InputIssue["in"]): InputIssue[] {
  const check = validator(schema);
  if (check.Check(value)) return [];
  const issues = new Map<string, InputIssue>();
  const add = (type: IssueType, pointer: string, detail: string) => {
    const name = nameOf(pointer);
    // One issue per place: an alternative that fails says the same thing once per branch.
    if (!issues.has(name)) {
      issues.set(name, {
        type: `urn:problem-type:belgif:input-validation:${type}`,
        in: where,
        name,
        detail,
      });
    }
  };
  for (const error of check.Errors(value)) {
    const params = error.params as Record<string, unknown>;
    switch (error.keyword) {
      case "required":
        for (const key of params["requiredProperties"] as string[]) {
          add("requiredInput", inside(error.instancePath, key), "is required");
        }
        break;
      case "additionalProperties":
        for (const key of params["additionalProperties"] as string[]) {
          add("unknownInput", inside(error.instancePath, key), "is not known here");
        }
        break;
      case "boolean":
        // The twin of additionalProperties: reported there.
        break;
      case "anyOf":
      case "const":
      case "enum":
        add(
          "schemaViolation",
          error.instancePath,
          allowedValues(params) ?? "fits none of the forms allowed here",
        );
        break;
      case "~refine":
        add("invalidInput", error.instancePath, error.message);
        break;
      default:
        add("schemaViolation", error.instancePath, error.message);
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

/** `/ownIncomes/0/netMonthlyCents` → `ownIncomes[0].netMonthlyCents`. */
function nameOf(pointer: string): string {
  const parts = pointer
    .split("/")
    .slice(1)
    .map((p) => p.replaceAll("~1", "/").replaceAll("~0", "~"));
  return parts.reduce((name, part) => {
    if (/^\d+$/.test(part)) return `${name}[${part}]`;
    return name === "" ? part : `${name}.${part}`;
  }, "");
}
