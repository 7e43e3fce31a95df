import type { NoteSigner } from "#transparency-log";
import { Command } from "commander";

interface KeygenFlags {
  readonly origin: string;
  readonly witness?: true;
  readonly out: string;
}

/** `rechtop log keygen`: a signing key for a log, or for a witness. */
export function logKeygenCommand(): Command {
  return new Command("keygen")
    .description("Make a signing key for a log, or for a witness, and print the public key.")
    .requiredOption("--origin <name>", "a URL without scheme: logs.example.org/rechtop")
    .requiredOption("--out <file>", "where the private key goes; for RECHTOP_LOG_KEY_FILE")
    .option("--witness", "the key is for cosignatures")
    .action(async ({ origin, witness, out }: KeygenFlags) => {
      // Loaded when it is wanted: the other commands answer at once.
      const { NoteSigner, writeKeyFile } = await import("#transparency-log");
      const signer = NoteSigner.generate(origin, witness ? "cosignature" : "note");
      await writeKeyFile(out, signer);
      await printPublicKeys(signer);
    });
}

/** `rechtop log public-key`: what others need to check what a key has signed. */
export function logPublicKeyCommand(): Command {
  return new Command("public-key")
    .description("Print the public key of a key file once more, for policies and witnesses.")
    .argument("<file>", "from log keygen; `rechtop start` keeps one in .rechtop/log.key")
    .action(async (file: string) => {
      const { readKeyFile } = await import("#transparency-log");
      await printPublicKeys(await readKeyFile(file));
    });
}

/** One key per line: of a log that of the events first, then that of the log of processing. */
async function printPublicKeys(signer: NoteSigner): Promise<void> {
  const { underName } = await import("#transparency-log");
  const keys =
    signer.use === "cosignature"
      ? [signer]
      : [signer, underName(signer, `${signer.name}/processing`)];
  process.stdout.write(keys.map(({ verifierKey }) => `${verifierKey}\n`).join(""));
}
