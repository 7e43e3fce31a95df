import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { openBundle } from "./bundle.js";
import { parsePolicy } from "./checkpoint.js";
import { verify } from "./verify.js";

const USAGE = "rechtop-verify <bundle> --policy <file> [--earlier <checkpoint file>]… [--json]";

try {
  const file = { type: "string" } as const;
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { policy: file, earlier: { ...file, multiple: true }, json: { type: "boolean" } },
  });
  const [path, more] = positionals;
  if (!path || more || !values.policy) throw new Error(`usage: ${USAGE}`);
  const policy = parsePolicy(readFileSync(values.policy, "utf8"));
  const kept = new Map(values.earlier?.map((name) => [name, readFileSync(name)]));
  const { findings, statements } = verify(openBundle(path), policy, kept);
  const proved = findings.length === 0;
  const named = findings.map(({ code, message, ...place }) => {
    const where = Object.entries(place).map(([name, value]) => `${name} ${value}, `);
    return `${code}: ${where.join("")}${message}`;
  });
  const asText = [proved ? "PROVED" : "NOT PROVED", ...statements, ...named].join("\n  ");
  const asJson = JSON.stringify({ proved, statements, findings }, null, 2);
  console.log(values.json ? asJson : asText);
  process.exitCode = proved ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
