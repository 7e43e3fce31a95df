import fc from "fast-check";
import {
  checkpoint,
  day,
  earlier,
  oneFile,
  opening,
  W1,
  wholeLog,
  writeBundle,
  writeLog,
} from "./bundle.fixture.js";
import { FILE } from "./bundle.fixture.js";
import { FINANCE, ITEMS } from "./example.fixture.js";
import { judge, type Judgement, removeFolder } from "./judge.fixture.js";

afterAll(removeFolder);

const SEED = 20_260_902;

const log = writeLog(ITEMS);
const size = ITEMS.length;
const note = checkpoint(log);
const kept = checkpoint(log, [[W1, day(6)]], { size: 5 });
const BUNDLES = {
  "the whole log": writeBundle({ size, note, frames: [...wholeLog(log), earlier(log, kept, 5)] }),
  "one file": writeBundle({
    size,
    note,
    file: FILE,
    frames: [...oneFile(log), opening(0, FINANCE), earlier(log, kept, 5)],
  }),
};

/**
 * What a damaged bundle may say. Not everything in a bundle is protected, and need not be: that an
 * earlier checkpoint was cosigned is not asked for, so a byte of that cosignature may change whose
 * it seems to be. Then the answer is the same as before. Never is another one proved.
 */
function isHarmless({ findings, statements }: Judgement, before: Judgement): boolean {
  return findings.length > 0 || JSON.stringify(statements) === JSON.stringify(before.statements);
}

/** The answer; a file that cannot be judged at all is not proved. */
function answer(bundle: Buffer): Judgement | undefined {
  try {
    return judge(bundle);
  } catch {
    return undefined;
  }
}

describe.each(Object.entries(BUNDLES))("a bundle of %s", (_, bundle) => {
  const sound = judge(bundle);

  it("is sound to begin with", () => {
    expect(sound.findings).toEqual([]);
  });

  it(`proves nothing else when a byte is changed (seed ${SEED})`, () => {
    const unprotected = bundle.indexOf("— witness.example/w1");
    const end = bundle.indexOf("\n", unprotected);
    fc.assert(
      fc.property(fc.nat(bundle.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = Buffer.from(bundle);
        damaged[at] = (damaged[at] ?? 0) ^ change;
        const judged = answer(damaged);
        if (judged === undefined) return;
        expect(isHarmless(judged, sound)).toBe(true);
        if (at < unprotected || at > end) expect(judged.findings).not.toEqual([]);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it(`proves nothing when it is cut off, wherever (seed ${SEED})`, () => {
    fc.assert(
      fc.property(fc.nat(bundle.length - 1), (length) => {
        const judged = answer(bundle.subarray(0, length));
        if (judged !== undefined) expect(judged.codes).not.toEqual([]);
      }),
      { seed: SEED, numRuns: 120, examples: [[bundle.length - 1], [bundle.lastIndexOf("end")]] },
    );
  });

  it(`proves nothing else when a piece is taken out or comes twice (seed ${SEED})`, () => {
    const cut = fc.tuple(fc.nat(bundle.length - 1), fc.integer({ min: 1, max: 400 }));
    fc.assert(
      fc.property(cut, fc.boolean(), ([at, length], twice) => {
        const rest = bundle.subarray(twice ? at : at + length);
        const head = bundle.subarray(0, twice ? at + length : at);
        const judged = answer(Buffer.concat([head, rest]));
        if (judged !== undefined) expect(judged.codes).not.toEqual([]);
      }),
      { seed: SEED, numRuns: 120 },
    );
  });
});
