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
  answer.catch(() => undefined); // Heard of below, unless this thread fails too.
  const log = verify(bundle, policy, kept);
  const [contents] = await answer;
  const findings = [...log.findings.list, ...contents.findings.list];
  const proved = findings.length === 0;
  // Where something is wrong, nothing else is worth relying on.
  const statements = !proved ? [] : [...log.statements, ...contents.statements];
  const named = findings.map(({ code, message, ...place }) => {
    const where = Object.entries(place).map(([name, value]) => `${name} ${value}, `);
    return `${code}: ${where.join("")}${message}`;
  });
  const asText = [proved ? "PROVED" : "NOT PROVED", ...statements, ...named].join("\n  ");
  const asJson = JSON.stringify({ proved, statements, findings }, null, 2);
  console.log(values.json ? asJson : asText);
  return proved ? 0 : 1;
}

const failed = (error: unknown): number => {
  console.error(error instanceof Error ? error.message : error);
  return 2;
};
if (isMainThread) process.exitCode = await main().catch(failed);
else parentPort?.postMessage(checkContents(new Bundle(workerData as string)));
