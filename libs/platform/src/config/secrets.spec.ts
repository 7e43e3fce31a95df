import { createHash } from "node:crypto";
import { KeyedHash } from "./secrets.js";

const INSZ = "85000099712";

describe("the keyed hash", () => {
  const hash = new KeyedHash(Buffer.alloc(32, 7));

  it("is the same for the same text, whoever asks", () => {
    const again = new KeyedHash(Buffer.alloc(32, 7));
    expect(hash.of("insz-index/v1", INSZ)).toBe(again.of("insz-index/v1", INSZ));
    expect(hash.of("insz-index/v1", INSZ)).toMatch(/^[\w-]{43}$/);
  });

  it("is another one for another purpose, text or installation", () => {
    const all = [
      hash.of("insz-index/v1", INSZ),
      hash.of("idempotency/v1", INSZ),
      hash.of("insz-index/v1", `${INSZ} `),
      new KeyedHash(Buffer.alloc(32, 8)).of("insz-index/v1", INSZ),
      createHash("sha256").update(INSZ).digest("base64url"),
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  it("never changes: the index in the database depends on it", () => {
    expect(hash.of("insz-index/v1", INSZ)).toBe("SPuUHdiR3zMdJgvNE2MR1-QqQZjYfYo-MRCBe9ClKaU");
  });
});
