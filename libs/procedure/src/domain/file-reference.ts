import type { LegalDate, Uuid } from "#kernel";

/** Crockford's alphabet: no letters that are read as digits, or the other way round. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * The reference by which people name a file, e.g. `LF-2025-7K3QX9AB`: the year of the request and
 * 40 bits of the file's random identifier. Says nothing about the person and needs no counter.
 */
export function fileReference(applicationId: Uuid, receivedOn: LegalDate): string {
  let bits = BigInt(`0x${applicationId.replaceAll("-", "").slice(0, 10)}`);
  let text = "";
  for (let i = 0; i < 8; i += 1) {
    text = ALPHABET.charAt(Number(bits & 31n)) + text;
    bits >>= 5n;
  }
  return `LF-${receivedOn.slice(0, 4)}-${text}`;
}
