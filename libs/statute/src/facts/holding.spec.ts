import type { LegalDate } from "#kernel";
import { asOf, holdsOn, turningPoints } from "./holding.js";

const day = (text: string) => text as LegalDate;
const from = day("2025-03-03");
const until = day("2025-03-31");

describe("a fact holds", () => {
  it.each([
    ["on both its days, the day before", { from, until }, "2025-03-02", false],
    ["on both its days, the first", { from, until }, "2025-03-03", true],
    ["on both its days, the last", { from, until }, "2025-03-31", true],
    ["on both its days, the day after", { from, until }, "2025-04-01", false],
    ["from its day on, before", { from }, "2025-03-02", false],
    ["from its day on, for ever", { from }, "2099-12-31", true],
    ["until its day, always before", { until }, "2002-10-01", true],
    ["until its day, after", { until }, "2025-04-01", false],
    ["always", {}, "2025-03-03", true],
  ])("%s: %j on %s", (_what, fact, on, holds) => {
    expect(holdsOn(fact, day(on))).toBe(holds);
  });
});

const facts = {
  means: { incomes: [{ ref: "a", from, amountCents: 1 }, { ref: "b", until }, "text", null] },
  household: {
    members: [{ ref: "c", means: { capital: [{ ref: "d", from: day("2025-05-01") }] } }],
  },
  category: { category: 1, until },
  born: "1990-05-05",
};

describe("facts through time", () => {
  it("turn on the days on which one begins or has just ended, however deep", () => {
    expect(turningPoints(facts)).toEqual(["2025-03-03", "2025-04-01", "2025-05-01", "2025-04-01"]);
    expect(turningPoints({ born: "1990-05-05", claims: [null, 1] })).toEqual([]);
  });

  it("are on a day without what does not hold on it, however deep", () => {
    expect(asOf(facts, day("2025-03-02"))).toEqual({
      ...facts,
      means: { incomes: [{ ref: "b", until }, "text", null] },
      household: { members: [{ ref: "c", means: { capital: [] } }] },
    });
    expect(asOf(facts, day("2025-05-01"))).toEqual({
      means: { incomes: [{ ref: "a", from, amountCents: 1 }, "text", null] },
      household: facts.household,
      born: "1990-05-05",
    });
  });
});
