import { Decimal } from "decimal.js";
import { addCents, divideCents, euroCents, formatEuros, roundToCents } from "./euro-cents.js";

describe("an amount in euro cents", () => {
  it.each([0, 1, -1, 131_420, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER])(
    "takes the whole number %p",
    (value) => {
      expect(euroCents(value)).toBe(value);
    },
  );

  it.each([0.5, 13.14, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER + 1])(
    "refuses %p",
    (value) => {
      expect(() => euroCents(value)).toThrow(RangeError);
    },
  );

  it("knows one zero only", () => {
    expect(Object.is(euroCents(-0), 0)).toBe(true);
    expect(formatEuros(roundToCents(new Decimal("-0.4")))).toBe("0.00");
  });

  it("adds up, also to nothing", () => {
    expect(addCents()).toBe(0);
    expect(addCents(euroCents(1), euroCents(2), euroCents(-4))).toBe(-1);
  });

  it("refuses a sum that passes through a number that is not exact, even if the end would be", () => {
    const most = euroCents(Number.MAX_SAFE_INTEGER);
    expect(() => addCents(most, euroCents(2), euroCents(-2))).toThrow(RangeError);
  });

  it.each([
    ["down below half a cent", 100, 3, 33],
    ["up at half a cent", 25, 2, 13],
    ["away from zero at half a cent", -25, 2, -13],
    ["category 2 of February 2025, a month of 15 770.41", 1_577_041, 12, 131_420],
    ["exact where it is exact", 1_200, 12, 100],
  ])("is rounded %s", (_what, numerator, denominator, expected) => {
    expect(divideCents(euroCents(numerator), denominator)).toBe(expected);
  });

  it("cannot be divided by zero", () => {
    expect(() => divideCents(euroCents(1), 0)).toThrow(RangeError);
  });

  it.each([
    [0, "0.00"],
    [5, "0.05"],
    [-5, "-0.05"],
    [131_420, "1314.20"],
    [Number.MAX_SAFE_INTEGER, "90071992547409.91"],
  ])("%p is written %s", (cents, text) => {
    expect(formatEuros(euroCents(cents))).toBe(text);
  });
});
