import { checkpointText } from "../checkpoint/checkpoint.js";
import { FormatInvalid } from "../format.js";
import { NoteSigner } from "../note/keys.js";
import { cosign, signNote, withSignatures } from "../note/signed-note.js";
import { EMPTY_ROOT } from "../tree/hash.js";
import { checkPolicy, parsePolicy, QuorumMissing, satisfies } from "./policy.js";

const log = NoteSigner.generate("log.example/a");
const other = NoteSigner.generate("log.example/b");
const [w1, w2, w3] = [1, 2, 3].map((i) => NoteSigner.generate(`w${i}.example`, "cosignature")) as [
  NoteSigner,
  NoteSigner,
  NoteSigner,
];

const text = checkpointText({ origin: log.name, size: 0n, root: EMPTY_ROOT });
const noteBy = (...witnesses: readonly NoteSigner[]) =>
  withSignatures(
    signNote(text, log),
    witnesses.map((witness) => cosign(text, witness, 1n)),
  );

const KEYS = `# who must agree
log ${log.verifierKey} https://log.example/a
\twitness one  ${w1.verifierKey}\thttps://w1.example
witness two ${w2.verifierKey}
witness three ${w3.verifierKey}

`;

describe("policies", () => {
  it.each([
    ["quorum none", [[]], []],
    ["quorum one", [[w1], [w1, w2]], [[], [w2, w3]]],
    ["group g any one two three\nquorum g", [[w1], [w3]], [[]]],
    ["group g all one two three\nquorum g", [[w1, w2, w3]], [[w1, w2], []]],
    [
      "group g 2 one two three\nquorum g",
      [
        [w1, w3],
        [w1, w2, w3],
      ],
      [[w2], [w2, w2], []],
    ],
    [
      "group g any one two\ngroup h all g three\nquorum h",
      [
        [w1, w3],
        [w2, w3],
      ],
      [[w1, w2], [w3], []],
    ],
  ])("%s", (rules, enough, tooFew) => {
    const policy = parsePolicy(`${KEYS}${rules}\n`);
    for (const witnesses of enough) {
      expect(checkPolicy(policy, noteBy(...witnesses)).size).toBe(0n);
    }
    for (const witnesses of tooFew) {
      expect(() => checkPolicy(policy, noteBy(...witnesses))).toThrow(QuorumMissing);
      expect(satisfies(policy, noteBy(...witnesses))).toBe(false);
    }
  });

  it("say where those they name are reached", () => {
    const policy = parsePolicy(`${KEYS}quorum one`);
    expect(policy.logs.map(({ url }) => url)).toEqual(["https://log.example/a"]);
    expect(policy.witnesses.map(({ url }) => url)).toEqual([
      "https://w1.example",
      undefined,
      undefined,
    ]);
  });

  it("name the witnesses that are missing", () => {
    const policy = parsePolicy(`${KEYS}group g all one two three\nquorum g`);
    const check = () => checkPolicy(policy, noteBy(w2));
    expect(check).toThrow(new QuorumMissing(["one", "three"]));
  });

  it("accept no other log, and none that signs under the name of another", () => {
    const policy = parsePolicy(`${KEYS}quorum none`);
    const elsewhere = checkpointText({ origin: other.name, size: 0n, root: EMPTY_ROOT });
    expect(() => checkPolicy(policy, signNote(elsewhere, other))).toThrow("wrong-origin");
    expect(() => checkPolicy(policy, signNote(elsewhere, log))).toThrow("wrong-origin");
    const both = parsePolicy(`${KEYS}log ${other.verifierKey}\nquorum none`);
    expect(() => checkPolicy(both, signNote(text, other))).toThrow("no-known-signature");
    const onlyWitness = `${text}\n${cosign(text, w1, 1n)}`;
    expect(() => checkPolicy(policy, onlyWitness)).toThrow("no-log-signature");
  });

  it("reject a checkpoint with a false cosignature of a witness they know", () => {
    const policy = parsePolicy(`${KEYS}quorum none`);
    const forged = noteBy() + cosign("another text\n", w1, 1n);
    expect(() => checkPolicy(policy, forged)).toThrow("signature-invalid");
  });

  const witness = `witness one ${w1.verifierKey}`;
  it.each([
    ["no quorum", KEYS],
    ["no log", `${witness}\nquorum one`],
    ["second quorum", `${KEYS}quorum one\nquorum one`],
    ["undefined name", `${KEYS}quorum four`],
    ["undefined name", `log ${log.verifierKey}\nquorum one\n${witness}`],
    ["undefined name", `${KEYS}group g any one none\nquorum g`],
    ["undefined name", `${KEYS}group g any g\nquorum g`],
    ["quorum", `${KEYS}quorum`],
    ["quorum", `${KEYS}quorum one two`],
    ["threshold", `${KEYS}group g 0 one\nquorum g`],
    ["threshold", `${KEYS}group g 3 one two\nquorum g`],
    ["threshold", `${KEYS}group g 01 one\nquorum g`],
    ["threshold", `${KEYS}group g all\nquorum g`],
    ["threshold", `${KEYS}group g toString one\nquorum g`],
    ["member of two groups", `${KEYS}group g 2 one one\nquorum g`],
    ["member of two groups", `${KEYS}group g any one\ngroup h any g one\nquorum h`],
    ["name taken", `${KEYS}group one any two\nquorum one`],
    ["name taken", `${KEYS}group none any two\nquorum one`],
    ["duplicate key", `${KEYS}witness four ${w1.verifierKey}\nquorum one`],
    ["duplicate key", `${KEYS}log ${log.verifierKey}\nquorum one`],
    ["key of another use", `${KEYS}log ${w1.verifierKey}\nquorum one`],
    ["key of another use", `${KEYS}witness four ${log.verifierKey}\nquorum one`],
    ["witness", `${KEYS}witness four\nquorum one`],
    ["log", `log ${log.verifierKey} a b\nquorum none`],
    ["form", "log nonsense\nquorum none"],
    ["unknown keyword", `${KEYS}Quorum one`],
    ["control character", `${KEYS}quorum one\r`],
  ])("are rejected for: %s (%#)", (reason, policy) => {
    const message = new RegExp(`not a valid policy: .*${reason}$`);
    expect(() => parsePolicy(policy)).toThrow(FormatInvalid);
    expect(() => parsePolicy(policy)).toThrow(message);
  });

  it("say in which line they are wrong", () => {
    expect(() => parsePolicy(`${KEYS}quorum four`)).toThrow("line 7: undefined name");
  });
});
