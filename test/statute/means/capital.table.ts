import type { Transfer } from "../../../libs/statute/src/facts/means.js";
import { cents, type Row, sale, savings } from "./case.js";

const date = "2025-03-03";

/** Art. 27 KB: nothing up to 6,200; 6 % up to 12,500; 10 % above. */
export const CAPITAL: readonly Row[] = [
  ["6,200.00", "6200.00", "0.00"],
  // 1.00 × 6 %
  ["6,201.00", "6201.00", "0.06"],
  // 6,300 × 6 %
  ["12,500.00", "12500.00", "378.00"],
  // 378 + 1.00 × 10 %
  ["12,501.00", "12501.00", "378.10"],
  // 378 + 7,500 × 10 %
  ["20,000.00", "20000.00", "1128.00"],
  ["0.00", "0.00", "0.00"],
]
  .map(([situation = "", euro = "", counted = ""]): Row => ({
    situation,
    date,
    means: { capital: [savings(euro)] },
    counted,
  }))
  .concat([
    {
      // (4,000 + 3,000 − 6,200) × 6 %: the limits hold for all accounts together
      situation: "two accounts",
      date,
      means: { capital: [savings("4000.00"), savings("3000.00")] },
      counted: "48.00",
    },
    {
      // 15,000 × 1/2 = 7,500; 1,300 × 6 %
      situation: "half of an account",
      date,
      means: { capital: [savings("15000.00", { part: 1, of: 2 })] },
      counted: "78.00",
    },
    {
      // 10,000 × 6 %
      situation: "the exempt slice left out of a partial question",
      date,
      without: ["capitalSlices"],
      means: { capital: [savings("10000.00")] },
      counted: "600.00",
      says: ["capitalExemptionLeftOut"],
    },
    {
      // 12,500 × 6 % + 7,500 × 10 %
      situation: "the exempt slice left out, above the second limit",
      date,
      without: ["capitalSlices"],
      means: { capital: [savings("20000.00")] },
      counted: "1500.00",
    },
  ]);

function transferred(
  situation: string,
  transfers: readonly Transfer[],
  counted: string,
  more: Partial<Row> = {},
): Row {
  return { situation, date, category: 2, means: { transfers: [...transfers] }, counted, ...more };
}

const gift = (on: string, value: string, more: Partial<Transfer> = {}) =>
  sale(on, value, { manner: "gift", ...more });

/**
 * Art. 28–32 KB: request of 3 March 2025, category 2 unless told. 20,000.00 counts for
 * 378 + 7,500 × 10 % = 1,128.00 a year.
 */
export const TRANSFERS: readonly Row[] = [
  transferred("a sale on the day of the request", [sale(date, "20000.00")], "1128.00"),
  transferred("a gift counts like a sale", [gift(date, "20000.00")], "1128.00"),
  transferred("movables count too", [sale(date, "20000.00", { kind: "movable" })], "1128.00"),
  // 50,000 − 10 × 2,000 = 30,000; 378 + 17,500 × 10 %
  transferred("ten years ago to the day", [sale("2015-03-03", "50000.00")], "2128.00"),
  transferred("ten years and a day ago", [sale("2015-03-02", "50000.00")], "0.00", {
    says: ["transferTooLongAgo"],
  }),
  // not yet done on the day judged
  transferred("a sale next month", [sale("2025-04-01", "20000.00")], "0.00"),
  transferred("a sale since the request", [sale("2025-04-01", "20000.00")], "1128.00", {
    date: "2025-04-01",
    requestedOn: date,
  }),
  // 50,000 × 40 %
  transferred("the usufruct of 50,000", [sale(date, "50000.00", { right: "usufruct" })], "1128.00"),
  // 50,000 × 60 % = 30,000; 378 + 17,500 × 10 %
  transferred(
    "the bare ownership of 50,000",
    [sale(date, "50000.00", { right: "bareOwnership" })],
    "2128.00",
  ),
  // 80,000 × 1/4
  transferred(
    "a quarter of 80,000",
    [sale(date, "80000.00", { share: { part: 1, of: 4 } })],
    "1128.00",
  ),
  // 60,000 − 37,200 = 22,800; 378 + 10,300 × 10 %
  transferred(
    "the only dwelling, sold",
    [sale(date, "60000.00", { onlyDwelling: true })],
    "1408.00",
  ),
  transferred(
    "the only dwelling for less than the franchise",
    [sale(date, "37200.00", { onlyDwelling: true })],
    "0.00",
  ),
  // 60,000: 378 + 47,500 × 10 %
  transferred(
    "the only dwelling, given away",
    [gift(date, "60000.00", { onlyDwelling: true })],
    "5128.00",
  ),
  // 30,000 − 10,000
  transferred(
    "debts paid with the proceeds",
    [sale(date, "30000.00", { debtsPaidCents: cents("10000.00") })],
    "1128.00",
  ),
  // 24 months: 20,000 − 2 × 1,250 = 17,500; 378 + 5,000 × 10 %
  transferred("two years ago, category 1", [sale("2023-03-03", "20000.00")], "878.00", {
    category: 1,
  }),
  // 20,000 − 2 × 2,000 = 16,000; 378 + 3,500 × 10 %
  transferred("two years ago, category 2", [sale("2023-03-03", "20000.00")], "728.00"),
  // 20,000 − 2 × 2,500 = 15,000; 378 + 2,500 × 10 %
  transferred("two years ago, category 3", [sale("2023-03-03", "20000.00")], "628.00", {
    category: 3,
  }),
  // 23 whole months: 20,000 − 2,000 × 23/12 = 16,166.67; 378 + 3,666.67 × 10 % = 744.666…
  transferred("two years less a day ago", [sale("2023-03-04", "20000.00")], "744.67"),
  transferred(
    "less than a month ago: no deduction yet",
    [sale("2025-02-04", "20000.00")],
    "1128.00",
  ),
  // 20,000 − 166.67 = 19,833.33; 378 + 7,333.33 × 10 %
  transferred("a month ago", [sale("2025-02-03", "20000.00")], "1111.33"),
  transferred("two years ago, category not known", [sale("2023-03-03", "20000.00")], "1128.00", {
    category: undefined,
    gaps: ["transferCategoryMissing"],
  }),
  transferred("today, category not known: nothing to deduct", [sale(date, "20000.00")], "1128.00", {
    category: undefined,
  }),
  transferred("deductions of more than the value", [sale("2016-03-03", "10000.00")], "0.00"),
  {
    // 25,000 − 5,000 still there = 20,000; the 5,000 are capital, below 6,200
    situation: "part of the proceeds is still there: counted once",
    date,
    category: 2,
    means: {
      transfers: [sale(date, "25000.00", { stillPresentCents: cents("5000.00") })],
      capital: [savings("5000.00")],
    },
    counted: "1128.00",
  },
  // 10,000 instead of 60,000: 3,800 × 6 %
  transferred(
    "equity: the centre counts 10,000 instead",
    [
      sale("2023-03-03", "60000.00", {
        equity: { countedCents: cents("10000.00"), reasons: "Sold under duress of a creditor." },
      }),
    ],
    "228.00",
    { category: undefined },
  ),
  // 10,000 + 10,000
  transferred(
    "two transfers are one capital",
    [sale(date, "10000.00"), gift(date, "10000.00")],
    "1128.00",
  ),
  {
    // (10,000 − 6,200) × 6 %, twice
    situation: "10,000 transferred and 10,000 there: slices apart, by default",
    date,
    category: 2,
    means: { transfers: [sale(date, "10000.00")], capital: [savings("10000.00")] },
    counted: "456.00",
  },
  {
    // 20,000 together
    situation: "10,000 transferred and 10,000 there: slices together, by choice",
    date,
    category: 2,
    choices: { transferSlices: "together" },
    means: { transfers: [sale(date, "10000.00")], capital: [savings("10000.00")] },
    counted: "1128.00",
  },
  // 25,000 − 5,000: what is still there is never counted twice
  transferred(
    "the deductions left out of a partial question",
    [
      sale("2023-03-03", "25000.00", {
        onlyDwelling: true,
        debtsPaidCents: cents("1000.00"),
        stillPresentCents: cents("5000.00"),
      }),
    ],
    "1128.00",
    { without: ["transferDeductions"], category: undefined, says: ["deductionsLeftOut"] },
  ),
  transferred(
    "a gift has no proceeds to pay debts with",
    [gift(date, "20000.00", { debtsPaidCents: 1 })],
    "1128.00",
    {
      gaps: ["transferContradicts"],
    },
  ),
  transferred(
    "a gift leaves nothing",
    [gift(date, "20000.00", { stillPresentCents: 1 })],
    "1128.00",
    {
      gaps: ["transferContradicts"],
    },
  ),
  transferred(
    "movables are no dwelling",
    [sale(date, "20000.00", { kind: "movable", onlyDwelling: true })],
    "1128.00",
    {
      gaps: ["transferContradicts"],
    },
  ),
];
