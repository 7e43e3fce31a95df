/** Runs the command line from the build, after building it when a source is newer than the build. */
import { spawn } from "node:child_process";
import { existsSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
// npm scripts run on the Node of the project; whoever calls this file itself gets it too.
const pinned = join(root, "node_modules/node/bin/node");
const node = existsSync(pinned) ? pinned : process.execPath;
const main = join(root, "dist/apps/cli/src/main.js");
// Ours, because the compiler writes its programs and its notes even when it finds mistakes.
const stamp = join(root, "dist/launched.stamp");
const settings = ["tsconfig.json", "package-lock.json", "test/config/tsconfig.build.json"];

/** The program that runs now; signals go to it, and it decides how it ends. */
let child;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => child?.kill(signal));
}

function run(args, stdio) {
  return new Promise((resolve, reject) => {
    child = spawn(node, args, { cwd: process.cwd(), stdio });
    child.once("error", reject);
    child.once("exit", (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}

function changed(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function newestSource(folder) {
  let newest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) newest = Math.max(newest, newestSource(path));
    else if (entry.name.endsWith(".ts")) newest = Math.max(newest, changed(path));
  }
  return newest;
}

async function build() {
  const began = new Date();
  process.stderr.write("Building (only when something changed) …\n");
  const compiler = join(root, "node_modules/typescript/bin/tsc");
  const project = join(root, "test/config/tsconfig.build.json");
  // Results go to standard output; what a compiler says is none.
  const code = await run([compiler, "-p", project], ["ignore", 2, 2]);
  if (code !== 0) {
    rmSync(stamp, { force: true });
    process.stderr.write("The build did not succeed, so nothing was run.\n");
    process.exit(code);
  }
  writeFileSync(stamp, "");
  // What was edited while the compiler ran is newer than this.
  utimesSync(stamp, began, began);
}

const newest = Math.max(
  ...["apps", "libs"].map((folder) => newestSource(join(root, folder))),
  ...settings.map((file) => changed(join(root, file))),
);
if (!existsSync(main) || newest > changed(stamp)) await build();
process.exit(await run([main, ...process.argv.slice(2)], "inherit"));
