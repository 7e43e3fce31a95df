import { spawn } from "node:child_process";
import { once } from "node:events";
import { Command } from "commander";
import { programOf } from "../project.js";
import { repeated } from "./repeated.js";

interface Flags {
  readonly policy: string;
  readonly earlier: readonly string[];
  readonly json?: true;
}

/** `rechtop verify`: the independent verifier, as whoever gets a bundle runs it without us. */
export function verifyCommand(): Command {
  return new Command("verify")
    .description("Judge a bundle of the log, offline; 0 proved, 1 something is wrong.")
    .argument("<bundle>", "the file, as `rechtop log export` has written it")
    .requiredOption("--policy <file>", "whom to trust: the log, and its witnesses")
    .option(
      "--earlier <checkpoint>",
      "a checkpoint that was kept from earlier; repeat for several",
      repeated,
      [],
    )
    .option("--json", "print the answer as one JSON object")
    .action(async (bundle: string, { policy, earlier, json }: Flags) => {
      const flags = earlier.flatMap((checkpoint) => ["--earlier", checkpoint]);
      const args = ["--policy", policy, ...flags, ...(json ? ["--json"] : []), "--", bundle];
      const verifier = spawn(process.execPath, [programOf("verifier", "main.js"), ...args], {
        stdio: ["ignore", "inherit", "inherit"],
      });
      const [code] = (await once(verifier, "exit")) as [number | null];
      process.exitCode = code ?? 1;
    });
}
