import { Command } from "commander";
import { operate } from "../operate.js";

/** `rechtop projections …`: look at the read models and rebuild them. */
export function projectionsCommand(): Command {
  const projections = new Command("projections").description(
    "Look at the read models in DATABASE_URL, or rebuild one.",
  );
  projections
    .command("status")
    .description("Print one JSON object per read model: name, and events it has still to handle.")
    .action(() => operate("projections-status"));
  projections
    .command("rebuild")
    .description("Rebuild a read model beside the live one, then swap. Reading goes on meanwhile.")
    .argument("<name>", "as printed by status, e.g. procedure.fileOverview")
    .action((name: string) => operate("projections-rebuild", name));
  return projections;
}
