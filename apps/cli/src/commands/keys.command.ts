import { Command } from "commander";
import { operate } from "../operate.js";

/** `rechtop keys …`: the keys of the personal data in the log. */
export function keysCommand(): Command {
  const keys = new Command("keys").description(
    "Make a key-encrypting key; wrap the keys of personal data anew.",
  );
  keys
    .command("new-kek")
    .description("Add a new key to a file of key-encrypting keys and make it the current one.")
    .argument("<file>", "made when it is not there; for RECHTOP_KEK_FILE")
    .option(
      "--name <version>",
      "what to call the new key, unlike the others in the file; today's date by default",
    )
    .action(async (file: string, { name }: { name?: string }) => {
      // Loaded when it is wanted: the other commands answer at once.
      const { addKek } = await import("#event-store");
      const version = name ?? new Date().toISOString().slice(0, 10);
      await addKek(file, version, "the file");
      process.stdout.write(`${JSON.stringify({ current: version })}\n`);
    });
  keys
    .command("rotate")
    .description("Wrap every data key under the current key-encrypting key. Serving goes on.")
    .action(() => operate("keys-rotate"));
  return keys;
}
