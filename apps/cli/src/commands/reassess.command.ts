import { Command, InvalidArgumentError } from "commander";
import { operate } from "../operate.js";

interface Flags {
  readonly at: string;
  readonly centre?: string;
  readonly dryRun?: true;
  readonly list?: true;
}

/** `rechtop reassess`: the running files once more, by the figures, rules and choices as they are. */
export function reassessCommand(): Command {
  return new Command("reassess")
    .description("Re-assess running files by new figures; write where something changes.")
    .requiredOption("--at <date>", "the day as of which it is done, yyyy-MM-dd", day)
    .option("--centre <code>", "the files of one centre; of all by default", centreCode)
    .option("--dry-run", "write nothing, say what would change; may look ahead")
    .option("--list", "print a line of JSON for each file that changes or was left as it is")
    .action((flags: Flags) => operate("reassess", JSON.stringify(flags)));
}

function day(text: string): string {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  // JavaScript takes the 30th of February for a day of March.
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text) {
    throw new InvalidArgumentError("a day is yyyy-MM-dd.");
  }
  return text;
}

function centreCode(text: string): string {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(text)) {
    throw new InvalidArgumentError("a centre is named by its code in the file of centres.");
  }
  return text;
}
