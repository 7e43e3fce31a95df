import {
  ORIGIN,
  OTHER_FILE,
  signer,
  W1,
  day,
  NO_LEAF,
  sealed,
  opening,
  type Frame,
  oneFile,
  checkpoint,
  POLICY,
} from "./bundle.fixture.js";
import {
  IDENTITY,
  FINANCE,
  REQUEST,
  ITEMS,
  log,
  size,
  whole,
  file,
  note,
  ofLog,
  ofFile,
  remade,
  type Attack,
  late,
} from "./example.fixture.js";
import { judge, removeFolder } from "./judge.fixture.js";

afterAll(removeFolder);

const memberAt = file.findIndex(({ line }) => line.startsWith("member"));
const shorter = (frame: Frame, cut: number): Frame => ({
  ...frame,
  line: frame.line.replace(/\d+$/, (n) => String(Number(n) - cut)),
  proof: frame.proof.slice(0, frame.proof.length - cut),
});
const longer = (frame: Frame): Frame => ({
  ...frame,
  line: frame.line.replace(/\d+$/, (n) => String(Number(n) + 1)),
  proof: [...frame.proof, frame.proof[0]!],
});

const OTHER_LOG = signer("log.example/other", 1, 77);
const rewritten = (what: RegExp, by: string): Buffer =>
  Buffer.from(ofLog(whole).toString("latin1").replace(what, by), "latin1");

/** What is done to proofs, signatures, texts in clear and the file itself. */
const ATTACKS: readonly Attack[] = [
  [
    "a proof is cut",
    ofFile(file.with(0, shorter(file[0]!, 1))),
    [{ code: "proof-truncated", index: 0 }],
  ],
  [
    "a proof is cut, its length is not",
    ofFile(file.with(1, { ...file[1]!, proof: file[1]!.proof.slice(1) })),
    [{ code: "proof-truncated" }],
  ],
  [
    "a proof is too long",
    ofFile(file.with(0, longer(file[0]!))),
    [{ code: "proof-wrong", index: 0 }],
  ],
  [
    "a proof is of another entry",
    ofFile(file.with(0, { ...file[0]!, proof: file[0]!.proof.toReversed() })),
    [{ code: "proof-wrong" }],
  ],
  [
    "a hash of a proof is none",
    ofFile(file.with(0, { ...file[0]!, proof: file[0]!.proof.with(0, "!".repeat(44)) })),
    [{ code: "proof-wrong", index: 0 }],
  ],
  [
    "a stream's head is not in the list",
    ofFile(file.with(memberAt, { ...file[memberAt]!, proof: file[memberAt]!.proof.toReversed() })),
    [{ code: "proof-wrong" }, { code: "stream-incomplete" }],
  ],
  [
    "a stream's head is left out",
    ofFile(file.toSpliced(memberAt, 1)),
    [{ code: "stream-incomplete" }],
  ],
  [
    "a whole stream is left out",
    ofFile(file.filter(({ line, body }) => line.startsWith("m") || !body.includes("income-"))),
    [{ code: "stream-incomplete" }],
  ],
  [
    "the list of streams keeps silent on an event",
    remade(ITEMS.with(6, { heads: { streams: 3 }, time: "2026-03-05T10:00:00.000Z" })).whole,
    [{ code: "stream-incomplete", index: 6 }],
  ],
  [
    "the list of streams says to cover less than all before it",
    remade(ITEMS.with(6, { heads: { size: 5 }, time: "2026-03-05T10:00:00.000Z" })).whole,
    [{ code: "entry-malformed", index: 6 }],
  ],
  [
    "the list of streams has another root",
    remade(ITEMS.with(6, { heads: { root: NO_LEAF }, time: "2026-03-05T10:00:00.000Z" })).whole,
    [{ code: "stream-incomplete", index: 6 }],
  ],
  [
    "the list of streams has another event as the last of a stream",
    remade(ITEMS.with(6, { heads: {}, time: "2026-03-05T10:00:00.000Z", forged: REQUEST })).file,
    [{ code: "chain-broken", stream: REQUEST }],
  ],
  [
    "an event of another file is slipped in",
    ofFile(oneFile(log, OTHER_FILE)),
    [{ code: "stream-incomplete", index: 1 }],
  ],
  ["a file has no events at all", ofFile([]), [{ code: "root-mismatch" }]],
  [
    "a stranger signs",
    ofLog(whole, { note: checkpoint(log, [[W1, day(1)]], { signedBy: signer(ORIGIN, 1, 99) }) }),
    [{ code: "wrong-key" }],
  ],
  [
    "the log has another origin",
    ofLog(whole, { origin: "log.example/other" }),
    [{ code: "wrong-key" }],
  ],
  [
    "the checkpoint has another origin",
    ofLog(whole, { note: checkpoint(log, [], { origin: "log.example/other" }) }),
    [{ code: "wrong-key" }],
  ],
  [
    "the signature is of another text",
    ofLog(whole, { note: Buffer.from(note.toString().replace("\n10\n", "\n11\n")) }),
    [{ code: "signature-invalid" }],
  ],
  [
    "no witness has signed",
    ofLog(whole, { note: checkpoint(log, []) }),
    [{ code: "witness-missing" }],
  ],
  [
    "an unknown witness has signed",
    ofLog(whole, { note: checkpoint(log, [[signer("x.example", 4, 9), day(1)]]) }),
    [{ code: "witness-missing" }],
  ],
  [
    "what is shown is not what was recorded",
    ofFile([...file, opening(0, { ...FINANCE, text: { "/income": "1200.01" } })]),
    [{ code: "commitment-mismatch", index: 0 }],
  ],
  [
    "what is shown is followed by what was recorded",
    ofFile([...file, opening(0, FINANCE, '"part":{"/income":"0.00"},')]),
    [{ code: "commitment-mismatch", index: 0 }],
  ],
  [
    "what is shown has another salt",
    ofFile([...file, opening(0, { ...FINANCE, salt: Buffer.alloc(32, 9) })]),
    [{ code: "commitment-mismatch", index: 0 }],
  ],
  [
    "what is shown has a salt of another length",
    ofFile([...file, opening(0, { ...FINANCE, salt: Buffer.alloc(31, 8) })]),
    [{ code: "commitment-mismatch", index: 0 }],
  ],
  [
    "what is shown is of no event",
    ofFile([...file, opening(2, FINANCE)]),
    [{ code: "commitment-mismatch", index: 2 }],
  ],
  [
    "the commitment is not that of the payload",
    remade(ITEMS.with(0, { ...(ITEMS[0] as typeof late), commit: "A".repeat(43) + "=" })).whole,
    [{ code: "commitment-mismatch", index: 0 }],
  ],
  [
    "a payload without personal data has a commitment",
    remade(ITEMS.with(3, { ...(ITEMS[3] as typeof late), commit: "A".repeat(43) + "=" })).whole,
    [{ code: "commitment-mismatch", index: 3 }],
  ],
  [
    "the commitment is not to the parts",
    remade(
      ITEMS.with(0, {
        ...(ITEMS[0] as typeof late),
        payload: sealed([FINANCE]).replace(
          /"parts":.*$/,
          sealed([IDENTITY]).match(/"parts":.*$/)![0],
        ),
      }),
    ).file,
    [{ code: "commitment-mismatch", index: 0 }],
  ],
  [
    "a checkpoint is kept of another log that is trusted",
    ofLog(whole),
    [{ code: "wrong-key", checkpoint: "other" }],
    { other: checkpoint(log, [], { origin: OTHER_LOG.name, signedBy: OTHER_LOG }) },
  ],
  [
    "the bundle says to be of another size",
    ofLog(whole, { size: size + 1 }),
    [{ code: "root-mismatch", message: "it is of 10 entries", checkpoint: "of the bundle" }],
  ],
  [
    "an entry is longer than an entry can be",
    remade([{ ...late, type: `procedure.${"X".repeat(65_535)}` }]).whole,
    [{ code: "entry-malformed" }],
  ],
  ["a frame is not counted", rewritten(/end \d+\n$/, "end 12\n"), [{ code: "bundle-truncated" }]],
  ["something follows the end", rewritten(/$/, "more"), [{ code: "bundle-truncated" }]],
  ["a number has another spelling", rewritten(/event /, "event 0"), [{ code: "bundle-truncated" }]],
  ["a frame does not end", rewritten(/\n(?=end )/, " "), [{ code: "bundle-truncated" }]],
  ["half of the bundle is missing", ofLog(whole).subarray(0, 3000), [{ code: "bundle-truncated" }]],
];

describe("an attack on a bundle is named", () => {
  it.each(ATTACKS.map((attack) => [attack[0], attack] as const))("%s", (_what, attack) => {
    const [, bundle, named, saved] = attack;
    const { findings } = judge(bundle, saved, `${POLICY}log ${OTHER_LOG.vkey}\n`);
    for (const finding of named) {
      expect(findings).toContainEqual(expect.objectContaining(finding));
    }
  });

  it("in each of these words", () => {
    const codes = ATTACKS.flatMap(([, , named]) => named).map(({ code }) => code);
    expect([...new Set(codes)].sort()).toEqual([
      "bundle-truncated",
      "chain-broken",
      "commitment-mismatch",
      "entry-malformed",
      "proof-truncated",
      "proof-wrong",
      "root-mismatch",
      "signature-invalid",
      "stream-incomplete",
      "witness-missing",
      "wrong-key",
    ]);
  });
});
