import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

const PROGRAM = join(process.cwd(), "dist/apps/verifier/src/main.js");

/** What the independent verifier answers. */
export interface Answer {
  /** How it ended: 0 proved, 1 something is wrong, 2 not to be judged. */
  readonly code: number;
  readonly statements: readonly string[];
  readonly findings: readonly {
    readonly code: string;
    readonly message: string;
    readonly index?: number;
    readonly stream?: string;
  }[];
}

export const codes = ({ findings }: Answer): string[] => findings.map(({ code }) => code);

/** Runs the independent verifier as somebody outside would: a program of its own, on files. */
export function runVerifier(
  bundle: string,
  policy: string,
  earlier: readonly string[] = [],
): Promise<Answer> {
  if (!existsSync(PROGRAM)) {
    throw new Error(`${PROGRAM} is missing: run "npm run build" first (npm test does)`);
  }
  const flags = earlier.flatMap((file) => ["--earlier", file]);
  const args = [PROGRAM, bundle, "--policy", policy, ...flags, "--json"];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { env: {} }, (error, stdout, stderr) => {
      const code = error === null ? 0 : Number(error.code);
      if (code > 1 || stdout === "") reject(new Error(`it ended with ${code}: ${stderr}`));
      else resolve({ ...(JSON.parse(stdout) as Omit<Answer, "code">), code });
    });
  });
}
