import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { statuteErrors } from "../errors.js";
import type { ParameterDefinition } from "./definition.js";
import { PARAMETER_KEYS } from "./keys.js";
import { type Parameters, parametersFrom } from "./parameters.js";
import { readDefinition } from "./read-definition.js";

const EXTENSION = ".yaml";

/**
 * Loads the legal parameters from `folder` (default: the folder of this library). All or nothing:
 * one file that cannot be trusted, one that is missing or one too many, and nothing loads.
 */
export function loadParameters(folder: string = parameterFolder()): Parameters {
  const definitions: ParameterDefinition[] = [];
  const issues: string[] = [];

  const files = parameterFiles(folder);
  for (const file of files) {
    const key = file.slice(0, -EXTENSION.length);
    const read = readDefinition(key, readFileSync(join(folder, file), "utf8"));
    if ("issues" in read) {
      issues.push(...read.issues.map(({ field, problem }) => `${file}: ${field} ${problem}`));
    } else {
      definitions.push(read.definition);
    }
    if (!PARAMETER_KEYS.some((known) => known === key)) {
      issues.push(`${file}: (file) is not a known parameter`);
    }
  }
  for (const key of PARAMETER_KEYS) {
    if (!files.includes(key + EXTENSION)) issues.push(`${key}${EXTENSION}: (file) is missing`);
  }
  if (issues.length > 0) throw statuteErrors.error("parameter-invalid", issues.join("; "));
  return parametersFrom(definitions);
}

/** Paths inside `folder`, with slashes whatever the machine, in a fixed order. */
function parameterFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(EXTENSION))
    .map((path) => path.split(sep).join("/"))
    .sort();
}

/** The data files are not compiled: source and build find them from the root of the package. */
function parameterFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json"))) {
    const parent = dirname(folder);
    if (parent === folder) throw statuteErrors.error("parameter-invalid", "no package folder");
    folder = parent;
  }
  return join(folder, "libs", "statute", "parameters");
}
