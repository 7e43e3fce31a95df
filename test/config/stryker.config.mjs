/** Mutation testing of the law and of the deciders: `npm run mutation`. */
export default {
  mutate: [
    "libs/statute/src/**/*.ts",
    "libs/entitlement/src/domain/**/*.ts",
    "!**/*.spec.ts",
    "!**/*.fixture.ts",
    "!**/index.ts",
  ],
  testRunner: "jest",
  jest: {
    projectType: "custom",
    enableFindRelatedTests: false,
    config: {
      // Nothing here needs a database.
      globalSetup: null,
      globalTeardown: null,
      testMatch: [
        "<rootDir>/libs/statute/**/*.spec.ts",
        "<rootDir>/libs/entitlement/src/domain/**/*.spec.ts",
        "<rootDir>/test/statute/**/*.spec.ts",
      ],
    },
  },
  testRunnerNodeArgs: ["--experimental-vm-modules", "--disable-warning=ExperimentalWarning"],
  coverageAnalysis: "perTest",
  disableBail: true,
  concurrency: 2,
  // A test file of native modules takes seconds to load on a busy machine.
  timeoutMS: 60_000,
  ignoreStatic: true,
  reporters: ["clear-text", "progress", "json"],
  jsonReporter: { fileName: "out/mutation.json" },
  tempDirName: "out/stryker",
  thresholds: { high: 95, low: 85, break: 85 },
};
