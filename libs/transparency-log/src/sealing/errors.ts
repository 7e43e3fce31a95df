/** Another process has sealed since: read the state again, and go on from there. */
export class SealedElsewhere extends Error {
  constructor(log: string) {
    super(`another process has sealed the log ${log} meanwhile`);
    this.name = "SealedElsewhere";
  }
}

/** What is wrong with a log; the words are those of the independent verifier. */
export type Damage =
  | "payload-changed"
  | "metadata-changed"
  | "entry-malformed"
  | "row-missing"
  | "rows-swapped"
  | "back-dated"
  | "tail-cut"
  | "older-database"
  | "fork"
  | "inconsistent-history"
  | "root-mismatch"
  | "tile-mismatch"
  | "chain-broken"
  | "signature-invalid"
  | "wrong-key"
  | "witness-missing";

/** The log is not what was sealed or signed: nothing is sealed or signed until somebody has looked. */
export class LogDamaged extends Error {
  constructor(
    readonly code: Damage,
    message: string,
  ) {
    super(message);
    this.name = "LogDamaged";
  }
}
