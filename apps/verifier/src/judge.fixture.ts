import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openBundle } from "./bundle.js";
import { POLICY } from "./bundle.fixture.js";
import { parsePolicy } from "./checkpoint.js";
import type { Finding } from "./findings.js";
import { verify } from "./verify.js";

export interface Judgement {
  readonly findings: readonly Finding[];
  readonly codes: readonly string[];
  readonly statements: readonly string[];
}

const folder = mkdtempSync(join(tmpdir(), "rechtop-verifier-"));
const file = join(folder, "bundle");

export const removeFolder = (): void => rmSync(folder, { recursive: true });

/** What the verifier says of a bundle. */
export function judge(
  bundle: Buffer,
  saved: Readonly<Record<string, Buffer>> = {},
  policy = POLICY,
): Judgement {
  writeFileSync(file, bundle);
  const kept = new Map(Object.entries(saved));
  const { findings, statements } = verify(openBundle(file), parsePolicy(policy), kept);
  return { findings, codes: findings.map(({ code }) => code), statements };
}
