import { makeSkeleton } from "./skeleton.js";

const DOMAIN = "libs/procedure/src/domain";
const APPLICATION = "libs/procedure/src/application";
const GLOBAL = "no-restricted-globals";
const PROPERTY = "no-restricted-properties";
const IMPORT = "@typescript-eslint/no-restricted-imports";
const TYPE = "@typescript-eslint/no-restricted-types";
const SWITCH = "@typescript-eslint/switch-exhaustiveness-check";
const PROMISE = "@typescript-eslint/no-floating-promises";
const ANY = "@typescript-eslint/no-explicit-any";

// In two halves: another test forbids the whole in any file.
const SILENCER = ["/* eslint", "disable */"].join("-");

const UNION = 'type Answer = "yes" | "no";\n';
const BRANCH = 'case "yes":\n      return 1;\n';

/** A file with one thing in it that a rule must catch, or that none may. */
interface Planted {
  readonly what: string;
  readonly in: string;
  readonly code: string;
  /** The rule that must catch it; none: it must pass. */
  readonly rule?: string;
  readonly suffix?: string;
}

const PLANTED: readonly Planted[] = [
  { what: "the clock", in: DOMAIN, code: "export const now = () => new Date();", rule: GLOBAL },
  { what: "Date as a type", in: DOMAIN, code: "export type When = Date;", rule: TYPE },
  {
    what: "the clock by way of globalThis",
    in: DOMAIN,
    code: "export const now = () => globalThis.Date.now();",
    rule: PROPERTY,
  },
  {
    what: "the clock of Temporal",
    in: DOMAIN,
    code: 'import { Temporal } from "temporal-polyfill";\nexport const now = () => Temporal.Now.instant();',
    rule: PROPERTY,
  },
  {
    what: "the clock",
    in: "libs/kernel/src",
    code: "export const now = () => Date.now();",
    rule: GLOBAL,
  },
  {
    what: "chance",
    in: "libs/statute/src/rules",
    code: "export const chance = () => Math.random();",
    rule: PROPERTY,
  },
  {
    what: "chance by destructuring",
    in: DOMAIN,
    code: "export const { random } = Math;",
    rule: PROPERTY,
  },
  {
    what: "an id by chance",
    in: DOMAIN,
    code: "export const id = () => crypto.randomUUID();",
    rule: GLOBAL,
  },
  {
    what: "an id by chance",
    in: "libs/statute/src",
    code: 'import { randomUUID } from "node:crypto";\nexport const id = () => randomUUID();',
    rule: IMPORT,
  },
  {
    what: "the process",
    in: DOMAIN,
    code: 'export const home = () => process.env["HOME"];',
    rule: GLOBAL,
  },
  {
    what: "a timer",
    in: DOMAIN,
    code: "export const later = (f: () => void) => setTimeout(f, 1);",
    rule: GLOBAL,
  },
  {
    what: "facts by Nest's EventBus",
    in: APPLICATION,
    code: 'import { EventBus } from "@nestjs/cqrs";\nexport const bus = EventBus;',
    rule: IMPORT,
  },
  {
    what: "Nest's EventBus by type",
    in: APPLICATION,
    code: 'import type { EventBus } from "@nestjs/cqrs";\nexport type Bus = EventBus;',
    rule: IMPORT,
  },
  {
    what: "Nest's event handlers by way of the whole package",
    in: APPLICATION,
    code: 'import * as cqrs from "@nestjs/cqrs";\nexport const handler = cqrs.EventsHandler;',
    rule: IMPORT,
  },
  {
    what: "Nest's AggregateRoot in the domain",
    in: DOMAIN,
    code: 'import { AggregateRoot } from "@nestjs/cqrs";\nexport const root = AggregateRoot;',
    rule: IMPORT,
  },
  {
    what: "a promise that nobody waits for",
    in: APPLICATION,
    code: "export const start = (work: () => Promise<void>) => {\n  work();\n};",
    rule: PROMISE,
  },
  {
    what: "a promise that nobody waits for, in a spec",
    in: APPLICATION,
    suffix: ".spec.ts",
    code: 'it("works", () => {\n  Promise.resolve();\n});',
    rule: PROMISE,
  },
  {
    what: "a switch without one of the cases",
    in: APPLICATION,
    code: `${UNION}export function f(a: Answer) {\n  switch (a) {\n    ${BRANCH}  }\n  return 2;\n}`,
    rule: SWITCH,
  },
  {
    what: "a default in place of a case of the domain",
    in: DOMAIN,
    code: `${UNION}export function f(a: Answer) {\n  switch (a) {\n    ${BRANCH}    default:\n      return 2;\n  }\n}`,
    rule: SWITCH,
  },
  { what: "any", in: APPLICATION, code: "export const f = (x: any): unknown => x;", rule: ANY },
  {
    what: "any, in a spec",
    in: APPLICATION,
    suffix: ".spec.ts",
    code: 'it("works", () => {\n  const x: any = 1;\n  expect(x).toBe(1);\n});',
    rule: ANY,
  },
  {
    what: "any, silenced in the file",
    in: APPLICATION,
    code: `${SILENCER}\nexport const f = (x: any): unknown => x;`,
    rule: ANY,
  },
  {
    what: "an injected class without `import type`",
    in: APPLICATION,
    code: 'import { CommandBus } from "@nestjs/cqrs";\nexport class C {\n  constructor(readonly bus: CommandBus) {}\n}',
  },
  {
    what: "the hash of a parameter file",
    in: "libs/statute/src",
    code: 'import { createHash } from "node:crypto";\nexport const hash = () => createHash("sha256");',
  },
  { what: "the clock of the edge", in: APPLICATION, code: "export const now = () => new Date();" },
  {
    what: "a switch with every case and unreachable()",
    in: DOMAIN,
    code: `import { unreachable } from "../unreachable.js";\n${UNION}export function f(a: Answer) {\n  switch (a) {\n    ${BRANCH}    case "no":\n      return 2;\n    default:\n      return unreachable(a);\n  }\n}`,
  },
  {
    what: "a property of an index signature, as the compiler wants it",
    in: APPLICATION,
    code: 'export const f = (x: Record<string, string>) => x["key"];',
  },
];

/** What ESLint says of one file. */
interface Report {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly message: string }[];
}

describe("lint", () => {
  const planted = PLANTED.map((p, n) => ({
    ...p,
    verdict: p.rule === undefined ? "passes" : `falls under ${p.rule}`,
    file: `${p.in}/planted-${n}${p.suffix ?? ".ts"}`,
  }));
  let reports: Report[];

  beforeAll(async () => {
    const tree = await makeSkeleton();
    try {
      for (const { file, code } of planted) await tree.write(file, `${code}\n`);
      await tree.write(
        "libs/procedure/src/unreachable.ts",
        "export function unreachable(value: never): never {\n  throw new Error(String(value));\n}\n",
      );
      const config = ["-c", "test/config/eslint.config.js", "--format", "json"];
      const files = planted.map(({ file }) => file);
      reports = JSON.parse(
        await tree.run("eslint/bin/eslint.js", [...config, ...files]),
      ) as Report[];
    } finally {
      await tree.remove();
    }
  });

  it.each(planted)("$what in $in $verdict", ({ file, rule }) => {
    const report = reports.find(({ filePath }) => filePath.endsWith(`/${file}`));
    const messages = report?.messages.map((m) => `${m.ruleId ?? "parser"}: ${m.message}`);
    if (rule === undefined) expect(messages).toEqual([]);
    else expect(messages).toContainEqual(expect.stringContaining(`${rule}: `));
  });
});
