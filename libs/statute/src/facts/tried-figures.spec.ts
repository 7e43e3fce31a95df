import type { LegalDate } from "#kernel";
import { determine } from "../determination/determine.js";
import { KEY_UNITS } from "../parameters/key-units.js";
import { PARAMETER_KEYS, type ParameterKey } from "../parameters/keys.js";
import { loadParameters } from "../parameters/load-parameters.js";
import type { Case } from "./case.js";
import { readCase } from "./read-case.js";

const FROM = { from: "2025-03-03" };

/** `pointer problem` of everything that is wrong. */
function wrong(value: unknown): string[] {
  const read = readCase(value);
  return "issues" in read ? read.issues.map(({ pointer, problem }) => `${pointer} ${problem}`) : [];
}

const tried = (parameter: string, value: number, from = "2025-01-01") => ({
  ...FROM,
  whatIf: [{ parameter, value, from }],
});

describe("a figure that is tried out", () => {
  const parameters = loadParameters();
  const SHAPES = {
    euroCents: [0, 1_000_000_000],
    euroCentsPerYear: [0, 1_000_000_000],
    euroCentsPerMonth: [0, 1_000_000_000],
    percent: [0, 100],
    factor: [0.01, 100],
    indexJumps: [0, 100],
    days: [0, 36_500],
    months: [0, 1_200],
    years: [0, 150],
  } as const;

  it("counts what the file of the parameter counts", () => {
    const units = parameters.definitions.map(({ key, unit }) => [key, unit]);
    expect(Object.fromEntries(units)).toEqual(KEY_UNITS);
  });

  it.each([
    [
      "kb-rmi/art-25/built.exemption",
      0.5,
      "/whatIf/0/value must be a whole number from 0 to 100000000000 (euroCentsPerYear)",
    ],
    [
      "kb-rmi/art-27/capital.first-rate",
      100.01,
      "/whatIf/0/value must be a number from 0 to 100 (percent)",
    ],
    ["kb-rmi/art-27/capital.first-rate", 2.5, undefined],
    ["kb-rmi/art-25/multiplier", 0, "/whatIf/0/value must be a number from 0.01 to 100 (factor)"],
    ["kb-rmi/art-25/multiplier", 1.5, undefined],
    [
      "rmi-wet/art-15/index-jumps",
      101,
      "/whatIf/0/value must be a whole number from 0 to 100 (indexJumps)",
    ],
    [
      "kb-rmi/art-35/credit.days",
      1.5,
      "/whatIf/0/value must be a whole number from 0 to 36500 (days)",
    ],
    [
      "rmi-wet/art-3/eu.waiting-period",
      1_201,
      "/whatIf/0/value must be a whole number from 0 to 1200 (months)",
    ],
    [
      "rmi-wet/art-7/age-of-majority",
      151,
      "/whatIf/0/value must be a whole number from 0 to 150 (years)",
    ],
    ["rmi-wet/art-7/age-of-majority", -1, "/whatIf/0/value must be >= 0"],
  ])("has the shape of its unit: %s %d", (parameter, value, issue) => {
    expect(wrong(tried(parameter, value))).toEqual(issue === undefined ? [] : [issue]);
  });

  it("is of a parameter of the law", () => {
    expect(wrong(tried("kb-rmi/art-99/nonsense", 1))).toEqual([
      `/whatIf/0/parameter must be one of ${PARAMETER_KEYS.join(", ")}`,
    ]);
  });

  it("is the only one of its parameter from a day on", () => {
    const one = { parameter: "kb-rmi/art-25/multiplier", value: 2, from: "2025-01-01" };
    const whatIf = [one, { ...one, from: "2025-02-01" }, one];
    expect(wrong({ ...FROM, whatIf })).toEqual([
      "/whatIf/2/from is the day of another figure of that parameter",
    ]);
  });

  const EVERYTHING = {
    from: "2024-12-15",
    until: "2026-05-15",
    born: "2003-04-05",
    nationalities: [
      { status: "euCitizen", residenceOverThreeMonths: true, residentSince: "2024-11-01" },
    ],
    household: {
      members: [
        {
          relation: "spouse",
          commonHousehold: true,
          means: { incomes: [{ kind: "wage", amountCents: 90_000, per: "month" }] },
        },
        {
          relation: "parent",
          commonHousehold: true,
          means: { capital: [{ amountCents: 9_000_000 }] },
        },
        { relation: "child", commonHousehold: true, born: "2008-01-01", atCharge: true },
      ],
    },
    means: {
      incomes: [{ kind: "wage", amountCents: 50_000, per: "month" }],
      employments: [
        {
          variant: "shortage",
          startedOnLeefloon: true,
          contractMonths: 3,
          shortageCertificate: true,
        },
      ],
      capital: [{ amountCents: 2_000_000 }],
      property: [
        {
          kind: "built",
          right: "ownership",
          cadastralIncomeCents: 90_000,
          mortgageInterestPerYearCents: 10_000,
        },
      ],
      transfers: [
        {
          on: "2020-01-01",
          kind: "immovable",
          manner: "sale",
          right: "usufruct",
          marketValueCents: 9_000_000,
          onlyDwelling: true,
        },
      ],
    },
    installation: {
      homelessUntil: "2025-01-31",
      movedInOn: "2025-02-01",
      mainResidence: true,
      premiumReceivedBefore: false,
    },
  };

  it.each(PARAMETER_KEYS)(
    "gives an answer at either end of what it may be: %s",
    (parameter: ParameterKey) => {
      for (const value of SHAPES[KEY_UNITS[parameter]]) {
        const read = readCase({
          ...EVERYTHING,
          whatIf: [{ parameter, value, from: "2025-01-01" as LegalDate }],
        });
        expect(read).toHaveProperty("case");
        const { hypothetical, parameterSetHash } = determine(
          (read as { case: Case }).case,
          parameters,
        );
        expect([hypothetical, parameterSetHash === parameters.hash]).toEqual([true, false]);
      }
    },
  );
});
