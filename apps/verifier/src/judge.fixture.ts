import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Bundle } from "./bundle.js";
import { POLICY } from "./bundle.fixture.js";
import { parsePolicy } from "./checkpoint.js";
import { checkContents } from "./contents.js";
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

/** Both passes over a bundle, in this thread. */
export function judge(
  bundle: Buffer,
  saved: Readonly<Record<string, Buffer>> = {},
  policy = POLICY,
): Judgement {
  writeFileSync(file, bundle);
  const log = verify(new Bundle(file), parsePolicy(policy), new Map(Object.entries(saved)));
  const contents = checkContents(new Bundle(file));
  const findings = [...log.findings.list, ...contents.findings.list];
  return {
    findings,
    codes: findings.map(({ code }) => code),
    statements: [...log.statements, ...contents.statements],
  };
}
