import { once } from "node:events";
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { Bundle } from "./bundle.js";
import { parsePolicy } from "./checkpoint.js";
import { checkContents } from "./contents.js";
import { verify } from "./verify.js";

const USAGE = "rechtop-verify <bundle> --policy <file> [--earlier <checkpoint file>]… [--json]";

/** Verifies, prints the answer, and gives the exit code. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      policy: { type: "string" },
      earlier: { type: "string", multiple: true, default: [] },
      json: { type: "boolean", default: false },
    },
  });
  const [path, more] = positionals;
  if (!path || more || !values.policy) throw new Error(`usage: ${USAGE}`);
  const policy = parsePolicy(readFileSync(values.policy, "utf8"));
  const kept = new Map(values.earlier.map((file) => [file, readFileSync(file)]));
  const bundle = new Bundle(path);
  // The two passes read the bundle at the same time.
  const thread = new Worker(new URL(import.meta.url), { workerData: path });
  const answer = once(thread, "message") as Promise<[ReturnType<typeof checkContents>]>;
  const log = verify(bundle, policy, kept);
  const [contents] = await answer;
  const findings = [...log.findings.list, ...contents.findings.list];
  const count = log.findings.count + contents.findings.count;
  // Where something is wrong, nothing else is worth relying on.
  const statements = count > 0 ? [] : [...log.statements, ...contents.statements];
  if (values.json) {
    console.log(JSON.stringify({ proved: count === 0, statements, findings, count }, null, 2));
    return count === 0 ? 0 : 1;
  }
  console.log(count === 0 ? "PROVED" : `NOT PROVED: ${count} findings`);
  for (const statement of statements) console.log(`  ${statement}`);
  for (const { code, message, ...place } of findings) {
    const where = Object.entries(place).map(([name, value]) => `${name} ${value}`);
    console.log(`  ${code}: ${[...where, message].join(", ")}`);
  }
  return count === 0 ? 0 : 1;
}

try {
  if (isMainThread) process.exitCode = await main();
  else parentPort?.postMessage(checkContents(new Bundle(workerData as string)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
