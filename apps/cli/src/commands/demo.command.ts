import { join } from "node:path";
import { Command } from "commander";
import { interruptible } from "../interruption.js";
import { projectFolder } from "../project.js";

/** `rechtop demo`: three fictive cases from the request to the letter, through the REST API. */
export function demoCommand(): Command {
  return new Command("demo")
    .description("Play three fictive cases through the REST API and keep the results.")
    .option("--out <folder>", "where the results go", join(projectFolder(), "out/demo"))
    .option("--event-store <url>", "a KurrentDB with an empty log, instead of PostgreSQL")
    .action(({ out, eventStore }: { out: string; eventStore?: string }) =>
      interruptible(async (signal) => {
        // Loaded when it is wanted: the other commands answer at once.
        const { demo } = await import("../demo/demo.js");
        await demo(out, eventStore, signal);
      }),
    );
}
