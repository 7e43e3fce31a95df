import fc from "fast-check";
import {
  checkpoint,
  day,
  earlier,
  FILE,
  oneFile,
  opening,
  W1,
  wholeLog,
  writeBundle,
  writeLog,
} from "./bundle.fixture.js";
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

  /** Positions all over it, one in each `step` bytes: more is reached than by as many at random. */
  const everywhere = (step: number): fc.Arbitrary<number[]> =>
    fc.nat(step - 1).map((first) => {
      const count = Math.ceil((bundle.length - first) / step);
      return Array.from({ length: count }, (__, i) => first + i * step);
    });

  it(`proves nothing else when a byte is changed (seed ${SEED})`, () => {
    const unprotected = bundle.indexOf("— witness.example/w1");
    const end = bundle.indexOf("\n", unprotected);
    fc.assert(
      fc.property(everywhere(40), fc.nat(254), (positions, change) => {
        for (const at of positions) {
          const damaged = Buffer.from(bundle);
          damaged[at] = (damaged[at] ?? 0) ^ (1 + ((change + at) % 255));
          const judged = answer(damaged);
          if (judged === undefined) continue;
          expect({ at, isHarmless: isHarmless(judged, sound) }).toEqual({ at, isHarmless: true });
          if (at >= unprotected && at <= end) continue;
          expect({ at, findings: judged.findings }).not.toEqual({ at, findings: [] });
        }
      }),
      { seed: SEED, numRuns: 1 },
    );
  });

  it(`proves nothing when it is cut off, wherever (seed ${SEED})`, () => {
    const ends = [bundle.length - 1, bundle.lastIndexOf("end"), 0];
    fc.assert(
      fc.property(everywhere(100), (lengths) => {
        for (const length of [...lengths, ...ends]) {
          const judged = answer(bundle.subarray(0, length));
          expect({ length, codes: judged?.codes }).not.toEqual({ length, codes: [] });
        }
      }),
      { seed: SEED, numRuns: 1 },
    );
  });

  it(`proves nothing else when a piece is taken out or comes twice (seed ${SEED})`, () => {
    fc.assert(
      fc.property(everywhere(150), fc.nat(399), fc.boolean(), (positions, length, twice) => {
        for (const at of positions) {
          const size = 1 + ((length + at) % 400);
          const rest = bundle.subarray(twice ? at : at + size);
          const head = bundle.subarray(0, twice ? at + size : at);
          const judged = answer(Buffer.concat([head, rest]));
          expect({ at, codes: judged?.codes }).not.toEqual({ at, codes: [] });
        }
      }),
      { seed: SEED, numRuns: 2 },
    );
  });
});
