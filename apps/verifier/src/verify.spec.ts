import {
  ORIGIN,
  FILE,
  OTHER_FILE,
  W1,
  W2,
  POLICY,
  day,
  opening,
  oneFile,
  checkpoint,
  earlier,
  writeBundle,
  type Item,
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
  late,
} from "./example.fixture.js";
import { judge, removeFolder } from "./judge.fixture.js";

afterAll(removeFolder);

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

  it("of one file is as old as the list that its streams are shown in, not as another list", () => {
    const items: Item[] = [...ITEMS, { heads: {}, time: "2026-03-10T10:00:00.000Z" }];
    const { log: longer } = remade(items);
    // What came after the first list is held back, and so is what the second list has of it.
    const early = oneFile(longer, FILE, 6).filter(
      ({ body }) => !/told|keyIds/.test(body.toString()),
    );
    const lists = oneFile(longer).filter(({ line }) => line.startsWith("heads"));
    const more = { size: items.length, note: checkpoint(longer) };
    expect(judge(ofFile([...early, ...lists], more)).statements.slice(2)).toEqual([
      `${REQUEST}: complete up to revision 2 as of 2026-03-05T10:00:00.000Z`,
      `income-${FILE}: complete up to revision 0 as of 2026-03-05T10:00:00.000Z`,
    ]);
  });

  it("in the other file holds nothing of this one", () => {
    const other = writeBundle({ size, frames: oneFile(log, OTHER_FILE), note, file: OTHER_FILE });
    expect(judge(other).findings).toEqual([]);
    expect(other.includes(FILE)).toBe(false);
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

  it("is not told: more than a hundred findings", () => {
    const many: Item[] = Array.from({ length: 150 }, () => ({
      ...late,
      stream: REQUEST,
      prev: "-",
    }));
    expect(judge(remade(many).whole).findings).toHaveLength(100);
  });
});
