import { createPublicKey, hash, type KeyObject, verify } from "node:crypto";
import { fail, type Findings } from "./findings.js";
import { HASH, NUMBER } from "./tree.js";

/** A trusted public key; name and id together say which signatures are its own. */
type Key = { name: string; id: string; isWitness: boolean; x: string; publicKey: KeyObject };
const KEY = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})$/u;
const NOTE = /^(.*\n)\n((?:— [^\n]*\n){1,100})$/su;
const CHECKPOINT = new RegExp(`^([^\n]*)\n(${NUMBER})\n(${HASH})\n`);

/** Reads `<name>+<hex of id>+<base64 of type and key>` (C2SP signed-note, verifier keys). */
export function parseKey(text: string, isWitness: boolean): Key {
  const [, name = "", id = "", encoded = ""] = KEY.exec(text) ?? [];
  const bytes = Buffer.from(encoded, "base64");
  const digest = hash("sha256", Buffer.concat([Buffer.from(`${name}\n`), bytes]), "hex");
  const isKey = bytes[0] === (isWitness ? 0x04 : 0x01) && digest.slice(0, 8) === id;
  if (!isKey) throw new Error(`not a key that can be used here: ${text}`);
  const key = { kty: "OKP", crv: "Ed25519", x: bytes.toString("base64url", 1) };
  return { name, id, isWitness, x: key.x, publicKey: createPublicKey({ key, format: "jwk" }) };
}

/** Takes a note apart (C2SP signed-note, format); verifies nothing. */
export function parseNote(bytes: Buffer) {
  const note = bytes.toString();
  const [, text = "", lines = ""] = NOTE.exec(note) ?? [];
  // Bytes that are not UTF-8 do not come back as they were.
  const isClean = Buffer.from(note).equals(bytes) && !/[\0-\x09\x0b-\x1f]/.test(note);
  if (!isClean || text === "") fail("signature-invalid", "it is no signed note");
  const signatures = (lines.match(/.+/g) ?? []).map((line) => {
    const [, name = "", encoded = ""] = /^— ([^\s+]+) (\S+)$/u.exec(line) ?? [];
    const raw = Buffer.from(encoded, "base64");
    const isSignature = raw.length > 4 && raw.toString("base64") === encoded;
    if (!isSignature) fail("signature-invalid", "a line of it is no signature");
    return { name, id: raw.toString("hex", 0, 4), bytes: raw.subarray(4) };
  });
  return { text, signatures };
}

/** When `key` signed, if it did: POSIX seconds, 0 for a log (C2SP signed-note, tlog-cosignature). */
export function verifyNote({ text, signatures }: ReturnType<typeof parseNote>, key: Key) {
  let time: number | undefined;
  for (const { name, id, bytes } of signatures) {
    if (name !== key.name || id !== key.id) continue;
    time = key.isWitness ? Number(bytes.readBigUInt64BE()) : 0;
    const message = Buffer.from(key.isWitness ? `cosignature/v1\ntime ${time}\n${text}` : text);
    const isSigned = verify(null, message, key.publicKey, bytes.subarray(key.isWitness ? 8 : 0));
    if (!isSigned) fail("signature-invalid", `the signature of ${name} is wrong`);
  }
  return time;
}

/** Which logs the reader trusts, and which witnesses, by name, must have cosigned. */
export type Policy = { logs: Key[]; witnesses: Map<string, Key>; quorum: Rule };
type Rule = (cosigned: { has(name: string): boolean }) => boolean;

/** Reads a policy file (C2SP tlog-policy); throws an `Error` when it is none. */
export function parsePolicy(text: string): Policy {
  const logs: Key[] = [];
  const witnesses = new Map<string, Key>();
  const rules = new Map<string, Rule>([["none", () => true]]);
  const grouped = new Set(["none"]);
  let quorum: Rule | undefined;
  for (const line of text.split("\n")) {
    const [keyword = "", name = "", first = "", ...rest] = line.trim().split(/[ \t]+/);
    const rule = rules.get(name);
    if (keyword === "" || keyword.startsWith("#")) continue;
    if (keyword === "log") logs.push(parseKey(name, false));
    else if (keyword === "witness" && !rule) {
      witnesses.set(name, parseKey(first, true));
      rules.set(name, (cosigned) => cosigned.has(name));
    } else if (keyword === "group" && !rule) {
      const least = Number({ any: 1, all: rest.length }[first] ?? /^\d+$/.exec(first)?.[0]);
      // In one group and once: a witness counts in one way only.
      const fit = rest.every((m) => rules.has(m) && grouped.size < grouped.add(m).size);
      if (!fit || !(least >= 1 && least <= rest.length)) throw new Error(`wrong group: ${line}`);
      rules.set(name, (cosigned) => rest.filter((m) => rules.get(m)?.(cosigned)).length >= least);
    } else if (keyword === "quorum" && first === "" && rule && !quorum) quorum = rule;
    else throw new Error(`wrong line in the policy: ${line}`);
  }
  const keys = new Set([...logs, ...witnesses.values()].map(({ x }) => x));
  const isOnce = keys.size === logs.length + witnesses.size;
  if (quorum && logs.length > 0 && isOnce) return { logs, witnesses, quorum };
  throw new Error("the policy lacks a log, or its one quorum, or names a key twice");
}

/** What a log signed, where it was found, and which of the policy's witnesses cosigned it when. */
export type Checkpoint = ReturnType<typeof readCheckpoint>;

/** Reads a checkpoint (C2SP tlog-checkpoint); fails when no log of the policy signed it. */
export function readCheckpoint(from: string, bytes: Buffer, policy: Policy, findings: Findings) {
  findings.place = { checkpoint: from };
  const note = parseNote(bytes);
  const [, origin = "", size, root = ""] = CHECKPOINT.exec(note.text) ?? [];
  if (size === undefined) fail("signature-invalid", "it is no checkpoint");
  if (!policy.logs.some((key) => verifyNote(note, key) !== undefined && key.name === origin)) {
    const by = note.signatures.map(({ name, id }) => `${name} (key ${id})`).join(", ");
    fail("wrong-key", `it is of ${origin}, signed by ${by}: of these the policy trusts none`);
  }
  const cosigned = new Map<string, string>();
  for (const [witness, key] of policy.witnesses) {
    findings.check(() => {
      const time = verifyNote(note, key);
      if (time !== undefined) cosigned.set(witness, new Date(time * 1000).toISOString());
    });
  }
  return { from, origin, size: Number(size), root, cosigned };
}
