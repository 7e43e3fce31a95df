import fc from "fast-check";
import { addCents, divideCents, euroCents, formatEuros } from "./euro-cents.js";

const SEED = 20_260_820;
const RUNS = { seed: SEED, numRuns: 500 };

/** Up to ten thousand million euro, either way. */
const amount = fc.integer({ min: -1e12, max: 1e12 }).map(euroCents);

describe(`money, properties (seed ${SEED})`, () => {
  it("no cent is lost or made by adding, in whatever order", () => {
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 50 }), (amounts) => {
        const exact = amounts.reduce((sum, one) => sum + BigInt(one), 0n);
        expect(BigInt(addCents(...amounts))).toBe(exact);
        expect(addCents(...amounts.toReversed())).toBe(addCents(...amounts));
      }),
      RUNS,
    );
  });

  it("a twelfth is never more than half a cent away, and half a cent goes away from zero", () => {
    fc.assert(
      fc.property(amount, (year) => {
        const twelveMonths = BigInt(divideCents(year, 12)) * 12n;
        const away = twelveMonths - BigInt(year);
        const outwards = year < 0 ? -away : away;
        expect(outwards).toBeGreaterThan(-6n);
        expect(outwards).toBeLessThanOrEqual(6n);
      }),
      RUNS,
    );
  });

  it("what is written can be read back to the cent", () => {
    fc.assert(
      fc.property(amount, (cents) => {
        expect(BigInt(formatEuros(cents).replace(".", ""))).toBe(BigInt(cents));
        expect(formatEuros(cents)).toMatch(/^-?\d+\.\d\d$/);
      }),
      RUNS,
    );
  });
});
