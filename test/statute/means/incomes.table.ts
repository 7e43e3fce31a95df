import {
  COUNTED_INCOME_KINDS,
  EXEMPT_INCOME_KINDS,
} from "../../../libs/statute/src/facts/means.js";
import { legalDate } from "#kernel";
import { monthly, type Row, yearly } from "./case.js";

const date = "2025-03-03";

/** Art. 16 § 1: all means count. Without facts on the start of the work no exemption serves. */
export const COUNTED: readonly Row[] = COUNTED_INCOME_KINDS.map((kind) => ({
  situation: `${kind} of 100.00 a month`,
  date,
  means: { incomes: [monthly("100.00", kind)] },
  counted: "1200.00",
}));

/** Art. 22 § 1 KB: the closed list, with what each kind asks for. */
export const EXEMPT: readonly Row[] = [
  ...EXEMPT_INCOME_KINDS.map((kind) => ({
    situation: `${kind} of 100.00 a month, its conditions shown`,
    date,
    means: {
      incomes: [
        monthly("100.00", kind, {
          ...(kind === "childBenefitForChildren" ? { beneficiaryRaises: true } : {}),
          ...(kind === "volunteerAllowance" || kind === "studentServiceAid"
            ? { withinCeilings: true }
            : {}),
          ...(kind === "irregularGift" ? { fromDebtorUnderSameRoof: false } : {}),
        }),
      ],
    },
    counted: "0.00",
    says: [],
  })),
  {
    situation:
      "child benefit of somebody who is not the beneficiary, or does not raise the children",
    date,
    means: {
      incomes: [monthly("100.00", "childBenefitForChildren", { beneficiaryRaises: false })],
    },
    counted: "1200.00",
    says: ["childBenefitNotShown"],
  },
  {
    situation: "child benefit, whether for children one raises is not known",
    date,
    means: { incomes: [monthly("100.00", "childBenefitForChildren")] },
    counted: "1200.00",
    says: ["childBenefitNotShown"],
  },
  {
    situation: "a gift now and then from a debtor of maintenance under the same roof",
    date,
    means: { incomes: [yearly("600.00", "irregularGift", { fromDebtorUnderSameRoof: true })] },
    counted: "600.00",
    says: ["giftFromDebtor"],
  },
  {
    situation: "a gift now and then, not told from whom: exempt, and said",
    date,
    means: { incomes: [yearly("600.00", "irregularGift")] },
    counted: "0.00",
    says: ["giverNotTold"],
  },
  {
    situation: "a gift now and then from somebody who lives elsewhere",
    date,
    means: { incomes: [yearly("600.00", "irregularGift", { fromDebtorUnderSameRoof: false })] },
    counted: "0.00",
    says: [],
  },
  {
    situation: "a volunteer above the legal ceilings",
    date,
    means: { incomes: [monthly("100.00", "volunteerAllowance", { withinCeilings: false })] },
    counted: "1200.00",
    says: ["ceilingsNotShown"],
  },
  {
    situation: "a volunteer, the ceilings not shown",
    date,
    means: { incomes: [monthly("100.00", "volunteerAllowance")] },
    counted: "1200.00",
    says: ["ceilingsNotShown"],
  },
  {
    situation: "aid of a school for the second time in an academic year",
    date,
    means: { incomes: [yearly("300.00", "studentServiceAid", { withinCeilings: false })] },
    counted: "300.00",
    says: ["ceilingsNotShown"],
  },
  {
    situation: "the exemption left out of a partial question",
    date,
    without: ["exemptIncome"],
    means: { incomes: [monthly("100.00", "studyGrant")] },
    counted: "1200.00",
    says: ["exemptionLeftOut"],
  },
];

/** Art. 16: net, per year, actually available, before seizure; foreign income with its rate. */
export const PRINCIPLES: readonly Row[] = [
  { situation: "no means at all", date, means: {}, counted: "0.00", says: [] },
  {
    situation: "an income per year is not multiplied",
    date,
    means: { incomes: [yearly("6000.00", "replacementIncome")] },
    counted: "6000.00",
  },
  {
    situation: "maintenance that is awarded but not paid",
    date,
    means: { incomes: [monthly("250.00", "maintenance", { received: false })] },
    counted: "0.00",
  },
  {
    situation: "maintenance that is paid",
    date,
    means: { incomes: [monthly("250.00", "maintenance", { received: true })] },
    counted: "3000.00",
  },
  {
    // (500.00 + 100.00) × 12
    situation: "100.00 of the benefit is seized",
    date,
    means: { incomes: [monthly("500.00", "replacementIncome", { seizedCents: 10_000 })] },
    counted: "7200.00",
  },
  {
    // 1,000.00 × 1.1865 = 1,186.50; × 12
    situation: "1,000.00 pounds at 1.1865",
    date,
    means: {
      incomes: [
        monthly("1000.00", "replacementIncome", {
          foreign: { currency: "GBP", rate: "1.1865", rateDate: legalDate("2025-03-01") },
        }),
      ],
    },
    counted: "14238.00",
  },
  {
    // 0.333333333 × 3.00 × 12 = 11.999999988: rounded only here, at the end
    situation: "a rate is not rounded on the way",
    date,
    means: {
      incomes: [
        monthly("3.00", "other", {
          foreign: { currency: "XYZ", rate: "0.333333333", rateDate: legalDate("2025-03-01") },
        }),
      ],
    },
    counted: "12.00",
  },
  {
    // (800.00 + 200.00) × 0.5 × 12
    situation: "what was seized abroad is in the same currency",
    date,
    means: {
      incomes: [
        monthly("800.00", "replacementIncome", {
          seizedCents: 20_000,
          foreign: { currency: "XYZ", rate: "0.5", rateDate: legalDate("2025-03-01") },
        }),
      ],
    },
    counted: "6000.00",
  },
  {
    // 300.00 / (10 / 30) = 900.00; × 12
    situation: "300.00 for ten days of a month of thirty",
    date,
    means: {
      incomes: [
        monthly("300.00", "replacementIncome", { partOfMonth: { days: 10, daysInMonth: 30 } }),
      ],
    },
    counted: "10800.00",
  },
  {
    situation: "a whole month is a month",
    date,
    means: {
      incomes: [
        monthly("300.00", "replacementIncome", { partOfMonth: { days: 31, daysInMonth: 31 } }),
      ],
    },
    counted: "3600.00",
  },
  {
    situation: "a yearly income for part of a month",
    date,
    means: {
      incomes: [
        yearly("300.00", "replacementIncome", { partOfMonth: { days: 10, daysInMonth: 30 } }),
      ],
    },
    counted: "300.00",
    gaps: ["partOfMonthUnclear"],
  },
  {
    situation: "more days than the month has",
    date,
    means: {
      incomes: [
        monthly("300.00", "replacementIncome", { partOfMonth: { days: 31, daysInMonth: 30 } }),
      ],
    },
    counted: "3600.00",
    gaps: ["partOfMonthUnclear"],
  },
  {
    situation: "incomes of one kind and of several are one sum",
    date,
    means: {
      incomes: [
        monthly("100.00", "regularGift"),
        monthly("50.00", "regularGift"),
        monthly("25.00", "housingCostsPaidByOthers"),
      ],
    },
    counted: "2100.00",
  },
];
