import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The refusals of `context` that some spec below `folder` expects, as `thenRefused("context.reason")`
 * or as a row of a table (`["what", "context.reason", …]`). Read from the text of the specs, because
 * each spec file runs on its own.
 */
export function exercisedRefusals(folder: string, context: string): Set<string> {
  const literal = new RegExp(`"${context}\\.([a-z-]+)"`, "g");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".spec.ts"),
  );
  return new Set(
    files.flatMap((file) =>
      [...readFileSync(join(folder, file), "utf8").matchAll(literal)].map(
        ([, reason]) => reason ?? "",
      ),
    ),
  );
}
