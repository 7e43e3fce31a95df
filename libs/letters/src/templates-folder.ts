import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Folder of the Typst templates. They are not compiled, so the built code in `dist/` shares them
 * with the source: both find them from the folder that holds `package.json`.
 */
export function templatesFolder(from: string = import.meta.url): string {
  let folder = dirname(fileURLToPath(from));
  while (!existsSync(join(folder, "package.json"))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error("no package.json above the letters library");
    folder = parent;
  }
  return join(folder, "libs", "letters", "templates");
}
