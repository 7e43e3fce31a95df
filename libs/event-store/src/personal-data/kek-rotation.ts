import { type Uuid, uuid } from "#kernel";
import { KeysUnavailable } from "./data-keys.js";
import type { HeldKeks } from "./held-keks.js";
import type { KeyTable } from "./key-table.js";
import { unwrapKey, wrapKey } from "./kek-ring.js";

const BEFORE_ALL: Uuid = uuid("00000000-0000-1000-8000-000000000000");
const BATCH = 500;

/**
 * Wraps every data key that is wrapped under an older key-encrypting key under the current one.
 * Events are not touched, and the product may go on meanwhile. Interrupted, it is simply run again:
 * what is done is not done twice. Constant memory.
 *
 * @param options.onProgress hears how many were wrapped so far, after each batch
 * @returns how many were wrapped anew
 * @throws KeysUnavailable when an older key is not at hand; what was wrapped before that stays
 */
export async function rotateKek(options: {
  table: KeyTable;
  keks: HeldKeks;
  onProgress?: (rewrapped: number) => void;
}): Promise<number> {
  const { table, keks, onProgress } = options;
  const current = await keks.current();
  await table.know(current);
  let after = BEFORE_ALL;
  let rewrapped = 0;
  for (;;) {
    const { rows } = await table.wrappedOtherwise(current.version, after, BATCH);
    const last = rows.at(-1);
    if (last === undefined) return rewrapped;
    const keys = [];
    for (const row of rows) {
      if (row.state !== "active") continue;
      const old = await keks.version(row.kekVersion);
      const dataKey = unwrapKey(old.key, row.wrapped);
      if (dataKey === undefined) {
        throw new KeysUnavailable(
          `data key ${row.keyId} does not open with the key-encrypting key of version ${old.version}`,
        );
      }
      keys.push({
        keyId: row.keyId,
        from: row.kekVersion,
        wrapped: wrapKey(current.key, dataKey),
      });
      dataKey.fill(0);
    }
    rewrapped += await table.rewrap(keys, current.version);
    after = last.keyId;
    onProgress?.(rewrapped);
  }
}
