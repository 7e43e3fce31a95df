import { createDecipheriv, createHash, createSecretKey } from "node:crypto";
import { canonicalJson, streamName, type Uuid, uuid } from "#kernel";
import {
  commitmentOf,
  openPart,
  type PartPlace,
  plaintextCommitment,
  sealedText,
  sealPart,
} from "./envelope.js";

const id = (n: number): Uuid => uuid(`5ad0c0de-0000-4000-8000-${String(n).padStart(12, "0")}`);
const KEY_BYTES = Buffer.alloc(32, 5);
const KEY = createSecretKey(KEY_BYTES);
const chance = { salt: Buffer.alloc(32, 6), iv: Buffer.alloc(12, 7) };
const place: PartPlace = {
  eventId: id(1),
  stream: streamName("thing", id(2)),
  revision: 12n,
  type: "testing.Named",
  schemaVersion: 3,
};
const fields = { "/name": "Ünïcode \ud83d\ude00 \"'", "/n/0": 7 };
const content = canonicalJson(fields);
const paths = Object.keys(fields).sort();
const seal = (text = content, at = place, key = KEY, more = chance) =>
  sealPart(text, { kid: id(3), paths, key }, at, more);
const bytes = (text: string) => Buffer.from(text);

describe("a sealed part", () => {
  it("is what the format says, byte for byte", () => {
    const { kid, paths: names, iv, ct, cm } = seal();
    expect({ kid, names, iv }).toEqual({
      kid: id(3),
      names: ["/n/0", "/name"],
      iv: "BwcHBwcHBwcHBwcH",
    });

    const sealed = Buffer.from(ct, "base64");
    const decipher = createDecipheriv("aes-256-gcm", KEY_BYTES, chance.iv, { authTagLength: 16 });
    decipher.setAAD(
      bytes(
        canonicalJson({
          v: 1,
          eventId: place.eventId,
          stream: place.stream,
          rev: "12",
          type: place.type,
          schemaVersion: 3,
          kid: id(3),
          paths,
        }),
      ),
    );
    decipher.setAuthTag(sealed.subarray(-16));
    const plaintext = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
    const salt = chance.salt.toString("base64");
    expect(plaintext.toString()).toBe(canonicalJson({ part: fields, salt }));

    const sum = createHash("sha256").update("rechtop.pt/v1\n").update(chance.salt).update(content);
    expect(cm).toBe(sum.digest("base64"));
  });

  it("opens with its key in its place", () => {
    expect([...openPart(seal(), KEY, place)]).toEqual(Object.entries(fields).sort());
  });

  it.each<[string, PartPlace]>([
    ["event", { ...place, eventId: id(9) }],
    ["stream", { ...place, stream: streamName("thing", id(9)) }],
    ["category", { ...place, stream: streamName("other", id(2)) }],
    ["revision", { ...place, revision: 13n }],
    ["type", { ...place, type: "testing.Renamed" }],
    ["version", { ...place, schemaVersion: 4 }],
  ])("does not open in another %s", (_what, elsewhere) => {
    expect(() => openPart(seal(), KEY, elsewhere)).toThrow();
  });

  it.each([
    ["under another key id", { kid: id(9) }],
    ["at another field", { paths: ["/n/0", "/nickname"] }],
    ["with a field fewer", { paths: ["/name"] }],
    ["with its fields in another order", { paths: [...paths].reverse() }],
    [
      "with another initialisation vector",
      { iv: seal(content, place, KEY, { ...chance, iv: Buffer.alloc(12, 8) }).iv },
    ],
    ["with a shorter initialisation vector", { iv: Buffer.alloc(8, 7).toString("base64") }],
    [
      "with another commitment",
      { cm: seal(content, place, KEY, { ...chance, salt: Buffer.alloc(32) }).cm },
    ],
    ["without a ciphertext", { ct: "" }],
    [
      "with the ciphertext of another part",
      { ct: seal('{"/n/0":8,"/name":"x"}', { ...place, revision: 13n }).ct },
    ],
  ])("does not open %s", (_what, change) => {
    expect(() => openPart({ ...seal(), ...change }, KEY, place)).toThrow();
  });

  it("does not open with any bit changed, or a byte cut off", () => {
    const part = seal('{"/n/0":7,"/name":"x"}');
    const sealed = Buffer.from(part.ct, "base64");
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expect(() => openPart({ ...part, ct: changed.toString("base64") }, KEY, place)).toThrow();
    }
    // Shorter tags too: that is what Node would accept without being told their length.
    for (let cut = 1; cut <= 16; cut += 1) {
      const ct = sealed.subarray(0, -cut).toString("base64");
      expect(() => openPart({ ...part, ct }, KEY, place)).toThrow();
    }
  });

  it("does not open with a key made up for it: the commitment binds what AES-GCM does not", () => {
    // Somebody with another key writes what that key opens, and keeps the commitment in the log.
    const other = createSecretKey(Buffer.alloc(32, 99));
    const made = seal('{"/n/0":9,"/name":"somebody else"}', place, other);
    expect(openPart(made, other, place).get("/n/0")).toBe(9);
    expect(() => openPart({ ...made, cm: seal().cm }, other, place)).toThrow("something else");
  });
});

describe("the commitment of a sealed payload", () => {
  const parts = [seal(), seal('{"/n/0":1,"/name":"y"}')];
  const text = sealedText({ a: 1 }, parts);

  it("is at a fixed place, and to all parts in their order", () => {
    const sum = createHash("sha256").update("rechtop.pts/v1\n");
    for (const { cm } of parts) sum.update(Buffer.from(cm, "base64"));
    const commit = sum.digest("base64");
    expect(
      text.startsWith(`{"rechtop":"sealed/v1","commit":"${commit}","plain":{"a":1},"parts":[`),
    ).toBe(true);
    expect(plaintextCommitment(bytes(text))).toBe(commit);
    expect(commitmentOf([...parts].reverse().map(({ cm }) => cm))).not.toBe(commit);
    expect(JSON.parse(text)).toEqual({ rechtop: "sealed/v1", commit, plain: { a: 1 }, parts });
  });

  it.each([
    ["a plain payload", '{"a":1}'],
    ["an empty one", ""],
    ["a cut one", text.slice(0, 60)],
    ["one with a blank", text.replace(":", ": ")],
    [
      "one that commits to nothing",
      text.replace(/"commit":"[^"]{44}/, `"commit":"${"!".repeat(44)}`),
    ],
  ])("is not found in %s", (_what, payload) => {
    expect(plaintextCommitment(bytes(payload))).toBeUndefined();
  });
});
