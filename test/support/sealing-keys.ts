import { NoteSigner } from "#transparency-log";
import type { SealingKeys } from "../../apps/api/src/sealing/sealing-keys.js";

/** Name of the log of every installation under test. */
export const LOG_ORIGIN = "log.example/rechtop";

/** What an installation under test seals with: a new key, no witness. */
export function testSealingKeys(): SealingKeys {
  return { signer: NoteSigner.generate(LOG_ORIGIN), witnesses: [], checkpointSeconds: 60 };
}
