import { spawn } from "node:child_process";
import { programOf } from "./project.js";

/**
 * Runs an operation inside the API's own program, which knows all events, tables and projectors;
 * its output and its exit code are ours.
 *
 * @throws Error when it ended with another code than 0
 */
export async function operate(...args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [programOf("api", "operate.js"), ...args], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  const code = await new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (exitCode) => resolve(exitCode ?? 1));
  });
  if (code !== 0) throw new Error(`${args[0] ?? "the operation"} did not succeed`);
}
