import { resolve } from "node:path";
import { Command } from "commander";
import { operate } from "../operate.js";

const ADDRESS = /^(postgres(ql)?|kurrentdb(\+discover)?):\/\/|^(env|file):./;

interface Flags {
  readonly from: string;
  readonly to: string;
}

/** `rechtop log copy`: the whole log from PostgreSQL to KurrentDB, or back. */
export function logCopyCommand(): Command {
  return new Command("copy")
    .description(
      "Copy the whole log between PostgreSQL and KurrentDB, and have the product go on in the copy.",
    )
    .requiredOption("--from <address>", "the log: a URL, or better env:<NAME> or file:<path>")
    .requiredOption("--to <address>", "where it is to be; empty, or as far as an earlier run came")
    .action(({ from, to }: Flags, command: Command) => {
      for (const [option, address] of Object.entries({ from, to })) {
        if (ADDRESS.test(address)) continue;
        // What was given may hold a password all the same: it is not repeated.
        command.error(
          `error: --${option} is postgres://…, kurrentdb://…, kurrentdb+discover://…, env:<NAME> or file:<path>`,
        );
      }
      const options = { from: absolute(from), to: absolute(to) };
      return operate("log-copy", JSON.stringify(options));
    });
}

function absolute(address: string): string {
  return address.startsWith("file:") ? `file:${resolve(address.slice("file:".length))}` : address;
}
