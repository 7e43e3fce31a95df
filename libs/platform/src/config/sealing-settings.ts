/** How the log is sealed and signed. */
export interface SealingSettings {
  /** Name of the log: a URL without scheme, such as `logs.example.org/rechtop`. */
  readonly origin: string;
  /** File with the signing key, readable by its owner only. */
  readonly keyFile: string;
  /** Seconds between checkpoints, when there is anything new. */
  readonly checkpointSeconds: number;
  /** File of witnesses: an address and a verifier key per line. */
  readonly witnessesFile: string | undefined;
  /** File that says which witnesses must have cosigned. */
  readonly policyFile: string | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** A URL without scheme, without anything that a line of a checkpoint or a key name cannot hold. */
const ORIGIN = /^[a-z0-9][a-z0-9.-]*(?::\d{1,5})?(?:\/[A-Za-z0-9._~-]+)*$/;

/** Reads the settings of sealing; adds to `problems` what is missing or wrong. */
export function readSealingSettings(env: Environment, problems: string[]): SealingSettings {
  const origin = env["RECHTOP_LOG_ORIGIN"] ?? "";
  if (origin === "") problems.push("RECHTOP_LOG_ORIGIN is not set");
  else if (!ORIGIN.test(origin)) {
    problems.push("RECHTOP_LOG_ORIGIN must be a URL without scheme, like logs.example.org/rechtop");
  }
  const keyFile = env["RECHTOP_LOG_KEY_FILE"] ?? "";
  if (keyFile === "") {
    problems.push("RECHTOP_LOG_KEY_FILE is not set; make one with rechtop log keygen");
  }
  const text = env["RECHTOP_CHECKPOINT_SECONDS"] || "60";
  const checkpointSeconds = Number(text);
  if (!/^\d{1,5}$/.test(text) || checkpointSeconds < 1 || checkpointSeconds > 86_400) {
    problems.push("RECHTOP_CHECKPOINT_SECONDS must be a number of seconds from 1 to 86400");
  }
  return {
    origin,
    keyFile,
    checkpointSeconds,
    witnessesFile: env["RECHTOP_WITNESSES"] || undefined,
    policyFile: env["RECHTOP_LOG_POLICY"] || undefined,
  };
}
