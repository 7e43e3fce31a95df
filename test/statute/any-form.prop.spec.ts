import fc from "fast-check";
import { determine, loadParameters, readCase, renderDetermination } from "#statute";
import { anyCase, anyForm } from "./any-form.js";

const SEED = 20_260_301;
const RUNS = 150;

describe("whatever has the form of a case", () => {
  const parameters = loadParameters();
  let judged = 0;
  beforeAll(() => {
    process.stdout.write(`whatever has the form of a case: seed ${SEED}\n`);
  });

  it.each([
    ["any question", anyForm],
    ["a question about some years", anyCase],
  ])("is refused for what it says or answered, in words too: %s", (_, cases) => {
    fc.assert(
      fc.property(cases, (value) => {
        const read = readCase(value);
        if ("issues" in read) {
          expect(read.issues.filter(({ kind }) => kind !== "refused")).toEqual([]);
          return;
        }
        judged += 1;
        const determination = determine(read.case, parameters);
        expect(JSON.parse(JSON.stringify(determination))).toEqual(determination);
        const words = renderDetermination(determination, "nl").join("\n");
        expect(words).not.toMatch(/undefined|NaN|\[object|\{\w+\}/);
      }),
      { seed: SEED, numRuns: RUNS },
    );
  });

  it("is often answered, so that this says something", () => {
    expect(judged).toBeGreaterThan(RUNS / 4);
  });
});
