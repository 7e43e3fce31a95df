/** Runs the command line from the build, after building it when a source is newer than the build. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const main = join(root, "dist/apps/cli/src/main.js");
const stamp = join(root, "dist/build.tsbuildinfo");

function newestSource(folder) {
  let newest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) newest = Math.max(newest, newestSource(path));
    else if (entry.name.endsWith(".ts")) newest = Math.max(newest, statSync(path).mtimeMs);
  }
  return newest;
}

const built = existsSync(main) && existsSync(stamp) ? statSync(stamp).mtimeMs : 0;
const sources = Math.max(newestSource(join(root, "apps")), newestSource(join(root, "libs")));
if (sources > built) {
  process.stderr.write("Building (only when something changed) …\n");
  const compiler = join(root, "node_modules/typescript/bin/tsc");
  const build = spawnSync(
    process.execPath,
    [compiler, "-p", join(root, "test/config/tsconfig.build.json")],
    { cwd: root, stdio: ["ignore", 2, 2] },
  );
  if (build.status !== 0) process.exit(build.status ?? 1);
}
const { status } = spawnSync(process.execPath, [main, ...process.argv.slice(2)], {
  stdio: "inherit",
});
process.exit(status ?? 1);
