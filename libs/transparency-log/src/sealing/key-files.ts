import { chmod, readFile, stat, writeFile } from "node:fs/promises";
import { NoteSigner, NoteVerifier } from "../note/keys.js";
import type { WitnessAddress } from "./witnessing.js";

/**
 * Reads a private key. Others on the machine must not be able to read the file.
 *
 * @throws Error that says what is wrong with the file; never what is in it
 */
export async function readKeyFile(file: string): Promise<NoteSigner> {
  const { mode } = await stat(file);
  if ((mode & 0o077) !== 0) {
    throw new Error(`${file} can be read by others: a private key has the mode 0600`);
  }
  return NoteSigner.parse((await readFile(file, "utf8")).trim());
}

/**
 * Reads the signing key of the log called `origin`.
 *
 * @throws Error also when it is the key of another log, or of a witness
 */
export async function readLogKey(file: string, origin: string): Promise<NoteSigner> {
  const signer = await readKeyFile(file);
  if (signer.use !== "note") throw new Error(`${file} holds the key of a witness, not of a log`);
  if (signer.name !== origin) {
    throw new Error(`the key in ${file} is that of ${signer.name}, and the log is ${origin}`);
  }
  return signer;
}

/** Writes a private key for its owner only; refuses to replace a file. */
export async function writeKeyFile(file: string, signer: NoteSigner): Promise<void> {
  await writeFile(file, `${signer.exportPrivateKey()}\n`, { mode: 0o600, flag: "wx" });
  // The mode above is subject to the mask of the process.
  await chmod(file, 0o600);
}

/**
 * The same key under another name. The name is part of whatever is signed, so that a signature for
 * one log can never pass for one of the other.
 */
export function underName(signer: NoteSigner, name: string): NoteSigner {
  const { keyId } = NoteVerifier.of(name, signer.use, signer.verifier.publicKey);
  const secret = signer.exportPrivateKey().split("+").slice(4).join("+");
  return NoteSigner.parse(`PRIVATE+KEY+${name}+${keyId}+${secret}`);
}

/**
 * Reads the file of witnesses: an address and a verifier key per line, `#` begins a comment.
 *
 * @throws Error with the number of the line that is wrong
 */
export async function readWitnesses(file: string): Promise<WitnessAddress[]> {
  const lines = (await readFile(file, "utf8")).split("\n");
  return lines.flatMap((line, i) => {
    const [url = "", key = "", ...more] = line.replace(/#.*/, "").trim().split(/\s+/);
    if (url === "") return [];
    try {
      if (more.length > 0 || !/^https?:$/.test(new URL(url).protocol)) throw new Error("form");
      const verifier = NoteVerifier.parse(key);
      if (verifier.use !== "cosignature") throw new Error("not the key of a witness");
      return [{ url, verifier }];
    } catch (error) {
      throw new Error(
        `${file}, line ${i + 1}: an address and the verifier key of a witness are wanted`,
        { cause: error },
      );
    }
  });
}
