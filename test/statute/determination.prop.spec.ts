import fc from "fast-check";
import { addDays } from "#kernel";
import { type Case, type Determination, determine, loadParameters, readCase } from "#statute";
import { day, wholeCase } from "./arbitrary-case.js";
import { stepsThatDoNotAddUp } from "./re-add.js";

const SEED = 20_260_301;
const RUNS = { seed: SEED, numRuns: 300 };
const parameters = loadParameters();

/** The determination of the first day alone. */
function onDay(asked: Case): Determination {
  return determine({ ...asked, until: asked.from }, parameters);
}

/** The yearly leefloon of the first day; nothing when the rules gave no amount. */
function leefloonOf(asked: Case): number | undefined {
  return onDay(asked).periods[0]?.amounts?.annualLeefloonCents;
}

function shuffled(asked: Case): Case {
  const turned = <T>(list: readonly T[] | undefined) => [...(list ?? [])].reverse();
  const { means = {}, household = {} } = asked;
  const ofMeans = (own: typeof means) => ({
    ...own,
    incomes: turned(own.incomes),
    capital: turned(own.capital),
    property: turned(own.property),
  });
  return {
    ...asked,
    means: ofMeans(means),
    household: {
      ...household,
      members: turned(household.members).map((one) => ({
        ...one,
        means: ofMeans(one.means ?? {}),
      })),
    },
  };
}

describe(`the leefloon of any case (seed ${SEED})`, () => {
  it("the cases drawn can be judged, and most get an amount", () => {
    const drawn = fc.sample(wholeCase, { seed: SEED, numRuns: 300 });
    expect(drawn.filter((asked) => "issues" in readCase(asked))).toEqual([]);
    const amounts = drawn.filter((asked) => leefloonOf(asked) !== undefined);
    expect(amounts.length).toBeGreaterThan(200);
    const supplements = amounts.filter((asked) => {
      const [period] = onDay(asked).periods;
      return period?.amounts?.meansSufficient === false && period.amounts.countedMeansCents > 0;
    });
    expect(supplements.length).toBeGreaterThan(30);
  });

  it("is never below zero and never above the amount of the category", () => {
    fc.assert(
      fc.property(wholeCase, (asked) => {
        const amounts = onDay(asked).periods[0]?.amounts;
        fc.pre(amounts !== undefined);
        expect(amounts.annualLeefloonCents).toBeGreaterThanOrEqual(0);
        expect(amounts.annualLeefloonCents).toBeLessThanOrEqual(amounts.annualAmountCents);
        expect(amounts.monthlyLeefloonCents).toBeLessThanOrEqual(
          Math.ceil(amounts.annualAmountCents / 12),
        );
      }),
      RUNS,
    );
  });

  it("never rises with more means", () => {
    fc.assert(
      fc.property(wholeCase, fc.nat({ max: 200_000 }), fc.boolean(), (asked, more, saved) => {
        const { means = {} } = asked;
        const richer: Case = {
          ...asked,
          means: saved
            ? { ...means, capital: [...(means.capital ?? []), { amountCents: more }] }
            : {
                ...means,
                incomes: [
                  ...(means.incomes ?? []),
                  { kind: "other", amountCents: more, per: "year" },
                ],
              },
        };
        const before = leefloonOf(asked);
        fc.pre(before !== undefined);
        expect(leefloonOf(richer)).toBeLessThanOrEqual(before);
      }),
      RUNS,
    );
  });

  it("does not depend on the order of the facts", () => {
    fc.assert(
      fc.property(wholeCase, (asked) => {
        const one = onDay(asked).periods[0];
        const other = onDay(shuffled(asked)).periods[0];
        expect(other?.amounts).toEqual(one?.amounts);
        expect(other?.category?.category).toBe(one?.category?.category);
        expect(other?.gaps.map(({ code }) => code).sort()).toEqual(
          one?.gaps.map(({ code }) => code).sort(),
        );
      }),
      RUNS,
    );
  });

  it("adds up again from its trace alone", () => {
    fc.assert(
      fc.property(wholeCase, (asked) => {
        for (const { trace } of onDay(asked).periods) {
          expect(stepsThatDoNotAddUp(trace)).toEqual([]);
        }
      }),
      RUNS,
    );
  });

  it("is the same when nothing is written down", () => {
    fc.assert(
      fc.property(wholeCase, (asked) => {
        const silent = determine({ ...asked, until: asked.from }, parameters, { silent: true });
        expect(silent.periods[0]?.amounts).toEqual(onDay(asked).periods[0]?.amounts);
      }),
      RUNS,
    );
  });

  it("names everything it rests on that is not confirmed", () => {
    fc.assert(
      fc.property(wholeCase, (asked) => {
        const [period] = onDay(asked).periods;
        const named = new Set(period?.notConfirmed.map(({ label }) => label));
        const open = period?.trace.filter(
          ({ status, label }) =>
            status !== "sourced" &&
            !["baseAmount", "spiBase", "indexCoefficient", "choiceMade"].includes(label),
        );
        expect(open?.filter(({ label }) => !named.has(label))).toEqual([]);
      }),
      RUNS,
    );
  });
});

describe(`the months of any case (seed ${SEED})`, () => {
  const total = ({ months = [] }: Determination) =>
    months.reduce((sum, { amountCents }) => sum + amountCents, 0);

  it("a stretch cut between two months gives the same in all", () => {
    fc.assert(
      fc.property(
        wholeCase,
        fc.integer({ min: 1, max: 14 }),
        fc.integer({ min: 0, max: 200 }),
        (asked, first, rest) => {
          const cut = `${addDays(asked.from, first * 30).slice(0, 7)}-01` as typeof asked.from;
          fc.pre(cut > asked.from);
          const until = addDays(cut, rest);
          const requestedOn = asked.from;
          const whole = determine({ ...asked, requestedOn, until }, parameters, { silent: true });
          fc.pre(whole.months !== undefined);
          const before = determine({ ...asked, requestedOn, until: addDays(cut, -1) }, parameters, {
            silent: true,
          });
          const after = determine({ ...asked, requestedOn, from: cut, until }, parameters, {
            silent: true,
          });
          expect(total(before) + total(after)).toBe(total(whole));
        },
      ),
      { ...RUNS, numRuns: 100 },
    );
  });

  it("a fact told in two halves gives the same in all, cut wherever", () => {
    fc.assert(
      fc.property(
        wholeCase,
        day,
        fc.nat({ max: 120_000 }),
        fc.nat({ max: 90 }),
        (asked, _day, cents, length) => {
          const until = addDays(asked.from, 91);
          const cut = addDays(asked.from, length);
          const income = { kind: "other", amountCents: cents, per: "month" } as const;
          const incomes = asked.means?.incomes ?? [];
          const withFacts = (...facts: NonNullable<Case["means"]>["incomes"] & object) =>
            determine(
              { ...asked, until, means: { ...asked.means, incomes: [...incomes, ...facts] } },
              parameters,
              { silent: true },
            );
          const once = withFacts(income);
          fc.pre(once.months !== undefined);
          const twice = withFacts({ ...income, until: cut }, { ...income, from: addDays(cut, 1) });
          expect(twice.months).toEqual(once.months);
        },
      ),
      { ...RUNS, numRuns: 100 },
    );
  });
});
