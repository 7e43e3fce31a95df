import { legalDate } from "#kernel";
import type { Employment } from "../../../libs/statute/src/facts/means.js";
import { monthly, type Row, work, yearly } from "./case.js";

const date = "2025-03-03";
/** Net 800.00 a month: 9,600.00 a year, or (800.00 − 309.48) × 12 = 5,886.24 with the exemption. */
const wage = monthly("800.00", "wage", { ref: "job" });
const SERVED = "5886.24";
const NOT_SERVED = "9600.00";

/** Art. 35 § 1 KB: the general exemption, 309.48 a month from 1 February 2025. */
export const GENERAL: readonly Row[] = [
  {
    situation: "work that began while having the leefloon",
    date,
    means: { incomes: [wage], employments: [work()] },
    counted: SERVED,
    says: ["spiGeneral"],
  },
  {
    situation: "work that was already there",
    date,
    means: { incomes: [wage], employments: [work({ startedOnLeefloon: false })] },
    counted: NOT_SERVED,
    says: ["spiNotStarted"],
  },
  {
    situation: "nothing is known about the start of the work",
    date,
    means: { incomes: [wage] },
    counted: NOT_SERVED,
    says: ["spiNoFacts"],
  },
  {
    situation: "a wage of nothing",
    date,
    means: { incomes: [monthly("0.00")], employments: [work()] },
    counted: "0.00",
  },
  {
    situation: "a wage of exactly the exemption",
    date,
    means: { incomes: [monthly("309.48")], employments: [work()] },
    counted: "0.00",
    says: ["spiGeneral"],
  },
  {
    // 0.01 × 12
    situation: "a wage one cent above the exemption",
    date,
    means: { incomes: [monthly("309.49")], employments: [work()] },
    counted: "0.12",
  },
  {
    situation: "two jobs share one exemption",
    date,
    means: { incomes: [monthly("300.00"), monthly("500.00")], employments: [work(), work()] },
    counted: SERVED,
    says: ["spiGeneral", "spiGeneral"],
  },
  {
    situation: "a job and a training share one exemption",
    date,
    means: {
      incomes: [monthly("300.00"), monthly("500.00", "trainingAllowance")],
      employments: [work()],
    },
    counted: SERVED,
  },
  {
    situation: "self-employment and an activated wage are work too",
    date,
    means: {
      incomes: [monthly("300.00", "selfEmployment"), monthly("500.00", "activatedWage")],
      employments: [work()],
    },
    counted: SERVED,
  },
  {
    situation: "a wage per year is spread over the months",
    date,
    means: { incomes: [yearly("9600.00")], employments: [work()] },
    counted: SERVED,
  },
  {
    // 400.00 / (15 / 30) = 800.00, then as above
    situation: "a wage for half of the month is extrapolated first",
    date,
    means: {
      incomes: [monthly("400.00", "wage", { partOfMonth: { days: 15, daysInMonth: 30 } })],
      employments: [work()],
    },
    counted: SERVED,
  },
  {
    situation: "a wage under art. 60 § 7 is outside the regular labour circuit",
    date,
    means: { incomes: [monthly("800.00", "art60Wage")], employments: [work()] },
    counted: NOT_SERVED,
    says: ["spiNotForArt60"],
  },
  {
    // 5,886.24 + 200.00 × 12
    situation: "partial unemployment beside the wage counts in full",
    date,
    means: {
      incomes: [wage, monthly("200.00", "replacementIncome")],
      employments: [work()],
    },
    counted: "8286.24",
  },
  {
    situation: "a benefit alone: no work, nothing to exempt",
    date,
    means: { incomes: [monthly("800.00", "replacementIncome")], employments: [work()] },
    counted: NOT_SERVED,
    says: [],
  },
  {
    situation: "a wage that was not received needs no exemption",
    date,
    means: {
      incomes: [monthly("800.00", "wage", { received: false })],
      employments: [work()],
    },
    counted: "0.00",
    says: [],
  },
  {
    situation: "the wage of a parent or child under the same roof",
    date,
    person: "relative",
    socioProfessional: false,
    means: { incomes: [wage], employments: [work()] },
    counted: NOT_SERVED,
    says: ["spiNotForRelatives"],
  },
  {
    situation: "the exemption left out of a partial question",
    date,
    without: ["socioProfessionalExemption"],
    means: { incomes: [wage], employments: [work()] },
    counted: NOT_SERVED,
    says: ["spiLeftOut"],
  },
  {
    // 0.00 + 50.00 × 12
    situation: "vouchers beside a wage of 200.00, by default",
    date,
    means: { incomes: [monthly("200.00"), monthly("50.00", "vouchers")], employments: [work()] },
    counted: "600.00",
  },
  {
    // 250.00 is less than 309.48
    situation: "vouchers beside a wage of 200.00, the centre exempts them too",
    date,
    choices: { vouchersUnderExemption: "yes" },
    means: { incomes: [monthly("200.00"), monthly("50.00", "vouchers")], employments: [work()] },
    counted: "0.00",
  },
];

/** Used from 1 March 2022 without a break: the 1,095th day is 27 February 2025. */
const inUse: Partial<Employment> = { from: legalDate("2022-03-01"), daysUsed: 0 };
/** First day 3 March 2019: the six years end on 2 March 2025. */
const inSixYears: Partial<Employment> = {
  firstDay: legalDate("2019-03-03"),
  from: legalDate("2025-02-01"),
  daysUsed: 100,
};
const served = (situation: string, on: string, employment: Partial<Employment>): Row => ({
  situation,
  date: on,
  means: { incomes: [wage], employments: [work(employment)] },
  counted: SERVED,
  says: ["spiGeneral"],
});
const over = (
  situation: string,
  on: string,
  employment: Partial<Employment>,
  ...says: readonly string[]
): Row => ({
  ...served(situation, on, employment),
  counted: NOT_SERVED,
  says: says.length === 0 ? ["spiCreditUsedUp"] : says,
});

/** Art. 35 § 1 KB: 1,095 days of work within six years of the first. */
export const CREDIT: readonly Row[] = [
  served("day 1,095 of the credit", "2025-02-27", inUse),
  over("day 1,096 of the credit", "2025-02-28", inUse),
  served("1,094 days used before today", date, { from: legalDate(date), daysUsed: 1094 }),
  over("1,095 days used before today", date, { from: legalDate(date), daysUsed: 1095 }),
  over("more days used than there are", date, { from: legalDate(date), daysUsed: 2200 }),
  served("last day of the six years", "2025-03-02", inSixYears),
  over("first day after the six years", "2025-03-03", inSixYears, "spiWindowOver"),
  served("begun on 29 February: last day of the six years", "2026-02-28", {
    firstDay: legalDate("2020-02-29"),
    from: legalDate("2026-01-01"),
    daysUsed: 0,
  }),
  over(
    "begun on 29 February: first day after the six years",
    "2026-03-01",
    { firstDay: legalDate("2020-02-29"), from: legalDate("2026-01-01"), daysUsed: 0 },
    "spiWindowOver",
  ),
  served("days used not told: every day since the first is taken, day 1,095", "2025-02-27", {
    firstDay: legalDate("2022-03-01"),
    from: legalDate("2025-01-01"),
  }),
  over(
    "days used not told: every day since the first is taken, day 1,096",
    "2025-02-28",
    { firstDay: legalDate("2022-03-01"), from: legalDate("2025-01-01") },
    "creditDaysNotTold",
    "spiCreditUsedUp",
  ),
  over(
    "first day told, not since when this work goes on: day 1,096",
    "2025-02-28",
    { firstDay: legalDate("2022-03-01") },
    "creditDaysNotTold",
    "spiCreditUsedUp",
  ),
  over("this work since the first day: nothing is unknown, day 1,096", "2025-02-28", {
    firstDay: legalDate("2022-03-01"),
    from: legalDate("2022-03-01"),
  }),
  {
    ...served("first day not told: from the request on, day 1,095", "2025-02-27", {}),
    requestedOn: "2022-03-01",
  },
  {
    ...over("first day not told: from the request on, day 1,096", "2025-02-28", {}),
    requestedOn: "2022-03-01",
  },
  {
    ...served("days used before the request, day 1,095", "2025-03-12", { daysUsed: 1085 }),
    requestedOn: date,
  },
  {
    ...over("days used before the request, day 1,096", "2025-03-13", { daysUsed: 1085 }),
    requestedOn: date,
  },
];
