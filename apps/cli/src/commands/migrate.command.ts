import { Command } from "commander";
import { operate } from "../operate.js";

/** `rechtop migrate`: bring the database to what this version needs. */
export function migrateCommand(): Command {
  return new Command("migrate")
    .description("Bring the database of DATABASE_URL to what this version needs.")
    .action(() => operate("migrate"));
}
