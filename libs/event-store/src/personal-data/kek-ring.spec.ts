import { createCipheriv, createSecretKey, randomBytes } from "node:crypto";
import { KekUnusable, kekCheck, parseKekRing, unwrapKey, wrapKey } from "./kek-ring.js";

const KEK = createSecretKey(Buffer.alloc(32, 1));
const OTHER = createSecretKey(Buffer.alloc(32, 2));
const KEY = Buffer.alloc(32, 9);
const base64 = (size: number) => Buffer.alloc(size, 3).toString("base64");
const ring = (keys: Record<string, string>, current = "1") => JSON.stringify({ current, keys });

describe("a ring of key-encrypting keys", () => {
  it("is read from JSON", () => {
    const { current, keys } = parseKekRing(ring({ "1": base64(32), "2025-03": base64(32) }), "s");
    expect(current).toBe("1");
    expect([...keys.keys()]).toEqual(["1", "2025-03"]);
    expect(keys.get("1")?.export()).toEqual(Buffer.alloc(32, 3));
  });

  it.each([
    ["no JSON", "geheim"],
    ["a list", "[]"],
    ["without keys", '{"current":"1"}'],
    ["with something else in it", '{"current":"1","keys":{},"geheim":1}'],
    ["a version with a space", ring({ "gehe im": base64(32) })],
    ["a short key", ring({ "1": base64(31) })],
    ["a long key", ring({ "1": base64(33) })],
    ["a key in base64url", ring({ "1": "-".repeat(43) + "=" })],
    ["a current version without key", ring({ "2": base64(32) })],
    ["a current version that every object has", ring({ "2": base64(32) }, "constructor")],
  ])("is refused when it is %s, by the setting and without a value", (_what, text) => {
    const parse = () => parseKekRing(text, "RECHTOP_KEK");
    expect(parse).toThrow(KekUnusable);
    expect(parse).toThrow(/^RECHTOP_KEK: /);
    expect(parse).not.toThrow(/geheim|AwMD|---/);
  });
});

describe("wrapping a key (RFC 3394)", () => {
  it("gives the bytes of the standard", () => {
    // RFC 3394, section 4.6: 256 bits of key data with a 256-bit KEK.
    const kek = createSecretKey(
      Buffer.from("000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F", "hex"),
    );
    const key = Buffer.from(
      "00112233445566778899AABBCCDDEEFF000102030405060708090A0B0C0D0E0F",
      "hex",
    );
    const wrapped = wrapKey(kek, key);
    expect(wrapped.toString("hex").toUpperCase()).toBe(
      "28C9F404C4B810F4CBCCB35CFB87F8263F5786E2D80ED326CBC7F0E71A99F43BFB988B9B7A02DD21",
    );
    expect(unwrapKey(kek, wrapped)).toEqual(key);
  });

  it("takes 32 bytes and nothing else", () => {
    for (const size of [0, 16, 24, 31, 33, 40]) {
      expect(() => wrapKey(KEK, Buffer.alloc(size))).toThrow(TypeError);
    }
  });

  it("does not open under another key, or with any bit changed", () => {
    const wrapped = wrapKey(KEK, KEY);
    expect(unwrapKey(OTHER, wrapped)).toBeUndefined();
    for (let bit = 0; bit < wrapped.length * 8; bit += 1) {
      const changed = Buffer.from(wrapped);
      changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expect(unwrapKey(KEK, changed)).toBeUndefined();
    }
  });

  it("does not open in any other size, also when it was wrapped rightly in that size", () => {
    for (const size of [16, 24, 40, 48]) {
      const cipher = createCipheriv("id-aes256-wrap", KEK, Buffer.alloc(8, 0xa6));
      const wrapped = Buffer.concat([cipher.update(Buffer.alloc(size)), cipher.final()]);
      expect(unwrapKey(KEK, wrapped)).toBeUndefined();
    }
    for (const size of [0, 8, 16, 32, 39, 41]) {
      expect(unwrapKey(KEK, randomBytes(size))).toBeUndefined();
    }
  });

  it("does not open with another initial value", () => {
    const cipher = createCipheriv("id-aes256-wrap", KEK, Buffer.alloc(8, 0xa5));
    expect(unwrapKey(KEK, Buffer.concat([cipher.update(KEY), cipher.final()]))).toBeUndefined();
  });

  it("is checked by a value that tells keys apart and does not show them", () => {
    expect(kekCheck(KEK)).toEqual(kekCheck(createSecretKey(Buffer.alloc(32, 1))));
    expect(kekCheck(KEK)).not.toEqual(kekCheck(OTHER));
    expect(kekCheck(KEK)).toHaveLength(32);
  });
});
