import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { REPOSITORY } from "./skeleton.js";

/** What the top level may hold, beside dotfiles. */
const TOP_LEVEL = [
  "README.md",
  "apps",
  "docker",
  "docs",
  "libs",
  "nest-cli.json",
  "package-lock.json",
  "package.json",
  "test",
  "tsconfig.json",
];

const MAX_LINES = 300;

/** Files over the cap, each with the reason why cutting it up would make it worse. */
const LONG_FILES: Readonly<Record<string, string>> = {};

const read = (file: string): string => readFileSync(join(REPOSITORY, file), "utf8");

/** Whether git leaves out this name; `.gitignore` here knows `folder/` and `*.ending` only. */
const isIgnored = ignoredNames(read(".gitignore"));

function ignoredNames(gitignore: string): (name: string) => boolean {
  const lines = gitignore.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  const folders = new Set(lines.filter((l) => l.endsWith("/")).map((l) => l.slice(0, -1)));
  const endings = lines.filter((l) => l.startsWith("*")).map((l) => l.slice(1));
  return (name) => name === ".git" || folders.has(name) || endings.some((e) => name.endsWith(e));
}

/** Every file that belongs to the repository, committed or about to be. */
function filesBelow(folder: string): string[] {
  return readdirSync(join(REPOSITORY, folder), { withFileTypes: true })
    .filter((entry) => !isIgnored(entry.name))
    .flatMap((entry) => {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesBelow(path) : [path];
    });
}

const files = filesBelow("");
const sources = files.filter((file) => /\.(?:ts|js|mjs)$/.test(file));
const texts = files.filter((file) => !read(file).includes("\0"));

/** The lines of `among` in which `pattern` is found, as `file:line: text`. */
function linesWith(pattern: RegExp, among: readonly string[]): string[] {
  return among.flatMap((file) =>
    read(file)
      .split("\n")
      .flatMap((line, n) => (pattern.test(line) ? [`${file}:${n + 1}: ${line.trim()}`] : [])),
  );
}

describe("layout", () => {
  it("has at the top only what the README's map names", () => {
    const names = readdirSync(REPOSITORY).filter((n) => !isIgnored(n) && !n.startsWith("."));
    expect(names.filter((name) => !TOP_LEVEL.includes(name))).toEqual([]);
  });

  it("gives every lib a README and one way in", () => {
    const wanted = readdirSync(join(REPOSITORY, "libs")).flatMap((lib) => [
      `libs/${lib}/README.md`,
      `libs/${lib}/src/index.ts`,
    ]);
    expect(wanted.filter((file) => !existsSync(join(REPOSITORY, file)))).toEqual([]);
  });

  it("locks packages without saying which registry they came from", () => {
    expect(linesWith(/"resolved":/, ["package-lock.json"])).toEqual([]);
  });

  it(`keeps every source file within ${MAX_LINES} lines, or says why not`, () => {
    const long = sources.filter((file) => read(file).trimEnd().split("\n").length > MAX_LINES);
    expect(long).toEqual(Object.keys(LONG_FILES).sort());
  });

  it("names no folder of somebody's machine", () => {
    expect(linesWith(/(?<![\w.)}\]*-])\/(?:work|home|root)\//, texts)).toEqual([]);
  });

  it("silences neither the linter nor the compiler", () => {
    const silencers = /eslint-(?:disable|enable)|@ts-(?:ignore|nocheck)|\bas any\b(?! \w)/;
    expect(linesWith(silencers, sources)).toEqual([]);
  });

  it("neither skips a test nor runs one alone", () => {
    const modifiers = /\b(?:describe|it|test)\b[.\w]*\.(?:only|skip|failing|todo)\b/;
    const prefixes = /(?:^|[^.\w])(?:fdescribe|fit|xdescribe|xit|xtest)\(/;
    const both = new RegExp(`${modifiers.source}|${prefixes.source}`);
    expect(linesWith(both, sources)).toEqual([]);
  });
});
