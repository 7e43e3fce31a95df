import { inspect } from "node:util";
import { FormatInvalid } from "../format.js";
import { NoteSigner, NoteVerifier } from "./keys.js";
import {
  cosign,
  cosignatureTime,
  MAX_SIGNATURES,
  NoteRejected,
  openNote,
  parseNote,
  signNote,
  withSignatures,
} from "./signed-note.js";

const TEXT = "log.example/a\n1\nroot\n";
const log = NoteSigner.generate("log.example/a");
const witness = NoteSigner.generate("witness.example/w", "cosignature");
const note = signNote(TEXT, log);
const cosignature = cosign(TEXT, witness, 1_750_000_000n);

describe("keys", () => {
  it.each([log, witness])("are read as they were written ($use)", (signer) => {
    const read = NoteSigner.parse(signer.exportPrivateKey());
    expect(read.verifierKey).toBe(signer.verifierKey);
    expect(NoteVerifier.parse(signer.verifierKey).toString()).toBe(signer.verifierKey);
    expect(NoteVerifier.parse(signer.verifierKey).use).toBe(signer.use);
  });

  it("have another id for another use, so that one is not taken for the other", () => {
    const { name, publicKey, keyId } = log.verifier;
    expect(NoteVerifier.of(name, "cosignature", publicKey).keyId).not.toBe(keyId);
  });

  it.each([
    "",
    "two words",
    "with+plus",
    "no\u00a0break",
    "new\nline",
    "next\u0085line",
    "a\u0000",
  ])("have no name like %j", (name) => {
    expect(() => NoteSigner.generate(name)).toThrow(FormatInvalid);
  });

  it.each([
    ["form", ""],
    ["form", "name"],
    ["form", "name+12345678"],
    ["form", "name+1234567g+AAAA"],
    ["key id", "name+00000000+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"],
    ["name", "na me+00000000+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"],
    ["base64", "name+00000000+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10T"],
    ["type", "name+00000000+AhpcAAAA"],
    ["key length", "name+00000000+ARpc"],
  ])("are rejected for their %s: %j", (reason, text) => {
    expect(() => NoteVerifier.parse(text)).toThrow(`not a valid verifier key: ${reason}`);
    expect(() => NoteSigner.parse(`PRIVATE+KEY+${text}`)).toThrow(`signing key: ${reason}`);
    expect(() => NoteSigner.parse(text)).toThrow("signing key: prefix");
  });

  it("do not show their secret unasked", () => {
    // The key itself may hold a "+", being base64: it is all that stands behind the key's id.
    const secret = log.exportPrivateKey().split(`+${log.verifier.keyId}+`)[1]!;
    expect(Buffer.from(secret, "base64")).toHaveLength(33);
    const shown = [
      inspect(log, { depth: 9, showHidden: true }),
      JSON.stringify(log),
      log.verifierKey,
    ];
    for (const text of shown) expect(text).not.toContain(secret);
  });
});

describe("signed notes", () => {
  const known = [log.verifier, witness.verifier];

  it("give their text and who signed, a witness with its time", () => {
    expect(openNote(note + cosignature, known)).toEqual({
      text: TEXT,
      signatures: [
        { verifier: log.verifier },
        { verifier: witness.verifier, time: 1_750_000_000n },
      ],
    });
  });

  it("end their text at the last empty line", () => {
    const text = "one\n\n\u2014 not a signature\n\nthree\n";
    expect(openNote(signNote(text, log), known).text).toBe(text);
  });

  it("are rejected when one signature by a known key does not hold", () => {
    const other = signNote("other\n", log).split("\n\n")[1]!;
    const both = withSignatures(note, [other]);
    expect(() => openNote(both, known)).toThrow(new NoteRejected("signature-invalid", log.name));
    const elsewhere = cosign("other\n", witness, 1n);
    expect(() => openNote(note + elsewhere, known)).toThrow(witness.name);
  });

  it("are rejected when nobody known has signed", () => {
    expect(() => openNote(note, [witness.verifier])).toThrow(
      new NoteRejected("no-known-signature"),
    );
  });

  it("ignore a key that shares its name or its id with a known one", () => {
    const namesake = NoteSigner.generate(log.name);
    const lines = [signNote("other\n", namesake).split("\n\n")[1]!];
    expect(openNote(withSignatures(note, lines), known).signatures).toHaveLength(1);
    const renamed = `\u2014 else.example ${note.trimEnd().split(" ").at(-1)}\n`;
    expect(openNote(withSignatures(note, [renamed]), known).signatures).toHaveLength(1);
  });

  it("take a cosignature for nothing else, and nothing else for one", () => {
    // The same key, used for both: neither signature can be shown as the other.
    const both = NoteSigner.parse(log.exportPrivateKey());
    const asWitness = NoteVerifier.of(log.name, "cosignature", log.verifier.publicKey);
    const [line] = parseNote(note).signatures;
    const bytes = Buffer.concat([Buffer.from(asWitness.keyId, "hex"), line!.signature]);
    const posing = `${TEXT}\n\u2014 ${log.name} ${bytes.toString("base64")}\n`;
    expect(() => openNote(posing, [asWitness])).toThrow("signature-invalid");
    expect(() => cosign(TEXT, both, 1n)).toThrow(TypeError);
    expect(() => signNote(TEXT, witness)).toThrow(TypeError);
  });

  it("commit a witness to its time", () => {
    const [line] = parseNote(`${TEXT}\n${cosignature}`).signatures;
    const later = Buffer.from(line!.signature);
    later.writeBigInt64BE(cosignatureTime(later)! + 1n);
    const bytes = Buffer.concat([Buffer.from(witness.keyId, "hex"), later]);
    const moved = `${note}\u2014 ${witness.name} ${bytes.toString("base64")}\n`;
    expect(() => openNote(moved, known)).toThrow("signature-invalid");
    later.writeBigInt64BE(-1n);
    expect(cosignatureTime(later)).toBeUndefined();
  });

  it(`have up to ${MAX_SIGNATURES} signatures`, () => {
    const many = Array.from({ length: MAX_SIGNATURES - 1 }, (_, i) =>
      cosign(TEXT, witness, BigInt(i)),
    );
    expect(openNote(withSignatures(note, many), known).signatures).toHaveLength(MAX_SIGNATURES);
    expect(() => withSignatures(note, [...many, cosignature])).toThrow("too many signatures");
  });

  it.each([
    ["layout", ""],
    ["layout", "text\n"],
    ["layout", "text\n\n"],
    ["layout", `${note} `],
    ["signature line", `${TEXT}\n- log.example/a AAAAAAAA\n`],
    ["signature line", `${TEXT}\n\u2014 log.example/a  AAAAAAAA\n`],
    ["signature line", `${TEXT}\n\u2014 log.example/a AAAAAAAA \n`],
    ["signature line", `${TEXT}\n\u2014 log+example/a AAAAAAAA\n`],
    ["signature line", `${TEXT}\n\u2014 log.example/a AAAA\n`],
    ["signature line", `${TEXT}\n\u2014 log.example/a AAAAAAB=\n`],
    ["signature line", `${TEXT}\n\u2014 log.example/a\n`],
    ["characters", note.replace("root", "ro\tot")],
    ["characters", note.replace("root", "ro\r")],
    ["characters", note.replace("root", "ro\ud800")],
  ])("are malformed in their %s: %j", (reason, text) => {
    expect(() => openNote(text, known)).toThrow(`not a valid signed note: ${reason}`);
  });

  it.each(["no newline", "", "tab\t\n", "lone \udc00\n"])("are not made of the text %j", (text) => {
    expect(() => signNote(text, log)).toThrow(FormatInvalid);
  });
});
