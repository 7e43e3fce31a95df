import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The folder of the installation: the nearest one above this file that holds `package.json`. */
export function projectFolder(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, "package.json"))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error("this program was moved out of its installation");
    folder = parent;
  }
  return folder;
}

/** The path of a compiled program of the installation, e.g. `api`. */
export function programOf(app: "api" | "dev-idp" | "verifier", file: string): string {
  return join(projectFolder(), "dist/apps", app, "src", file);
}
