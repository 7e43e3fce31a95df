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
      const { NoteSigner, underName, writeKeyFile } = await import("#transparency-log");
      const signer = NoteSigner.generate(origin, witness ? "cosignature" : "note");
      await writeKeyFile(out, signer);
      const keys = witness
        ? [signer.verifierKey]
        : [signer.verifierKey, underName(signer, `${origin}/processing`).verifierKey];
      process.stdout.write(keys.map((key) => `${key}\n`).join(""));
    });
}
