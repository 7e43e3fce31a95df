import { createHmac, hkdfSync } from "node:crypto";

/** Injection token of the `KeyedHash`. */
export const KEYED_HASH = Symbol("KEYED_HASH");

/**
 * Hashes that nobody can try out without the secret of the installation. An unkeyed hash of a
 * national number is the number: all of them can be tried in minutes.
 */
export class KeyedHash {
  private readonly keys = new Map<string, Buffer>();

  constructor(private readonly secret: Buffer) {}

  /** HMAC-SHA-256 of `text` as base64url under the key of `purpose`. */
  of(purpose: "insz-index/v1" | "idempotency/v1" | "installation/v1", text: string): string {
    let key = this.keys.get(purpose);
    if (key === undefined) {
      key = Buffer.from(hkdfSync("sha256", this.secret, "", purpose, 32));
      this.keys.set(purpose, key);
    }
    return createHmac("sha256", key).update(text).digest("base64url");
  }
}
