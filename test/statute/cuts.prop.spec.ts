import fc from "fast-check";
import { addDays, addMonths, type LegalDate, uuid } from "#kernel";
import {
  type Case,
  determine,
  loadParameters,
  type Parameters,
  type Period,
  periodOn,
} from "#statute";
import { caseOf, country } from "../bench/country/country.js";
import { wholeCase } from "./arbitrary-case.js";

const SEED = 20_260_901;
const parameters = loadParameters();
let made = 0;
const nextId = () => uuid(`00000000-0000-4000-8000-${String((made += 1)).padStart(12, "0")}`);
const files = [...country(1_000, SEED, nextId)].map(caseOf);

/** What is said of the days of a period. */
function said({ right, verdicts, category, ownMeans, cohabitants, amounts, gaps, trace }: Period) {
  return { right, verdicts, category, ownMeans, cohabitants, amounts, gaps, trace };
}

/** The same figures, and the parameters that are looked up in them. */
function watched(): { readonly figures: Parameters; readonly used: Set<string> } {
  const used = new Set<string>();
  const { findValue, valueAt, valuesOf } = parameters;
  const noting =
    <Rest extends readonly unknown[], Found>(look: (key: never, ...rest: Rest) => Found) =>
    (key: string, ...rest: Rest): Found => {
      used.add(key);
      return look(key as never, ...rest);
    };
  const figures = {
    ...parameters,
    findValue: noting(findValue),
    valueAt: noting(valueAt),
    valuesOf: noting(valuesOf),
  };
  return { figures, used };
}

/** A file in which `day` is a birthday, the end of a waiting time and the day of a birth. */
function turningOn(day: LegalDate, asked: Case): Case {
  const child = { relation: "child", commonHousehold: true, atCharge: true, means: {} } as const;
  return {
    ...asked,
    born: addMonths(day, -66 * 12),
    nationalities: [
      { status: "euCitizen", residenceOverThreeMonths: true, residentSince: addMonths(day, -3) },
    ],
    household: { members: [{ ...child, born: addMonths(day, -18 * 12) }] },
    reviewedOn: [addDays(day, 5)],
  };
}

function withBirth(day: LegalDate, asked: Case): Case {
  const child = { relation: "child", commonHousehold: true, atCharge: true } as const;
  return { ...asked, household: { members: [{ ...child, born: day }] } };
}

/** That `day`, judged alone, is as the period in which it lies. */
function expectAsItsPeriod(day: LegalDate, asked: Case): void {
  const period = periodOn(determine(asked, parameters), day);
  const alone = determine({ ...asked, from: day, until: day }, parameters).periods[0];
  expect(alone && said(alone)).toEqual(period && said(period));
}

describe(`the days on which a case is cut (seed ${SEED})`, () => {
  const runs = { seed: SEED, numRuns: 300 };
  const file = fc.constantFrom(...files);

  it("leave nothing out: every day of a period, judged alone, is as the period says", () => {
    fc.assert(
      fc.property(file, fc.nat({ max: 1_400 }), (asked, later) => {
        expectAsItsPeriod(addDays(asked.from, later), asked);
      }),
      runs,
    );
  });

  it("leave out no birthday, no end of a waiting time and no birth", () => {
    const around = fc.integer({ min: 0, max: 45 });
    const turning = fc.constantFrom(turningOn, withBirth);
    fc.assert(
      fc.property(file, fc.nat({ max: 900 }), around, turning, (asked, later, more, turn) => {
        const day = addDays(asked.from, later);
        expectAsItsPeriod(addDays(day, more), turn(day, asked));
      }),
      runs,
    );
  });

  it("need no figure of art. 35 where no employment is known: none is looked up", () => {
    const unemployed = (asked: Case) =>
      [asked.means, ...(asked.household?.members ?? []).map(({ means }) => means)].every(
        (means) => (means?.employments ?? []).length === 0,
      );
    const { figures, used } = watched();
    const drawn = fc.sample(wholeCase, { seed: SEED, numRuns: 300 });
    for (const asked of [...files, ...drawn].filter(unemployed)) determine(asked, figures);
    const ofArt35 = () => [...used].filter((key) => key.startsWith("kb-rmi/art-35/"));
    expect(used).toContain("kb-rmi/art-27/capital.first-limit");
    expect(ofArt35()).toEqual([]);
    for (const asked of files) determine(asked, figures);
    expect(ofArt35()).toContain("kb-rmi/art-35/general.base");
  });
});
