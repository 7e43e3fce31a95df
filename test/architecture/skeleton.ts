import { execFile } from "node:child_process";
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

/** The repository that these tests judge. */
export const REPOSITORY = resolve(import.meta.dirname, "../..");

/** Every lib of the design, written or not: the rules hold before the first line of a lib. */
const LIBS = [
  "access",
  "committee",
  "data-flows",
  "entitlement",
  "event-store",
  "integrity",
  "kernel",
  "letters",
  "platform",
  "procedure",
  "projections",
  "research",
  "social-report",
  "statute",
  "support-plan",
  "testing",
  "transparency-log",
];

const APPS = ["api", "cli", "dev-idp", "verifier"];

/** What decides how the tools see a tree. */
const CONFIG = [
  "package.json",
  "tsconfig.json",
  "test/config/dependency-cruiser.config.js",
  "test/config/eslint.config.js",
];

/** A tree with the shape and the configuration of the repository, without its code. */
export interface Skeleton {
  /** Writes a file, making its folders. `file` is relative to the tree. */
  write(file: string, content: string): Promise<void>;
  /** Runs a tool of `node_modules` in the tree; its standard output, whatever the exit code. */
  run(tool: string, args: readonly string[]): Promise<string>;
  remove(): Promise<void>;
}

/**
 * Makes a skeleton in a temporary folder: violations are planted there, never in the real tree,
 * where other tests and tools would see them.
 */
export async function makeSkeleton(): Promise<Skeleton> {
  const root = await mkdtemp(join(tmpdir(), "architecture-"));
  const write = async (file: string, content: string): Promise<void> => {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), content);
  };
  for (const lib of LIBS) {
    await write(`libs/${lib}/src/index.ts`, 'export * from "./contract.js";\n');
    await write(`libs/${lib}/src/contract.ts`, `export const name = "${lib}";\n`);
    for (const folder of ["domain", "application", "projections", "http", "testing"]) {
      await write(`libs/${lib}/src/${folder}/target.ts`, "export const target = 1;\n");
    }
  }
  for (const app of APPS) await write(`apps/${app}/src/target.ts`, "export const target = 1;\n");
  for (const file of CONFIG) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await copyFile(join(REPOSITORY, file), join(root, file));
  }
  await symlink(join(REPOSITORY, "node_modules"), join(root, "node_modules"));
  return {
    write,
    run: (tool, args) => runTool(tool, args, root),
    remove: () => rm(root, { recursive: true, force: true }),
  };
}

/**
 * Runs a tool of `node_modules` with this Node in `folder`: a process of its own, because the
 * tools load ES modules and TypeScript in ways that Jest's module system slows down or refuses.
 *
 * @param tool path below `node_modules`
 * @throws Error with what it printed, when it printed no result
 */
export function runTool(tool: string, args: readonly string[], folder: string): Promise<string> {
  const script = join(REPOSITORY, "node_modules", tool);
  return new Promise((done, fail) => {
    execFile(
      process.execPath,
      [script, ...args],
      { cwd: folder, maxBuffer: 256 * 1024 * 1024 },
      // Both tools exit with an error when they find something; the result is still printed.
      (error, stdout, stderr) => {
        if (stdout.trim() === "") fail(new Error(`${tool}: ${stderr}`, { cause: error }));
        else done(stdout);
      },
    );
  });
}
