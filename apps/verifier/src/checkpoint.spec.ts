import { readFileSync } from "node:fs";
import {
  checkpoint,
  day,
  LOG,
  ORIGIN,
  POLICY,
  signer,
  type Signer,
  signNote,
  W1,
  W2,
  writeLog,
} from "./bundle.fixture.js";
import {
  type Checkpoint,
  parseKey,
  parseNote,
  parsePolicy,
  readCheckpoint,
  verifyNote,
} from "./checkpoint.js";
import { Findings } from "./findings.js";

const read = (file: string): unknown =>
  JSON.parse(readFileSync(`test/vectors/merkle/${file}`, "utf8"));

interface NoteVector {
  readonly desc: string;
  readonly vkeys: readonly string[];
  readonly note: string;
  readonly valid: boolean;
  readonly verifiedSignatures?: number;
  readonly expectedOrigin?: string;
}

const golang = read("golang-mod/note-vectors.json") as {
  vectors: NoteVector[];
  invalidVerifierKeys: { vkey: string; reason: string }[];
};
const formats = read("transparency-dev-formats/checkpoint-vectors.json") as {
  parse: { desc: string; text: string; valid: boolean }[];
  signed: NoteVector[];
};
const spec = read("c2sp/spec-examples.json") as {
  signedNote: { vkey: string; note: string };
  checkpointLayout: { note: string; cosignatureTime: number };
};

describe("published notes", () => {
  it.each(golang.vectors.map((vector) => [vector.desc, vector] as const))("%s", (_, vector) => {
    const verified = (): number => {
      const note = parseNote(Buffer.from(vector.note));
      const keys = vector.vkeys.map((vkey) => parseKey(vkey, false));
      return keys.filter((key) => verifyNote(note, key) !== undefined).length;
    };
    if (vector.valid) expect(verified()).toBe(vector.verifiedSignatures);
    // No signature of a known key is no signature: readCheckpoint says so.
    else if (vector.vkeys.length === 0) expect(verified()).toBe(0);
    else expect(verified).toThrow("sign");
  });

  it.each(golang.invalidVerifierKeys)("$reason", ({ vkey }) => {
    expect(() => parseKey(vkey, false)).toThrow("not a key");
  });

  it("the example of the specification", () => {
    const note = parseNote(Buffer.from(spec.signedNote.note));
    expect(verifyNote(note, parseKey(spec.signedNote.vkey, false))).toBe(0);
  });

  it("the cosignature in the specification: who and when", () => {
    const { signatures } = parseNote(Buffer.from(spec.checkpointLayout.note));
    expect(signatures[1]!.name).toBe("witness.example.com/w1");
    const time = BigInt(spec.checkpointLayout.cosignatureTime);
    expect(signatures[1]!.bytes.readBigUInt64BE()).toBe(time);
  });
});

describe("published checkpoints", () => {
  // Roots that are not 32 bytes, which others may read: here they are none.
  it.each(formats.parse.map(({ desc, text }) => [desc, text] as const))(
    "%s: no 32-byte root",
    (_, text) => {
      const note = signNote(text, [[LOG, 0]]);
      const check = () => readCheckpoint("kept", note, parsePolicy(POLICY), new Findings());
      expect(check).toThrow("it is no ");
    },
  );

  it.each(formats.signed.map((vector) => [vector.desc, vector] as const))("%s", (_, vector) => {
    // The key of that log is not named as its origin, which a policy demands.
    const policy = parsePolicy(`log ${vector.vkeys[0]!}\nquorum none`);
    const check = () => readCheckpoint("kept", Buffer.from(vector.note), policy, new Findings());
    expect(check).toThrow("the policy trusts none");
    const note = parseNote(Buffer.from(vector.note));
    const keys = vector.vkeys.map((vkey) => parseKey(vkey, false));
    const verified = keys.filter((key) => verifyNote(note, key) === 0).length;
    expect(verified).toBe(vector.verifiedSignatures ?? 1);
  });
});

describe("a policy", () => {
  const log = writeLog([]);
  const names: Readonly<Record<string, Signer>> = Object.fromEntries(
    ["A", "B", "C", "D"].map((name, i) => [name, signer(`w.example/${name}`, 4, 50 + i)]),
  );
  const witnesses = Object.entries(names).map(([name, { vkey }]) => `witness ${name} ${vkey}`);
  const policy = (...rules: string[]) =>
    parsePolicy([`log ${LOG.vkey}`, ...witnesses, ...rules].join("\n"));
  const cosigned = (by: string): Checkpoint => {
    const who = Array.from(by).map((name) => [names[name]!, day(1)] as const);
    return readCheckpoint("kept", checkpoint(log, who), policy("quorum none"), new Findings());
  };

  it.each([
    [["quorum none"], "", true],
    [["quorum A"], "A", true],
    [["quorum A"], "BCD", false],
    [["group g any A B", "quorum g"], "B", true],
    [["group g all A B", "quorum g"], "B", false],
    [["group g all A B", "quorum g"], "AB", true],
    [["group g 2 A B C", "quorum g"], "AC", true],
    [["group g 2 A B C", "quorum g"], "CD", false],
    [["group x any A B", "group y any C D", "group z all x y", "quorum z"], "AC", true],
    [["group x any A B", "group y any C D", "group z all x y", "quorum z"], "AB", false],
  ])("%j with %s: %s", (rules, by, enough) => {
    expect(policy(...rules).quorum(new Set(cosigned(by).cosigned.keys()))).toBe(enough);
  });

  it.each([
    ["no quorum", []],
    ["two quorums", ["quorum A", "quorum A"]],
    ["an unknown quorum", ["quorum Z"]],
    ["an unknown member", ["group g any Z", "quorum g"]],
    ["a group of none", ["group g any", "quorum g"]],
    ["more than all", ["group g 3 A B", "quorum g"]],
    ["none of them", ["group g 0 A B", "quorum g"]],
    ["one and a half", ["group g 1.5 A B", "quorum g"]],
    ["one in another spelling", ["group g 0x1 A B", "quorum g"]],
    ["a member twice", ["group g 2 A A", "quorum g"]],
    ["a member of two groups", ["group g any A B", "group h any A C", "quorum h"]],
    ["none as a member", ["group g any none", "quorum g"]],
    ["a name twice", [witnesses[0]!, "quorum A"]],
    ["a key twice", [`witness E ${names["A"]!.vkey}`, "quorum A"]],
    ["an unknown line", ["quorums A", "quorum A"]],
    ["the key of a log as a witness", [`witness E ${signer("e", 1, 70).vkey}`, "quorum E"]],
    ["the key of a witness as a log", [`log ${signer("e", 4, 70).vkey}`, "quorum A"]],
    ["a changed key", [`log ${signer("e", 1, 70).vkey.replace("e+", "f+")}`, "quorum A"]],
  ])("with %s is refused", (_, rules) => {
    expect(() => policy(...rules)).toThrow();
  });

  it("needs a log", () => {
    expect(() => parsePolicy("quorum none")).toThrow("lacks a log");
  });

  it("takes comments, tabs, URLs and empty lines", () => {
    const text = ` # who\n\n\tlog  ${LOG.vkey}\thttps://log.example \nwitness W1 ${W1.vkey} u\n quorum W1\t`;
    const { logs, witnesses: known } = parsePolicy(text);
    expect([logs.map(({ name }) => name), [...known.keys()]]).toEqual([[ORIGIN], ["W1"]]);
  });
});

describe("cosignatures", () => {
  const log = writeLog([]);
  const read = (note: Buffer) => {
    const findings = new Findings();
    const { cosigned } = readCheckpoint("kept", note, parsePolicy(POLICY), findings);
    return { cosigned: Object.fromEntries(cosigned), findings: findings.list };
  };

  it("say who and when", () => {
    const note = checkpoint(log, [
      [W1, day(1)],
      [W2, day(2)],
    ]);
    expect(read(note)).toEqual({
      cosigned: { W1: "2026-03-01T00:00:00.000Z", W2: "2026-03-02T00:00:00.000Z" },
      findings: [],
    });
  });

  it("of strangers are ignored", () => {
    const note = checkpoint(log, [[signer("x.example", 4, 9), day(1)]]);
    expect(read(note)).toEqual({ cosigned: {}, findings: [] });
  });

  it("without a time are none, even by a known key", () => {
    const plain = checkpoint(log, []);
    const text = parseNote(plain).text;
    const { id } = W1;
    const untimed = signNote(text, [[{ ...W1, type: 1, id }, 0]]);
    const both = Buffer.concat([plain, untimed.subarray(text.length + 1)]);
    expect(read(both).findings).toMatchObject([{ code: "signature-invalid" }]);
  });

  it("in a second spelling are none", () => {
    const note = checkpoint(log, [[W1, day(1)]]).toString();
    // The unused bits of the last character: the same bytes otherwise.
    const respelt = note.replace(/([AQgw])==\n$/, (_, last: string) => {
      const next = { A: "B", Q: "R", g: "h", w: "x" }[last];
      return `${next ?? ""}==\n`;
    });
    expect(respelt).not.toBe(note);
    expect(() => read(Buffer.from(respelt))).toThrow("a line of it is no signature");
  });

  it("with another time are wrong", () => {
    const note = checkpoint(log, [[W1, day(1)]]).toString();
    const line = /— witness.example\/w1 (\S+)/.exec(note)![1]!;
    const bytes = Buffer.from(line, "base64");
    bytes.writeBigUInt64BE(BigInt(day(2)), 4);
    const moved = Buffer.from(note.replace(line, bytes.toString("base64")));
    expect(read(moved)).toMatchObject({ cosigned: {}, findings: [{ code: "signature-invalid" }] });
  });
});
