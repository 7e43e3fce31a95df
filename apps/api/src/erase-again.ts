import type { DataSource } from "typeorm";
import { repeatErasures } from "#data-flows";
import type { DataKeys, DestroyedKeyList, EventStore } from "#event-store";
import { forgetErased } from "#procedure";

/** What came back with a backup and was erased again. */
export interface ErasedAgain {
  /** Erasures that the log knew and the key table did not. */
  readonly erasures: number;
  /** Files that could be found again by the number of their person. */
  readonly files: number;
}

/**
 * Erases again what a backup brought back: keys that the log says were destroyed, and what the read
 * models keep of people. The keys on the list of destroyed keys are gone since the keys were opened.
 * Nobody is to be served before it returns.
 */
export async function eraseAgain(parts: {
  readonly store: EventStore;
  readonly keys: DataKeys;
  readonly destroyedKeys: Pick<DestroyedKeyList, "lines">;
  readonly dataSource: DataSource;
}): Promise<ErasedAgain> {
  const { store, keys, destroyedKeys, dataSource } = parts;
  return {
    erasures: await repeatErasures(store, keys),
    // After the keys: what has just been destroyed again is on the list too.
    files: await forgetErased(dataSource, destroyedKeys.lines()),
  };
}
