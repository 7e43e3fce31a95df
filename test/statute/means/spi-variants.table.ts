import { legalDate } from "#kernel";
import type { Employment } from "../../../libs/statute/src/facts/means.js";
import { monthly, type Row, work, yearly } from "./case.js";

const date = "2025-03-03";
/** Net 800.00 a month: 9,600.00 a year, or (800.00 − 309.48) × 12 = 5,886.24 with the exemption. */
const wage = monthly("800.00", "wage", { ref: "job" });
const NOT_SERVED = "9600.00";

const student = (more: Partial<Employment> = {}) =>
  work({ variant: "student", fullTimeStudent: true, hasIndividualPlan: true, ...more });
const studying = (
  situation: string,
  counted: string,
  says: readonly string[],
  more: Partial<Employment> = {},
  circumstances: Partial<Row> = {},
): Row => ({
  situation,
  date,
  born: "2003-01-01",
  means: { incomes: [monthly("500.00")], employments: [student(more)] },
  counted,
  says,
  ...circumstances,
});
/** (500.00 − 309.48) × 12 */
const STUDENT = "2286.24";

/** Art. 35 § 2 KB: students, wage of 500.00 a month. */
export const STUDENTS: readonly Row[] = [
  studying("full-time studies with a plan", STUDENT, ["spiStudent"]),
  studying("work from before the right is served too", STUDENT, ["spiStudent"], {
    startedOnLeefloon: false,
  }),
  studying("the credit of days does not matter", STUDENT, ["spiStudent"], { daysUsed: 1095 }),
  studying("24 on the day of the request", STUDENT, ["spiStudent"], {}, { born: "2000-03-04" }),
  studying("25 on the day of the request", "6000.00", ["spiTooOld"], {}, { born: "2000-03-03" }),
  studying(
    "24 at the request, 25 by now",
    STUDENT,
    ["spiStudent"],
    {},
    {
      born: "2000-03-04",
      date: "2025-06-01",
      requestedOn: date,
    },
  ),
  studying("day of birth not known", "6000.00", ["spiAgeUnknown"], {}, { born: undefined }),
  studying("studies not full-time", "6000.00", ["spiNotFullTime"], { fullTimeStudent: false }),
  studying("no plan", "6000.00", ["spiNoPlan"], { hasIndividualPlan: false }),
  {
    situation: "nothing shown of what a student needs",
    date,
    born: "1990-01-01",
    means: { incomes: [monthly("500.00")], employments: [work({ variant: "student" })] },
    counted: "6000.00",
    says: ["spiNotFullTime", "spiNoPlan", "spiTooOld"],
  },
  // (500.00 − 72.23) × 12, (500.00 − 258.96) × 12, (500.00 − 264.13) × 12
  studying(
    "with a grant, last day of the lower amount",
    "5133.24",
    ["spiStudent"],
    {
      studentWithGrant: true,
    },
    { date: "2021-12-31" },
  ),
  studying(
    "without a grant in 2021",
    "2892.48",
    ["spiStudent"],
    { studentWithGrant: false },
    { date: "2021-12-31" },
  ),
  studying(
    "in 2021, a grant not told: calculated as if there is none, and said",
    "2892.48",
    ["spiStudent", "studyGrantNotTold"],
    {},
    { date: "2021-12-31" },
  ),
  studying(
    "with a grant, same amount for all since 2022",
    "2830.44",
    ["spiStudent"],
    {
      studentWithGrant: true,
    },
    { date: "2022-01-01" },
  ),
];

const short = (more: Partial<Employment> = {}) =>
  work({
    variant: "shortage",
    contractMonths: 3,
    shortageCertificate: true,
    shortageUsedBefore: false,
    from: legalDate("2024-02-01"),
    daysUsed: 0,
    ...more,
  });
const inShortage = (
  situation: string,
  on: string,
  counted: string,
  says: readonly string[],
  more: Partial<Employment> = {},
): Row => ({
  situation,
  date: on,
  means: { incomes: [wage], employments: [short(more)] },
  counted,
  says,
});
/** (800.00 − 426.30) × 12 */
const HIGHER = "4484.40";
/** (800.00 − 297.46) × 12: the general amount from November 2023 to April 2024. */
const LOWER = "6030.48";

/** Art. 35 KB: shortage occupations since 1 January 2024, wage of 800.00 a month. */
export const SHORTAGE: readonly Row[] = [
  inShortage("first day", "2024-02-01", HIGHER, ["spiShortage"]),
  inShortage("last day of the three months", "2024-04-30", HIGHER, ["spiShortage"]),
  // (800.00 − 303.42) × 12: the general amount from May 2024
  inShortage("first day after the three months", "2024-05-01", "5958.96", [
    "shortageOver",
    "spiGeneral",
  ]),
  inShortage("the day before it existed", "2023-12-31", LOWER, ["shortageNotYet", "spiGeneral"], {
    from: legalDate("2023-12-31"),
  }),
  inShortage("the first day it existed", "2024-01-01", HIGHER, ["spiShortage"], {
    from: legalDate("2024-01-01"),
  }),
  inShortage(
    "a contract of two months",
    "2024-02-01",
    LOWER,
    ["shortageContractTooShort", "spiGeneral"],
    { contractMonths: 2 },
  ),
  inShortage("no certificate", "2024-02-01", LOWER, ["shortageNoCertificate", "spiGeneral"], {
    shortageCertificate: false,
  }),
  {
    situation: "nothing shown of what the higher amount needs",
    date: "2024-02-01",
    means: {
      incomes: [wage],
      employments: [work({ variant: "shortage", from: legalDate("2024-02-01"), daysUsed: 0 })],
    },
    counted: LOWER,
    says: [
      "shortageFactsNotTold",
      "shortageContractTooShort",
      "shortageNoCertificate",
      "spiGeneral",
    ],
  },
  inShortage("used before in life", "2024-02-01", LOWER, ["shortageUsedBefore", "spiGeneral"], {
    shortageUsedBefore: true,
  }),
  inShortage("credit used up: neither amount", "2024-02-01", NOT_SERVED, ["spiCreditUsedUp"], {
    daysUsed: 1095,
  }),
  inShortage(
    "work that was already there: neither amount",
    "2024-02-01",
    NOT_SERVED,
    ["spiNotStarted"],
    { startedOnLeefloon: false },
  ),
];

const artist = work({ variant: "artist" });

/** Art. 35 KB: irregular artistic income, 309.48016 × 12 = 3,713.76 a year. */
export const ARTISTS: readonly Row[] = [
  {
    situation: "below the ceiling of the year",
    date,
    means: { incomes: [yearly("3713.76", "artisticIncome")], employments: [artist] },
    counted: "0.00",
    says: ["spiArtist"],
  },
  {
    situation: "one cent above",
    date,
    means: { incomes: [yearly("3713.77", "artisticIncome")], employments: [artist] },
    counted: "0.01",
  },
  {
    // 2,705.22 in May 2011, as published; 3,000.00 − 2,705.22
    situation: "May 2011",
    date: "2011-05-01",
    means: { incomes: [yearly("3000.00", "artisticIncome")], employments: [artist] },
    counted: "294.78",
  },
  {
    // 2,000.00 + 3,000.00 − 3,713.76 = 1,286.24; + 100.00 × 12
    situation: "two works of art share the ceiling, a wage is not served",
    date,
    means: {
      incomes: [
        yearly("2000.00", "artisticIncome"),
        yearly("3000.00", "artisticIncome"),
        monthly("100.00"),
      ],
      employments: [artist],
    },
    counted: "2486.24",
  },
  {
    situation: "an artist without artistic income",
    date,
    means: { incomes: [wage], employments: [artist] },
    counted: NOT_SERVED,
    says: ["spiArtist", "spiOtherIncome"],
  },
  {
    situation: "artistic income without the variant of artists",
    date,
    means: { incomes: [monthly("800.00", "artisticIncome")], employments: [work()] },
    counted: NOT_SERVED,
    says: ["spiGeneral", "spiOtherIncome"],
  },
  {
    situation: "an artist with the credit used up",
    date,
    means: {
      incomes: [monthly("800.00", "artisticIncome")],
      employments: [work({ variant: "artist", from: legalDate(date), daysUsed: 1095 })],
    },
    counted: NOT_SERVED,
    says: ["spiCreditUsedUp"],
  },
  {
    situation: "an artist who was one before the leefloon",
    date,
    means: {
      incomes: [monthly("800.00", "artisticIncome")],
      employments: [work({ variant: "artist", startedOnLeefloon: false })],
    },
    counted: NOT_SERVED,
    says: ["spiNotStarted"],
  },
];

/** Facts on the same day that lead to different amounts: which income each is about is not known. */
export const CONTRADICTIONS: readonly Row[] = [
  [work(), student()],
  [work(), work({ startedOnLeefloon: false })],
  [work({ startedOnLeefloon: false }), work()],
  [work(), artist],
].map((employments, place) => ({
  situation: `contradiction ${place + 1}`,
  date,
  born: "2003-01-01",
  means: { incomes: [wage], employments },
  counted: NOT_SERVED,
  gaps: ["employmentsContradict"],
}));
