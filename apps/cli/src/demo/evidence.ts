import { spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readKeyFile } from "#transparency-log";
import { programOf } from "../project.js";
import type { Staged } from "./demo-story.js";
import type { Narrator } from "./narrator.js";

/** What the evidence is made with. */
export interface EvidenceStage {
  readonly narrator: Narrator;
  readonly folder: string;
  readonly logKeyFile: string;
  readonly signal: AbortSignal;
}

/** Statements of the verifier that the story tells; the others are kept beside the bundle. */
const SHOWN = 2;

/**
 * Lets each caseworker fetch the evidence of their file, and gives it to the independent verifier,
 * a program that shares no code with the product.
 *
 * @throws Error when a file is not proved
 */
export async function proveFiles(stage: EvidenceStage, cases: readonly Staged[]): Promise<void> {
  const { narrator, folder, logKeyFile, signal } = stage;
  const { verifierKey } = await readKeyFile(logKeyFile);
  const policy = join(folder, "policy.txt");
  await writeFile(policy, `log ${verifierKey}\nquorum none\n`);
  narrator.line(
    "\nThe files as evidence: sealed, signed, and checked by the independent verifier.",
  );
  for (const { player, record } of cases) {
    const { bytes } = await player.cast.caseworker.get(`${player.file}/evidenceBundle`);
    const path = await record.keep("evidence.rechtop-bundle", bytes);
    const { code, printed } = await verifierOn(join(folder, path), policy, signal);
    const [verdict = "", ...statements] = printed.trimEnd().split("\n");
    if (code !== 0) throw new Error(`${player.story.id} is not proved:\n${printed}`);
    await record.keep("evidence.txt", printed);
    narrator.done(`${player.story.id}: ${verdict} (${path})`);
    for (const statement of statements.slice(0, SHOWN)) narrator.line(`    ${statement}`);
    narrator.line(`      … ${statements.length - SHOWN} statements more in evidence.txt`);
  }
}

async function verifierOn(
  bundle: string,
  policy: string,
  signal: AbortSignal,
): Promise<{ readonly code: number; readonly printed: string }> {
  const program = programOf("verifier", "main.js");
  const child = spawn(process.execPath, [program, bundle, "--policy", policy], {
    stdio: ["ignore", "pipe", "pipe"],
    signal,
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => (printed += text));
  }
  const code = await new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (exitCode) => resolve(exitCode ?? 1));
  });
  return { code, printed };
}
