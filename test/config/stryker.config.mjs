import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const { jest } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
const [transformer, options] = jest.transform["^.+\\.ts$"];

const fileOf = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Packages that have no other form than native modules. */
const MODULES = "typebox|temporal-[^/]+|fraction\\.js|fast-check|pure-rand|decimal\\.js";

/**
 * Mutation testing of the law and of the deciders: `npm run mutation`.
 *
 * The tests run as CommonJS here: native modules are loaded anew for every mutant and never leave
 * the memory. Packages that are modules only are translated on the way.
 */
const commonJs = {
  ...jest,
  extensionsToTreatAsEsm: [],
  moduleNameMapper: { ...jest.moduleNameMapper, "^yaml$": fileOf("mutation/yaml.cjs") },
  transform: {
    [`\\.ts$|/node_modules/(?:${MODULES})/`]: [
      transformer,
      { ...options, module: { type: "commonjs" } },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(?:${MODULES})/)`],
  moduleFileExtensions: ["ts", "mjs", "js", "cjs", "json", "node"],
  // Nothing here needs a database.
  globalSetup: null,
  globalTeardown: null,
  roots: ["<rootDir>/libs", "<rootDir>/test"],
  testMatch: ["<rootDir>/test/config/mutation/all-specs.cjs"],
  testEnvironment: fileOf("mutation/environment.cjs"),
};

export default {
  mutate: [
    "libs/statute/src/**/*.ts",
    "libs/entitlement/src/domain/**/*.ts",
    "!**/*.spec.ts",
    "!**/*.fixture.ts",
    "!**/index.ts",
    "!libs/statute/src/trace/texts/**",
    "!libs/statute/src/law/{sources,instruments}.ts",
  ],
  // Texts are data here: a discriminant that does not exist is refused by the types.
  mutator: { excludedMutations: ["StringLiteral"] },
  ignorePatterns: ["out", "dist", "docs", "docker", "apps", "test/acceptance", "test/evidence"],
  testRunner: "jest",
  jest: { projectType: "custom", config: commonJs, enableFindRelatedTests: false },
  coverageAnalysis: "perTest",
  concurrency: 2,
  // What is worked out while a module loads is checked by nearly every test; it cannot be told apart.
  ignoreStatic: true,
  reporters: ["clear-text", "progress", "json"],
  clearTextReporter: { logTests: false, reportTests: false },
  jsonReporter: { fileName: "out/mutation.json" },
  tempDirName: "out/stryker",
  thresholds: { high: 95, low: 85, break: 85 },
};
