/**
 * All specs of the law and of the deciders as one test file: what they share is then loaded once
 * for a mutant, not once for each spec. Properties over drawn cases are left out: they take seconds
 * where a row of a table takes none, and what no row catches should get a row.
 */
const { globSync } = require("node:fs");
const { dirname, join, relative } = require("node:path");
const { describe } = require("@jest/globals");

const ROOT = dirname(require.resolve("../../../package.json"));
const FOLDERS = ["libs/statute/src", "libs/entitlement/src/domain", "test/statute"];

/** Whether a test of `spec` is to run: the full name of a test begins with the name of its file. */
function wanted(spec) {
  const { testsWanted } = globalThis;
  return testsWanted === undefined || testsWanted.replaceAll("\\", "").includes(spec);
}

for (const folder of FOLDERS) {
  for (const path of globSync(join(ROOT, folder, "**", "*.spec.ts")).sort()) {
    const spec = relative(ROOT, path);
    if (spec.endsWith(".prop.spec.ts") || !wanted(spec)) continue;
    describe(spec, () => {
      require(path);
    });
  }
}
