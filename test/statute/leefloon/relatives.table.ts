import { incomes, member, monthly, share } from "../cohabitants/facts.js";
import type { Example } from "./example.js";

const wholeShare = [share("1/1")];
const parent = (euros: number, ref: string) =>
  member("parent", { ref, means: incomes(monthly(euros)) });

/**
 * Amounts per year from 1 February 2025: 10,513.60 / 15,770.41 / 21,312.87; from 1 March 2026:
 * 10,723.75 / 16,085.64 / 21,738.88. General exemption: 155.00 / 250.00 / 310.00.
 */
export const RELATIVES: readonly Example[] = [
  {
    name: "11. lives with a father of 2,400.00 a month and a mother without income",
    date: "2025-03-03",
    category: 1,
    own: "0",
    household: {
      members: [parent(2400, "father"), member("parent", { ref: "mother", means: {} })],
      countedShares: wholeShare,
    },
    // 28,800.00 − 2 × 10,513.60 = 7,772.80; − 155.00 = 7,617.80;
    // 10,513.60 − 7,617.80 = 2,895.80; / 12 = 241.3167.
    counted: "7772.80",
    exemption: "155.00",
    month: "241.32",
  },
  {
    name: "12. the same, the centre counts half of the surplus, with reasons",
    date: "2025-03-03",
    category: 1,
    own: "0",
    household: {
      members: [parent(2400, "father"), member("parent", { ref: "mother", means: {} })],
      countedShares: [share("1/2")],
    },
    // 3,886.40 − 155.00 = 3,731.40; 10,513.60 − 3,731.40 = 6,782.20; / 12 = 565.1833.
    counted: "3886.40",
    exemption: "155.00",
    month: "565.18",
  },
  {
    name: "13. the same, a third: the thirds of a cent are kept until the month",
    date: "2025-03-03",
    category: 1,
    own: "0",
    household: {
      members: [parent(2400, "father"), member("parent", { ref: "mother", means: {} })],
      countedShares: [share("1/3")],
    },
    // 7,772.80 / 3 = 2,590.9333…; − 155.00 = 2,435.9333…; 10,513.60 − 2,435.9333… = 8,077.6666…;
    // / 12 = 673.1388…
    counted: "2590.93",
    exemption: "155.00",
    month: "673.14",
  },
  {
    name: "14. two adult children who both claim with the same parents",
    date: "2025-03-03",
    category: 1,
    own: "0",
    household: {
      members: [
        parent(2400, "father"),
        member("parent", { ref: "mother", means: {} }),
        member("sibling", { claims: true }),
      ],
      countedShares: wholeShare,
      claimants: 2,
    },
    // 7,772.80 / 2 = 3,886.40 each: as in 12.
    counted: "3886.40",
    exemption: "155.00",
    month: "565.18",
  },
  {
    name: "15. parent with 1,800.00 a month: the surplus alone reaches the amount",
    date: "2025-03-03",
    category: 1,
    own: "0",
    household: { members: [parent(1800, "mother")], countedShares: wholeShare },
    // 21,600.00 − 10,513.60 = 11,086.40 ≥ 10,513.60.
    counted: "11086.40",
    exemption: "0.00",
    month: "sufficient",
  },
  {
    name: "16. partner's part and parents' part are added",
    date: "2025-03-03",
    category: 1,
    own: "600",
    household: {
      members: [
        member("lifePartner", { means: incomes(monthly(1000)) }),
        parent(1400, "father"),
        parent(600, "mother"),
      ],
      countedShares: wholeShare,
    },
    // 1,486.40 + 2,972.80 = 4,459.20; with own 5,059.20; − 155.00 = 4,904.20;
    // 10,513.60 − 4,904.20 = 5,609.40; / 12 = 467.45.
    counted: "5059.20",
    exemption: "155.00",
    month: "467.45",
  },
  {
    name: "17. a brother with 3,000.00 a month changes nothing",
    date: "2025-03-03",
    category: 1,
    own: "0",
    household: { members: [member("sibling", { means: incomes(monthly(3000)) })] },
    // 10,513.60 / 12 = 876.1333.
    counted: "0.00",
    exemption: "0.00",
    month: "876.13",
  },
  {
    name: "18. a grandmother with 1,500.00 a month, request of 27 February 2026: nothing",
    date: "2026-02-27",
    category: 1,
    own: "0",
    household: { members: [member("grandparent", { means: incomes(monthly(1500)) })] },
    counted: "0.00",
    exemption: "0.00",
    month: "876.13",
  },
  {
    name: "19. a grandmother with 1,500.00 a month, request of 2 March 2026: the whole surplus",
    date: "2026-03-02",
    category: 1,
    own: "0",
    household: { members: [member("grandparent", { means: incomes(monthly(1500)) })] },
    // 18,000.00 − 10,723.75 = 7,276.25; − 155.00 = 7,121.25; 10,723.75 − 7,121.25 = 3,602.50;
    // / 12 = 300.2083.
    counted: "7276.25",
    exemption: "155.00",
    month: "300.21",
  },
  {
    name: "20. the same, a quarter for reasons of equity",
    date: "2026-03-02",
    category: 1,
    own: "0",
    household: {
      members: [member("grandparent", { means: incomes(monthly(1500)) })],
      countedShares: [share("1/4", true)],
    },
    // 7,276.25 / 4 = 1,819.0625; − 155.00 = 1,664.0625; 10,723.75 − 1,664.0625 = 9,059.6875;
    // / 12 = 754.9739…
    counted: "1819.06",
    exemption: "155.00",
    month: "754.97",
  },
  {
    name: "21. mother with a pension of 1,000.00 and child benefit of 200.00 for the person, 2025",
    date: "2025-03-03",
    category: 1,
    own: "0",
    household: {
      members: [
        member("parent", {
          means: incomes(monthly(1000), monthly(200, "childBenefitForApplicant")),
        }),
      ],
      countedShares: wholeShare,
    },
    // The child benefit stays out: 12,000.00 − 10,513.60 = 1,486.40; − 155.00 = 1,331.40;
    // 10,513.60 − 1,331.40 = 9,182.20; / 12 = 765.1833.
    counted: "1486.40",
    exemption: "155.00",
    month: "765.18",
  },
  {
    name: "22. the same mother, request of 2 March 2026: the child benefit counts",
    date: "2026-03-02",
    category: 1,
    own: "0",
    household: {
      members: [
        member("parent", {
          means: incomes(monthly(1000), monthly(200, "childBenefitForApplicant")),
        }),
      ],
    },
    // 12,000.00 + 2,400.00 − 10,723.75 = 3,676.25; − 155.00 = 3,521.25;
    // 10,723.75 − 3,521.25 = 7,202.50; / 12 = 600.2083.
    counted: "3676.25",
    exemption: "155.00",
    month: "600.21",
  },
  {
    name: "23. partner in category 3 who works: the socio-professional exemption comes first",
    date: "2025-03-03",
    category: 3,
    own: "0",
    household: {
      members: [
        member("spouse", {
          means: {
            incomes: [monthly(1000, "wage")],
            employments: [{ variant: "general", startedOnLeefloon: true }],
          },
        }),
      ],
    },
    // (1,000.00 − 309.48) × 12 = 8,286.24; − 310.00 = 7,976.24; 21,312.87 − 7,976.24 = 13,336.63;
    // / 12 = 1,111.3858.
    counted: "8286.24",
    exemption: "310.00",
    month: "1111.39",
  },
  {
    name: "24. a mother who works: no socio-professional exemption for her",
    date: "2025-03-03",
    category: 1,
    own: "0",
    household: {
      members: [
        member("parent", {
          means: {
            incomes: [monthly(1000, "wage")],
            employments: [{ variant: "general", startedOnLeefloon: true }],
          },
        }),
      ],
      countedShares: wholeShare,
    },
    // 12,000.00 − 10,513.60, as in 21.
    counted: "1486.40",
    exemption: "155.00",
    month: "765.18",
  },
];
