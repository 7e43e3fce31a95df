import {
  checkpoint,
  day,
  earlier,
  FILE,
  type Frame,
  type Item,
  type Log,
  oneFile,
  opening,
  ORIGIN,
  OTHER_FILE,
  POLICY,
  sealed,
  signer,
  W1,
  W2,
  wholeLog,
  writeBundle,
  writeLog,
} from "./bundle.fixture.js";
import { FINANCE, IDENTITY, ITEMS, REQUEST } from "./example.fixture.js";
import type { Finding } from "./findings.js";
import { judge, removeFolder } from "./judge.fixture.js";

afterAll(removeFolder);

const log = writeLog(ITEMS);
const size = ITEMS.length;
const whole = wholeLog(log);
const file = oneFile(log);
const note = checkpoint(log);

const ofLog = (frames: readonly Frame[], more = {}) => writeBundle({ size, frames, note, ...more });
const ofFile = (frames: readonly Frame[], more = {}) =>
  writeBundle({ size, frames, note, file: FILE, ...more });

/** The log that somebody with the keys of the log makes, and its bundles. */
const remade = (items: readonly Item[], by = [[W1, day(20)]] as [typeof W1, number][]) => {
  const other = writeLog(items);
  const more = { size: items.length, note: checkpoint(other, by) };
  return {
    log: other,
    whole: ofLog(wholeLog(other), more),
    file: ofFile(oneFile(other), more),
  };
};

/** The frame with other bytes: its lengths stay. */
const changed = ({ body, ...frame }: Frame, from: string, to: string): Frame => {
  const text = body.toString("latin1");
  if (!text.includes(from) || from.length !== to.length) throw new Error("not a change");
  return { ...frame, body: Buffer.from(text.replace(from, to), "latin1") };
};

describe("a sound bundle", () => {
  it("of the whole log is proved", () => {
    const { findings, statements } = judge(ofLog(whole));
    expect(findings).toEqual([]);
    expect(statements).toEqual([
      expect.stringMatching(`^log ${ORIGIN}: 10 entries, root [A-Za-z0-9+/]{43}=$`),
      "cosigned by W1 on 2026-03-20T00:00:00.000Z",
      "all entries: 9 events in 5 streams, each a whole chain",
      "1 keys destroyed: content erased on 2026-03-09T10:00:00.000Z by authority SEL-2015-3.1 2026/17",
    ]);
  });

  it("of one file is proved: what is complete, what was shown, what was erased", () => {
    const erased = "content erased on 2026-03-09T10:00:00.000Z by authority SEL-2015-3.1 2026/17";
    const { findings, statements } = judge(ofFile([...file, opening(0, FINANCE)]));
    expect(findings).toEqual([]);
    expect(statements.slice(2)).toEqual([
      `${REQUEST}: complete up to revision 2 as of 2026-03-05T10:00:00.000Z; ` +
        "then a chain to 3, not known to be all",
      `income-${FILE}: complete up to revision 0 as of 2026-03-05T10:00:00.000Z`,
      `erasure-${FILE}: a chain up to revision 0, not known to be complete`,
      "entry 0: shown as it was recorded: /income",
      "1 keys destroyed: " + erased,
      `entry 0 ${IDENTITY.kid}: ${erased}: /person/insz /person/name`,
    ]);
  });

  it("of a log without entries is proved", () => {
    expect(remade([]).log.entries).toEqual([]);
    expect(judge(remade([]).whole).findings).toEqual([]);
  });

  it.each(Array.from({ length: size + 1 }, (_, n) => n))("extends what was kept at %i", (n) => {
    const kept = checkpoint(log, [], { size: n });
    expect(judge(ofLog(whole), { kept }).findings).toEqual([]);
    const proof = n === 0 ? [] : [earlier(log, kept, n)];
    const { findings, statements } = judge(ofFile([...file, ...proof]), { kept });
    expect(findings).toEqual([]);
    expect(statements).toContain(`it extends the checkpoint of ${n} entries (kept)`);
  });

  it("in the other file holds nothing of this one", () => {
    const other = writeBundle({ size, frames: oneFile(log, OTHER_FILE), note, file: OTHER_FILE });
    expect(judge(other).findings).toEqual([]);
    expect(other.includes(FILE)).toBe(false);
  });
});

/** A bundle, what the reader kept, and the findings that must be named (others may be as well). */
type Attack = readonly [
  string,
  Buffer,
  readonly Partial<Finding>[],
  Readonly<Record<string, Buffer>>?,
];

const kept = (n: number, of: Log = log): Record<string, Buffer> => ({
  kept: checkpoint(of, [[W1, day(10)]], { size: n }),
});
const without = (n: number): Item[] => ITEMS.toSpliced(n, 1);
const late: Item = { stream: `x-${OTHER_FILE}`, time: "2026-03-02T11:00:00.000Z", payload: "{}" };
const [first, second, third, ...rest] = whole as [Frame, Frame, Frame, ...Frame[]];
const forked = remade(ITEMS.with(1, { ...(ITEMS[1] as typeof late), payload: '{"of":"nobody"}' }));
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

const ATTACKS: readonly Attack[] = [
  [
    "a payload byte is changed",
    ofLog(whole.with(3, changed(whole[3]!, "heard", "hoard"))),
    [{ code: "payload-changed", index: 3, stream: REQUEST }],
  ],
  [
    "a payload byte is changed in the bundle of a file",
    ofFile(
      file.map((each) => (each.body.includes("heard") ? changed(each, "heard", "hoard") : each)),
    ),
    [{ code: "payload-changed", index: 3, stream: REQUEST }],
  ],
  [
    "metadata are changed",
    ofLog(whole.with(3, changed(whole[3]!, '{"event":3}', '{"event":4}'))),
    [{ code: "metadata-changed", index: 3, stream: REQUEST }],
  ],
  [
    "an entry is written otherwise",
    ofLog(whole.with(3, changed(whole[3]!, "index 3", "index+3"))),
    [{ code: "entry-malformed" }],
  ],
  [
    "a row is deleted in the middle",
    ofLog(whole.toSpliced(3, 1)),
    [
      { code: "row-missing", index: 4 },
      { code: "row-missing", index: 5, stream: REQUEST },
    ],
  ],
  [
    "a row of a file is deleted in the middle",
    ofFile(file.toSpliced(2, 1)),
    [{ code: "row-missing", index: 5, stream: REQUEST }],
  ],
  [
    "a row is deleted and the log made again",
    remade(without(3)).whole,
    [{ code: "inconsistent-history", checkpoint: "kept" }],
    kept(size - 2),
  ],
  ["the end is cut off", ofLog(whole.slice(0, -2)), [{ code: "tail-cut" }]],
  [
    "the end is cut off and the rest signed anew",
    remade(ITEMS.slice(0, -2), []).whole,
    [{ code: "tail-cut", checkpoint: "kept" }, { code: "witness-missing" }],
    kept(size),
  ],
  [
    "the end of a stream is cut off",
    ofFile(file.filter(({ body }) => !body.includes("decided") && !body.includes("told"))),
    [{ code: "tail-cut", stream: REQUEST }],
  ],
  [
    "two payloads are swapped",
    ofLog(
      whole
        .with(3, changed(whole[3]!, '{"heard":true}', '{"found":true}'))
        .with(2, changed(whole[2]!, '{"found":true}', '{"heard":true}')),
    ),
    [
      { code: "rows-swapped", index: 2 },
      { code: "rows-swapped", index: 3 },
    ],
  ],
  [
    "two rows are swapped",
    ofLog([first, third, second, ...rest]),
    [{ code: "rows-swapped", index: 1 }],
  ],
  [
    "a row comes twice",
    ofLog([first, second, second, third, ...rest]),
    [{ code: "rows-swapped", index: 1 }],
  ],
  [
    "two rows of a file are swapped",
    ofFile([file[1]!, file[0]!, ...file.slice(2)]),
    [{ code: "rows-swapped", index: 0 }],
  ],
  [
    "a row is put in with a time that had passed",
    remade(ITEMS.toSpliced(8, 0, late)).whole,
    [{ code: "back-dated", index: 8 }],
  ],
  [
    "a row is put in with a time that had passed, in the bundle of its file",
    remade(ITEMS.toSpliced(8, 0, { ...late, stream: REQUEST })).file,
    [{ code: "back-dated", index: 8, stream: REQUEST }],
  ],
  [
    "a row is put in where it would have been, and the log made again",
    remade(ITEMS.toSpliced(2, 0, late), []).whole,
    [{ code: "inconsistent-history", checkpoint: "kept" }, { code: "witness-missing" }],
    kept(6),
  ],
  [
    "yesterday's database is restored",
    remade(ITEMS.slice(0, -2), [[W1, day(8)]]).whole,
    [{ code: "older-database", checkpoint: "kept" }],
    kept(size),
  ],
  [
    "yesterday's database is restored and gone on with",
    remade([...ITEMS.slice(0, 8), late, late, late], []).whole,
    [{ code: "inconsistent-history", checkpoint: "kept" }],
    kept(size),
  ],
  ["the log is forked", forked.whole, [{ code: "fork", checkpoint: "kept" }], kept(size)],
  [
    "the log is forked, for a file",
    forked.file,
    [{ code: "fork", checkpoint: "kept" }],
    kept(size),
  ],
  [
    "two kept checkpoints are of a fork",
    ofLog(whole),
    [
      { code: "fork", checkpoint: "kept" },
      { code: "fork", checkpoint: "forked" },
    ],
    { ...kept(5), forked: checkpoint(forked.log, [], { size: 5 }) },
  ],
  [
    "a proof of consistency is wrong",
    ofFile([...file, earlier(forked.log, kept(5)["kept"]!, 5)]),
    [{ code: "inconsistent-history", checkpoint: "in the bundle" }],
  ],
  [
    "a proof of consistency is missing",
    ofFile(file),
    [{ code: "proof-truncated", checkpoint: "kept" }],
    kept(5),
  ],
  [
    "another root is signed",
    ofLog(whole, { note: checkpoint(forked.log) }),
    [{ code: "root-mismatch" }],
  ],
  [
    "another root is signed, for a file",
    ofFile(file, { note: checkpoint(forked.log) }),
    [{ code: "root-mismatch" }],
  ],
  [
    "the checkpoint is of another size",
    ofLog(whole, { note: checkpoint(log, [[W1, day(1)]], { size: 9 }) }),
    [{ code: "root-mismatch" }],
  ],
  [
    "an event is sealed upon another",
    remade(ITEMS.with(5, { ...(ITEMS[5] as typeof late), prev: "A".repeat(43) + "=" })).whole,
    [{ code: "chain-broken", index: 5, stream: REQUEST }],
  ],
  [
    "a revision comes twice",
    remade(ITEMS.with(5, { ...(ITEMS[5] as typeof late), rev: 1 })).whole,
    [{ code: "chain-broken", index: 5, stream: REQUEST }],
  ],
  [
    "a stream does not start at its start",
    remade(ITEMS.with(2, { ...(ITEMS[2] as typeof late), rev: 1 })).whole,
    [{ code: "row-missing", index: 2, stream: `income-${FILE}` }],
  ],
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
  ["half of the bundle is missing", ofLog(whole).subarray(0, 3000), [{ code: "bundle-truncated" }]],
];

describe("an attack is named", () => {
  it.each(ATTACKS.map((attack) => [attack[0], attack] as const))("%s", (_what, attack) => {
    const [, bundle, named, saved] = attack;
    const { findings } = judge(bundle, saved);
    for (const finding of named) expect(findings).toContainEqual(expect.objectContaining(finding));
  });

  it("with every code that there is", () => {
    const codes = new Set(ATTACKS.flatMap(([, , named]) => named).map(({ code }) => code));
    expect([...codes].sort()).toEqual([
      "back-dated",
      "bundle-truncated",
      "chain-broken",
      "commitment-mismatch",
      "entry-malformed",
      "fork",
      "inconsistent-history",
      "metadata-changed",
      "older-database",
      "payload-changed",
      "proof-truncated",
      "proof-wrong",
      "root-mismatch",
      "row-missing",
      "rows-swapped",
      "signature-invalid",
      "stream-incomplete",
      "tail-cut",
      "witness-missing",
      "wrong-key",
    ]);
  });

  it("up to a hundred times", () => {
    const many: Item[] = Array.from({ length: 150 }, () => ({
      ...late,
      stream: REQUEST,
      prev: "-",
    }));
    expect(judge(remade(many).whole).findings).toHaveLength(100);
  });
});

describe("what is not asked for", () => {
  it("is no fault: a policy without witnesses", () => {
    const policy = POLICY.replace("quorum both", "quorum none");
    expect(judge(ofLog(whole, { note: checkpoint(log, []) }), {}, policy).findings).toEqual([]);
  });

  it("is no fault: clocks that differ by minutes", () => {
    const items = ITEMS.with(5, { ...(ITEMS[5] as typeof late), time: "2026-03-04T09:55:00.000Z" });
    expect(judge(remade(items).whole).findings).toEqual([]);
  });

  it("is said to be unknown: a file before the first list of streams", () => {
    const items = ITEMS.slice(0, 6);
    const { findings, statements } = judge(remade(items).file);
    expect(findings).toEqual([]);
    expect(statements).toContain(`${REQUEST}: a chain up to revision 2, not known to be complete`);
  });

  it("is seen by both witnesses", () => {
    const both = checkpoint(log, [
      [W1, day(20)],
      [W2, day(21)],
    ]);
    expect(judge(ofLog(whole, { note: both })).statements).toContain(
      "cosigned by W2 on 2026-03-21T00:00:00.000Z",
    );
  });
});
