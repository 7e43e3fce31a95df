import {
  FILE,
  W1,
  day,
  type Item,
  type Frame,
  checkpoint,
  earlier,
  POLICY,
} from "./bundle.fixture.js";
import {
  REQUEST,
  ITEMS,
  log,
  size,
  whole,
  file,
  ofLog,
  ofFile,
  remade,
  changed,
  type Attack,
  kept,
  late,
} from "./example.fixture.js";
import { judge, removeFolder } from "./judge.fixture.js";

afterAll(removeFolder);

const without = (n: number): Item[] => ITEMS.toSpliced(n, 1);
const [first, second, third, ...rest] = whole as [Frame, Frame, Frame, ...Frame[]];
const forked = remade(ITEMS.with(1, { ...(ITEMS[1] as typeof late), payload: '{"of":"nobody"}' }));

/** What is done to the rows of a database, or to the log that seals them. */
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
    [
      {
        code: "proof-truncated",
        message: "no proof that the log extends it: export with --earlier",
        checkpoint: "kept",
      },
    ],
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
];

describe("an attack on the log is named", () => {
  it.each(ATTACKS.map((attack) => [attack[0], attack] as const))("%s", (_what, attack) => {
    const [, bundle, named, saved] = attack;
    const { findings } = judge(bundle, saved, POLICY);
    for (const finding of named) {
      expect(findings).toContainEqual(expect.objectContaining(finding));
    }
  });

  it("without the place of another, where its own cannot be read", () => {
    const { findings } = judge(ofLog(whole.with(3, changed(whole[3]!, "index 3", "index+3"))));
    const message = "it is not written as an entry must be";
    expect(findings[0]).toEqual({ code: "entry-malformed", message });
  });

  it("in each of these words", () => {
    const codes = ATTACKS.flatMap(([, , named]) => named).map(({ code }) => code);
    expect([...new Set(codes)].sort()).toEqual([
      "back-dated",
      "chain-broken",
      "entry-malformed",
      "fork",
      "inconsistent-history",
      "metadata-changed",
      "older-database",
      "payload-changed",
      "proof-truncated",
      "root-mismatch",
      "row-missing",
      "rows-swapped",
      "tail-cut",
      "witness-missing",
    ]);
  });
});
