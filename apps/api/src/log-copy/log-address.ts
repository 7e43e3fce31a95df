import { readFile } from "node:fs/promises";

/** Where a log is, as an operator says it. */
export interface LogAddress {
  /** The option that says so, for messages: the address itself may hold a password. */
  readonly option: string;
  readonly kind: "postgres" | "kurrentdb";
  readonly url: string;
}

/**
 * The address that `given` is, or names: `env:<NAME>` is what that variable holds, `file:<path>`
 * what is in that file. On the command line itself everybody on the machine can read it.
 *
 * @throws Error when there is no address, which it never repeats
 */
export async function logAddress(option: string, given: string): Promise<LogAddress> {
  const url = (await named(option, given)).trim();
  if (/^postgres(ql)?:\/\//.test(url)) return { option, kind: "postgres", url };
  if (/^kurrentdb(\+discover)?:\/\//.test(url)) return { option, kind: "kurrentdb", url };
  throw new Error(
    `${option}: an address of a log starts with postgres://, kurrentdb:// or kurrentdb+discover://`,
  );
}

async function named(option: string, given: string): Promise<string> {
  const [, source, name = ""] = /^(env|file):(.*)$/s.exec(given) ?? [];
  if (source === "env") {
    const value = process.env[name];
    if (value === undefined || value === "") throw new Error(`${option}: ${name} is not set`);
    return value;
  }
  if (source === "file") {
    try {
      return await readFile(name, "utf8");
    } catch (error) {
      const { code = "error" } = error as { readonly code?: string };
      throw new Error(`${option}: ${name} cannot be read (${code})`, { cause: error });
    }
  }
  return given;
}
