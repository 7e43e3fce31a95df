import { once } from "node:events";
import { Command, InvalidArgumentError } from "commander";
import { interruptible } from "../interruption.js";
import { repeated } from "./repeated.js";

interface WitnessFlags {
  readonly listen: { readonly host: string; readonly port: number };
  readonly state: string;
  readonly key: string;
  readonly log: readonly string[];
}

/** `rechtop log witness`: a witness of the log of another institution. */
export function logWitnessCommand(): Command {
  return new Command("witness")
    .description("Run a witness: cosign the checkpoints of a log that only ever grows.")
    .option("--listen <host:port>", "where to listen", addressOf, addressOf("127.0.0.1:3100"))
    .requiredOption("--state <file>", "what was cosigned last; it must never be lost")
    .requiredOption("--key <file>", "the key of the witness, from log keygen --witness")
    .requiredOption("--log <key>", "the public key of a log to watch; repeat for several", repeated)
    .action((flags: WitnessFlags) =>
      interruptible(async (signal) => {
        const { NoteVerifier, readKeyFile, startWitness } = await import("#transparency-log");
        const signer = await readKeyFile(flags.key);
        const witness = await startWitness({
          listen: flags.listen,
          stateFile: flags.state,
          signer,
          logs: flags.log.map((key) => NoteVerifier.parse(key)),
        });
        process.stdout.write(`${witness.url} ${signer.verifierKey}\n`);
        try {
          // A signal is how it is meant to end.
          if (!signal.aborted) await once(signal, "abort");
        } finally {
          await witness.close();
        }
      }),
    );
}

function addressOf(text: string): WitnessFlags["listen"] {
  const [, host = "", port = ""] = /^(.+):(\d{1,5})$/.exec(text) ?? [];
  if (host === "" || Number(port) > 65_535) {
    throw new InvalidArgumentError("an address is <host>:<port>.");
  }
  return { host: host.replace(/^\[(.*)\]$/, "$1"), port: Number(port) };
}
