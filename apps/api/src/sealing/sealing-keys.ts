import { readFile } from "node:fs/promises";
import type { SealingSettings } from "#platform";
import {
  type NoteSigner,
  parsePolicy,
  type Policy,
  readLogKey,
  readWitnesses,
  type WitnessAddress,
} from "#transparency-log";

/** What a process seals with. */
export interface SealingKeys {
  readonly signer: NoteSigner;
  readonly witnesses: readonly WitnessAddress[];
  readonly checkpointSeconds: number;
  /** Who must have signed a checkpoint; absent: nobody but the log. */
  readonly policy?: Policy;
}

/**
 * Reads what the settings of sealing name.
 *
 * @throws Error that says what is wrong with which file
 */
export async function sealingKeys(settings: SealingSettings): Promise<SealingKeys> {
  const { origin, keyFile, witnessesFile, policyFile, checkpointSeconds } = settings;
  return {
    signer: await readLogKey(keyFile, origin),
    witnesses: witnessesFile === undefined ? [] : await readWitnesses(witnessesFile),
    checkpointSeconds,
    ...(policyFile !== undefined && { policy: parsePolicy(await readFile(policyFile, "utf8")) }),
  };
}
