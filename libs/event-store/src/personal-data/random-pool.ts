import { randomFillSync } from "node:crypto";
import type { RandomBytes } from "./memory-data-keys.js";

/** Fetched at once: a call costs more than the bytes that it brings. */
const POOL_BYTES = 8192;

/** Random bytes out of blocks that are fetched in advance; no byte is given twice. */
export function randomPool(): RandomBytes {
  let pool = Buffer.alloc(0);
  let at = 0;
  return (size) => {
    if (at + size > pool.length) {
      // A new block, because the pieces of the old one may still be in use.
      pool = randomFillSync(Buffer.allocUnsafeSlow(Math.max(POOL_BYTES, size)));
      at = 0;
    }
    at += size;
    return pool.subarray(at - size, at);
  };
}
