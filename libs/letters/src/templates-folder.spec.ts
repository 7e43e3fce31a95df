import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { templatesFolder } from "./templates-folder.js";

describe("templatesFolder", () => {
  it("finds the same templates from the source and from the build", () => {
    const folder = templatesFolder();
    expect(existsSync(join(folder, "receipt.typ"))).toBe(true);
    const root = dirname(dirname(dirname(folder)));
    const built = join(root, "dist", "libs", "letters", "src", "templates-folder.js");
    expect(templatesFolder(pathToFileURL(built).href)).toBe(folder);
  });

  it("says so when there is no package around it", () => {
    expect(() => templatesFolder("file:///templates-folder.js")).toThrow("no package.json");
  });
});
