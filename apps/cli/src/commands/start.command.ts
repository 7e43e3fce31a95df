import { join } from "node:path";
import { Command, InvalidArgumentError } from "commander";
import { interruptible } from "../interruption.js";
import { projectFolder } from "../project.js";
import type { StartOptions } from "../start.js";

/** `rechtop start`: the product on this machine, with data that stays. */
export function startCommand(): Command {
  return new Command("start")
    .description("Serve the API here, with an embedded database whose data stays.")
    .option("--data <folder>", "where the data stays", join(projectFolder(), ".rechtop"))
    .option("--port <number>", "port of the API", portNumber, 3000)
    .option("--issuer-port <number>", "port of the development issuer", portNumber, 3001)
    .action((options: StartOptions) =>
      interruptible(async (signal) => {
        // Loaded when it is wanted: the other commands answer at once.
        const { start } = await import("../start.js");
        await start(options, signal);
      }),
    );
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new InvalidArgumentError("a port is a number from 1 to 65535.");
  }
  return port;
}
