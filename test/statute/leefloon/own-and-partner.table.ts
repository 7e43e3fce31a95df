import type { Household } from "../../../libs/statute/src/facts/household.js";
import { incomes, member, monthly, yearly } from "../cohabitants/facts.js";
import type { Example } from "./example.js";

const alone: Household = { members: [] };
const flat: Household = { members: [member("other")] };

/**
 * Amounts per year from 1 February 2025: 10,513.60 / 15,770.41 / 21,312.87; from 1 March 2026:
 * 10,723.75 / 16,085.64 / 21,738.88. General exemption: 155.00 / 250.00 / 310.00.
 */
export const OWN_AND_PARTNER: readonly Example[] = [
  {
    name: "1. lives alone without means: the published month",
    date: "2025-03-03",
    category: 2,
    own: "0",
    household: alone,
    // 15,770.41 / 12 = 1,314.2008. Nothing to exempt.
    counted: "0.00",
    exemption: "0.00",
    month: "1314.20",
  },
  {
    name: "2. shares a flat with a friend, own 100.00 a month",
    date: "2025-03-03",
    category: 1,
    own: "1200",
    household: flat,
    // 1,200.00 − 155.00 = 1,045.00; 10,513.60 − 1,045.00 = 9,468.60; / 12 = 789.05.
    counted: "1200.00",
    exemption: "155.00",
    month: "789.05",
  },
  {
    name: "3. less means than exemption: the exemption stops at the means",
    date: "2025-03-03",
    category: 2,
    own: "120",
    household: alone,
    // 120.00 − 120.00; 15,770.41 / 12 = 1,314.2008.
    counted: "120.00",
    exemption: "120.00",
    month: "1314.20",
  },
  {
    name: "4. means one cent below the amount: a right, and the exemption helps",
    date: "2025-03-03",
    category: 1,
    own: "10513.59",
    household: flat,
    // 10,513.60 − (10,513.59 − 155.00) = 155.01; / 12 = 12.9175.
    counted: "10513.59",
    exemption: "155.00",
    month: "12.92",
  },
  {
    name: "5. means exactly the amount: none, although the exemption would bring them below",
    date: "2025-03-03",
    category: 1,
    own: "10513.60",
    household: flat,
    counted: "10513.60",
    exemption: "0.00",
    month: "sufficient",
  },
  {
    name: "6. family at charge, partner with 1,000.00 a month",
    date: "2025-03-03",
    category: 3,
    own: "0",
    household: { members: [member("spouse", { means: incomes(monthly(1000)) })] },
    // 12,000.00 − 310.00 = 11,690.00; 21,312.87 − 11,690.00 = 9,622.87; / 12 = 801.9058.
    counted: "12000.00",
    exemption: "310.00",
    month: "801.91",
  },
  {
    name: "7. family at charge, own 300.00 and partner 1,000.00 a month: one exemption on the sum",
    date: "2025-03-03",
    category: 3,
    own: "3600",
    household: { members: [member("spouse", { means: incomes(monthly(1000)) })] },
    // 15,600.00 − 310.00 = 15,290.00, not 2 × 310.00; 21,312.87 − 15,290.00 = 6,022.87; / 12 = 501.9058.
    counted: "15600.00",
    exemption: "310.00",
    month: "501.91",
  },
  {
    name: "8. couple without child, partner does not claim and has 1,200.00 a month",
    date: "2025-03-03",
    category: 1,
    own: "1200",
    household: { members: [member("lifePartner", { means: incomes(monthly(1200)) })] },
    // Partner 14,400.00 − 10,513.60 = 3,886.40; with own 5,086.40; − 155.00 = 4,931.40.
    // 10,513.60 − 4,931.40 = 5,582.20; / 12 = 465.1833.
    counted: "5086.40",
    exemption: "155.00",
    month: "465.18",
  },
  {
    name: "9. the same couple, the partner claims too",
    date: "2025-03-03",
    category: 1,
    own: "1200",
    household: { members: [member("lifePartner", { claims: true })] },
    counted: "1200.00",
    exemption: "155.00",
    month: "789.05",
  },
  {
    name: "10. partner claims and works under art. 60 § 7 for 1,500.00 a month",
    date: "2025-03-03",
    category: 1,
    own: "0",
    household: {
      members: [member("spouse", { claims: true, means: incomes(monthly(1500, "art60Wage")) })],
    },
    // 18,000.00 − 10,513.60 = 7,486.40; − 155.00 = 7,331.40; 10,513.60 − 7,331.40 = 3,182.20;
    // / 12 = 265.1833.
    counted: "7486.40",
    exemption: "155.00",
    month: "265.18",
  },
  {
    name: "25. half a cent is rounded up",
    date: "2023-07-01",
    category: 1,
    own: "1200",
    household: flat,
    // 9,907.30 − (1,200.00 − 155.00) = 8,862.30; / 12 = 738.525.
    counted: "1200.00",
    exemption: "155.00",
    month: "738.53",
  },
  {
    name: "26. the same, a centre that cuts off",
    date: "2023-07-01",
    category: 1,
    own: "1200",
    household: flat,
    choices: { rounding: "cutOff" },
    counted: "1200.00",
    exemption: "155.00",
    month: "738.52",
  },
  {
    name: "27. without means the published month, also where a centre cuts off",
    date: "2026-03-02",
    category: 1,
    own: "0",
    household: flat,
    choices: { rounding: "cutOff" },
    // 10,723.75 / 12 = 893.6458: 893.65, not 893.64.
    counted: "0.00",
    exemption: "0.00",
    month: "893.65",
  },
  {
    name: "28. spouse with exactly the amount of category 1, person without means",
    date: "2025-03-03",
    category: 1,
    own: "0",
    household: { members: [member("spouse", { means: incomes(yearly(10513.6)) })] },
    counted: "0.00",
    exemption: "0.00",
    month: "876.13",
  },
];
