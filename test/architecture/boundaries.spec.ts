import type { ICruiseResult } from "dependency-cruiser";
import { ALLOWED, type Files, type Import, PLANTED, SCENERY } from "./planted-imports.js";
import { makeSkeleton, REPOSITORY, runTool } from "./skeleton.js";

const TOOL = "dependency-cruiser/bin/dependency-cruise.mjs";
const ARGS = [
  "--config",
  "test/config/dependency-cruiser.config.js",
  "--output-type",
  "json",
  "apps",
  "libs",
];

/** How an import may be written: a rule that misses one of the ways has a hole in it. */
const KINDS: Readonly<Record<string, (specifier: string) => string>> = {
  value: (specifier) => `import * as it from "${specifier}";\nexport const used = it;\n`,
  dynamic: (specifier) => `export const later = () => import("${specifier}");\n`,
  type: (specifier) => `import type * as it from "${specifier}";\nexport type Used = typeof it;\n`,
};

/** One import as files, one for each way to write it. */
function filesOf(name: string, { in: folder, imports, suffix = ".ts" }: Import): Files {
  const files = Object.fromEntries(
    Object.entries(KINDS).map(([kind, write]) => [
      `${folder}/${name}-${kind}${suffix}`,
      write(imports),
    ]),
  );
  return { files, caught: Object.keys(files) };
}

const planted = Object.entries(PLANTED).flatMap(([rule, cases]) =>
  cases.map((one, n) => ({
    rule,
    what: "files" in one ? one.caught.join(", ") : `${one.in} → ${one.imports}`,
    ...("files" in one ? one : filesOf(`planted-${rule}-${n}`, one)),
  })),
);

const allowed = ALLOWED.map((one, n) => ({
  what: `${one.in} → ${one.imports}`,
  ...filesOf(`allowed-${n}`, one),
}));

/** The names of the rules that struck, by the file that they struck (a cycle: all that are in it). */
function strikes(result: ICruiseResult): Map<string, Set<string>> {
  const byFile = new Map<string, Set<string>>();
  for (const { from, rule, cycle = [] } of result.summary.violations) {
    for (const file of new Set([from, ...cycle.map(({ name }) => name)])) {
      byFile.set(file, (byFile.get(file) ?? new Set()).add(rule.name));
    }
  }
  return byFile;
}

describe("boundaries", () => {
  let struck: Map<string, Set<string>>;
  let ruleNames: (string | undefined)[];
  let comments: (string | undefined)[];

  beforeAll(async () => {
    const tree = await makeSkeleton();
    try {
      const files = [SCENERY, ...planted.map((p) => p.files), ...allowed.map((a) => a.files)];
      for (const [file, content] of files.flatMap((f) => Object.entries(f))) {
        await tree.write(file, content);
      }
      const result = JSON.parse(await tree.run(TOOL, ARGS)) as ICruiseResult;
      const rules = result.summary.ruleSetUsed?.forbidden ?? [];
      struck = strikes(result);
      ruleNames = rules.map((rule) => rule.name);
      comments = rules.map((rule) => rule.comment);
    } finally {
      await tree.remove();
    }
  });

  it("hold in this repository", async () => {
    const result = JSON.parse(await runTool(TOOL, ARGS, REPOSITORY)) as ICruiseResult;
    expect(
      result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
    ).toEqual([]);
    // A cruise that sees nothing has no violations either.
    const edges = result.modules.flatMap((m) => m.dependencies.map((d) => d.resolved));
    expect(edges).toContain("libs/kernel/src/index.ts");
  });

  it("have a planted violation for every rule, and no case for a rule that is gone", () => {
    expect(Object.keys(PLANTED).sort()).toEqual([...ruleNames].sort());
  });

  it("give a reason for every rule", () => {
    for (const comment of comments) expect(comment?.length).toBeGreaterThan(30);
  });

  it.each(planted)("$rule catches $what, whichever way it is imported", ({ rule, caught }) => {
    for (const file of caught) {
      expect({ file, rules: [...(struck.get(file) ?? [])] }).toEqual({
        file,
        rules: expect.arrayContaining([rule]),
      });
    }
  });

  it.each(allowed)("let $what pass", ({ files }) => {
    for (const file of Object.keys(files)) {
      expect({ file, rules: [...(struck.get(file) ?? [])] }).toEqual({ file, rules: [] });
    }
  });
});
