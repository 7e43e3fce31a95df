import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import { type DataKeys, DestroyedKeyList, kekText, openDataKeys } from "#event-store";

/** The key-encrypting key of every installation under test. */
export const KEK = JSON.stringify({
  current: "test",
  keys: { test: Buffer.alloc(32, 11).toString("base64") },
});

/** The keys of an installation under test, and the folder with what it keeps beside the database. */
export interface TestKeys {
  readonly keys: DataKeys;
  readonly destroyedKeys: DestroyedKeyList;
  readonly folder: string;
  /** How many destroyed keys had come back. */
  readonly revived: number;
  remove(): Promise<void>;
}

/** Opens the key table behind `pool`; `folder` is one that was used before, or a new one. */
export async function openTestKeys(pool: pg.Pool, folder?: string): Promise<TestKeys> {
  const kept = folder ?? (await mkdtemp(join(tmpdir(), "rechtop-keys-")));
  const destroyedKeys = await DestroyedKeyList.open(join(kept, "destroyed-keys.jsonl"));
  const { keys, revived } = await openDataKeys({
    pool,
    provider: kekText(KEK, "the test"),
    destroyedKeys,
  });
  return {
    keys,
    destroyedKeys,
    folder: kept,
    revived,
    remove: () => rm(kept, { recursive: true }),
  };
}
