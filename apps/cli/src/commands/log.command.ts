import { resolve } from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";
import { operate } from "../operate.js";
import { logCopyCommand } from "./log-copy.command.js";
import { logKeygenCommand, logPublicKeyCommand } from "./log-keygen.command.js";
import { logWitnessCommand } from "./log-witness.command.js";
import { repeated } from "./repeated.js";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** `rechtop log …`: the log as evidence. */
export function logCommand(): Command {
  return new Command("log")
    .description("Seal the log in DATABASE_URL, prove what is in it, and check it.")
    .addCommand(checkpointCommand())
    .addCommand(exportCommand())
    .addCommand(verifyCommand())
    .addCommand(proofCommand())
    .addCommand(logCopyCommand())
    .addCommand(logKeygenCommand())
    .addCommand(logPublicKeyCommand())
    .addCommand(logWitnessCommand());
}

function checkpointCommand(): Command {
  return new Command("checkpoint")
    .description(
      "Seal and sign what there is now, have it cosigned, print it; 1 when RECHTOP_LOG_POLICY wants more.",
    )
    .action(() => operate("log-checkpoint", "{}"));
}

interface ExportFlags {
  readonly dossier?: string;
  readonly all?: true;
  readonly open?: string;
  readonly earlier: readonly string[];
  readonly out?: string;
}

function exportCommand(): Command {
  return new Command("export")
    .description("Write a bundle for the independent verifier: one dossier, or the whole log.")
    .option("--dossier <uuid>", "the identifier of a file", dossierId)
    .option("--all", "the whole log")
    .addOption(
      new Option(
        "--open <purpose>",
        "show the personal data of the dossier in clear, with what proves it; recorded with the purpose",
      ).choices(["courtProceedings", "audit", "requestOfThePerson"]),
    )
    .option(
      "--earlier <checkpoint>",
      "a saved checkpoint that the bundle is to continue; repeat for several",
      repeated,
      [],
    )
    .option("--out <file>", "where the bundle goes; named after what is in it by default")
    .action(({ dossier, all, open, earlier, out }: ExportFlags, command: Command) => {
      if ((dossier === undefined) === (all === undefined)) {
        command.error("error: give one of --dossier <uuid> and --all");
      }
      if (open !== undefined && dossier === undefined) {
        command.error("error: --open shows one --dossier <uuid> at a time");
      }
      return operate(
        "log-export",
        JSON.stringify({
          dossier,
          open,
          earlier: earlier.map((file) => resolve(file)),
          out: resolve(out ?? `${dossier ?? "log"}.rechtop-bundle`),
        }),
      );
    });
}

function verifyCommand(): Command {
  return new Command("verify")
    .description(
      "Check the live log against its leaves, tiles and checkpoints; 1 when it is not right.",
    )
    .option(
      "--earlier <checkpoint>",
      "a checkpoint that was saved earlier; repeat for several",
      repeated,
      [],
    )
    .option("--policy <file>", "who must have signed; the own key of the log by default")
    .action(({ earlier, policy }: { earlier: readonly string[]; policy?: string }) =>
      operate(
        "log-verify",
        JSON.stringify({
          earlier: earlier.map((file) => resolve(file)),
          ...(policy === undefined ? {} : { policy: resolve(policy) }),
        }),
      ),
    );
}

function proofCommand(): Command {
  return new Command("proof")
    .description("Write the entry of one event and its proof (C2SP tlog-proof).")
    .requiredOption("--event <stream>", "the stream of the event, <category>-<uuid>", streamOf)
    .argument("<revision>", "its revision in the stream, from 0", revisionOf)
    .option("--out <name>", "files <name>.entry and <name>.tlog-proof")
    .action((revision: string, { event, out }: { event: string; out?: string }) =>
      operate(
        "log-proof",
        JSON.stringify({
          stream: event,
          revision,
          out: resolve(out ?? `${event}-${revision}`),
        }),
      ),
    );
}

function dossierId(text: string): string {
  if (!UUID.test(text)) throw new InvalidArgumentError("a dossier is named by a lower-case UUID.");
  return text;
}

function streamOf(text: string): string {
  if (!/^[a-z][A-Za-z]*-/.test(text) || !UUID.test(text.slice(text.indexOf("-") + 1))) {
    throw new InvalidArgumentError("a stream is <category>-<uuid>.");
  }
  return text;
}

function revisionOf(text: string): string {
  if (!/^\d{1,18}$/.test(text)) throw new InvalidArgumentError("a revision is a number from 0.");
  return text;
}
