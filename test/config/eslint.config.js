import { fileURLToPath } from "node:url";
import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

/** Code that must give the same answer whenever, wherever and how often it runs. */
const PURE = ["libs/*/src/domain/**/*.ts", "libs/statute/src/**/*.ts", "libs/kernel/src/**/*.ts"];

const SPECS = [
  "**/*.spec.ts",
  "**/*.contract.ts",
  "libs/testing/**/*.ts",
  "libs/*/src/testing/**/*.ts",
  "test/**/*.ts",
];

const TIME = "time comes in with the command (LegalDate, Instant)";
const CHANCE = "ids and chance come in with the command";
const OUTSIDE = "pure code knows neither its process nor a network nor a timer";

/** What pure code must not touch, by global name. */
const IMPURE_GLOBALS = {
  Date: TIME,
  performance: TIME,
  crypto: CHANCE,
  process: OUTSIDE,
  console: OUTSIDE,
  fetch: OUTSIDE,
  setTimeout: OUTSIDE,
  setInterval: OUTSIDE,
  setImmediate: OUTSIDE,
};

/** Every case of a union has a branch; a string from outside has a default. */
const EXHAUSTIVE = { allowDefaultCaseForExhaustiveSwitch: true, requireDefaultForNonUnion: true };

/** Nest dispatches commands and queries; it does not carry facts. */
const NO_EVENT_BUS = {
  name: "@nestjs/cqrs",
  importNames: [
    "AggregateRoot",
    "EventBus",
    "EventPublisher",
    "EventsHandler",
    "IEventHandler",
    "ISaga",
    "Saga",
    "UnhandledExceptionBus",
    "ofType",
  ],
  message: "Facts live in the log; see the ADR on the event bus. Subscribe through #projections.",
};

/** Of node:crypto, pure code may only hash. */
const ONLY_HASHES = ["node:crypto", "crypto"].map((name) => ({
  name,
  allowImportNames: ["createHash"],
  message: CHANCE,
}));

/** Sources of time and chance that hang on an object, under that object and under globalThis. */
const IMPURE_PROPERTIES = [
  { object: "Math", property: "random", message: CHANCE },
  { object: "Temporal", property: "Now", message: TIME },
  ...Object.entries(IMPURE_GLOBALS).map(([property, message]) => ({
    object: "globalThis",
    property,
    message,
  })),
];

const NODE_GLOBALS = ["process", "console", "URL", "Buffer", "fetch", "setTimeout", "clearTimeout"];

export default defineConfig(
  globalIgnores(["**/dist/", "**/node_modules/", "out/", "coverage/"]),
  {
    // A rule is kept or changed here, for everybody and with a reason; never silenced in a file.
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: "error" },
  },
  js.configs.recommended,
  {
    rules: {
      eqeqeq: "error",
      // Texts from outside are cleaned of control characters and joiners by naming them.
      "no-control-regex": "off",
      "no-misleading-character-class": ["error", { allowEscape: true }],
    },
  },
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: fileURLToPath(new URL("../..", import.meta.url)),
      },
    },
    rules: {
      "@typescript-eslint/no-floating-promises": ["error", { checkThenables: true }],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { ...EXHAUSTIVE, considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/no-restricted-imports": ["error", { paths: [NO_EVENT_BUS] }],
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }],
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allowBoolean: true },
      ],
      // Nest modules are empty classes; the decorator is their content.
      "@typescript-eslint/no-extraneous-class": ["error", { allowWithDecorator: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      // Async for the shape of a port, without anything to wait for, is how the memory adapters
      // and handlers are written: a refusal is then a rejection, never a throw.
      "@typescript-eslint/require-await": "off",
      // Narrowing does not see that a flag such as signal.aborted turns during an await, and at the
      // edges a type promises more than what came in holds.
      "@typescript-eslint/no-unnecessary-condition": "off",
      // Nest types its options as classes; they are given as object literals everywhere.
      "@typescript-eslint/no-unsafe-class-instance-assignment": "off",
      // Conflicts with noPropertyAccessFromIndexSignature of the compiler.
      "@typescript-eslint/dot-notation": "off",
      // consistent-type-imports stays off: decorator metadata needs the value import of
      // everything that is injected.
    },
  },
  {
    files: PURE,
    ignores: SPECS,
    rules: {
      // In the domain a default would hide a forgotten command or event: name every case.
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { ...EXHAUSTIVE, considerDefaultExhaustiveForUnions: false },
      ],
      "no-restricted-globals": [
        "error",
        ...Object.entries(IMPURE_GLOBALS).map(([name, message]) => ({ name, message })),
      ],
      "no-restricted-properties": ["error", ...IMPURE_PROPERTIES],
      "@typescript-eslint/no-restricted-types": ["error", { types: { Date: TIME } }],
      "@typescript-eslint/no-restricted-imports": [
        "error",
        { paths: [NO_EVENT_BUS, ...ONLY_HASHES] },
      ],
    },
  },
  {
    files: SPECS,
    rules: {
      // A spec that is wrong about its fixture fails at once, which is what it is for.
      "@typescript-eslint/no-non-null-assertion": "off",
      // expect.any() and bodies of HTTP answers are `any` by declaration.
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      // expect(object.method) hands the method over without calling it.
      "@typescript-eslint/unbound-method": "off",
      "@typescript-eslint/no-empty-function": "off",
    },
  },
  {
    files: ["**/*.{js,mjs}"],
    languageOptions: {
      globals: Object.fromEntries(NODE_GLOBALS.map((name) => [name, "readonly"])),
    },
  },
);
