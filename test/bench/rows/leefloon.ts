import { euroCents, legalDate } from "#kernel";
import { calculateLeefloon, type CalculationInput, loadParameters } from "#statute";
import type { Row } from "../bench.js";
import { median, rateOf, ROUNDS } from "../measure.js";
import { whole } from "../report.js";

const CALCULATIONS = 5_000;

const INPUT: CalculationInput = {
  date: legalDate("2025-03-03"),
  category: 1,
  ownIncomes: [{ ref: "own", kind: "wage", netMonthlyCents: euroCents(20_000) }],
  partner: {
    claims: false,
    incomes: [{ ref: "partner", kind: "selfEmployment", netMonthlyCents: euroCents(65_000) }],
  },
};

/** The calculation of the leefloon with every step of its trace. */
export const leefloon: Row = async (bench) => {
  const parameters = loadParameters();
  const calculate = () => {
    for (let i = 0; i < CALCULATIONS; i += 1) calculateLeefloon(INPUT, parameters);
    return CALCULATIONS;
  };
  await rateOf(calculate);
  const rates: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    bench.progress(`leefloon: round ${round + 1} of ${ROUNDS}`);
    rates.push(await rateOf(calculate));
  }
  const steps = calculateLeefloon(INPUT, parameters).trace.length;
  return [
    {
      what: "leefloon calculation with trace",
      ours: `${whole(median(rates))} calculations/s`,
      against: `${steps} steps each`,
    },
  ];
};
