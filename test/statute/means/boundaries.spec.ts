import { legalDate } from "#kernel";
import { loadParameters } from "#statute";
import type { Means } from "../../../libs/statute/src/facts/means.js";
import { meansBoundaries } from "../../../libs/statute/src/rules/means/boundaries.js";
import { sale, work } from "./case.js";

const parameters = loadParameters();
const requestedOn = legalDate("2025-03-03");

/** Days on which the means may count otherwise although no fact begins or ends. */
describe("boundaries of means", () => {
  it.each<[string, Means, readonly string[]]>([
    ["no means", {}, []],
    [
      // 1,095 days after the request, six years after it
      "work, nothing told of the credit",
      { employments: [work()] },
      ["2028-03-02", "2031-03-03"],
    ],
    [
      // 10 January 2025 + (1,095 − 100) days
      "100 days used before 10 January 2025, first day 2 May 2021",
      {
        employments: [
          work({
            firstDay: legalDate("2021-05-02"),
            from: legalDate("2025-01-10"),
            daysUsed: 100,
          }),
        ],
      },
      ["2027-05-02", "2027-10-02"],
    ],
    [
      "irregular artistic income has the same credit",
      { employments: [work({ variant: "artist" })] },
      ["2028-03-02", "2031-03-03"],
    ],
    [
      "a shortage occupation: three months too",
      { employments: [work({ variant: "shortage", from: legalDate("2025-03-10") })] },
      ["2025-06-10", "2028-03-09", "2031-03-10"],
    ],
    [
      "begun on 30 November: three months end with February",
      { employments: [work({ variant: "shortage", from: legalDate("2024-11-30"), daysUsed: 0 })] },
      ["2025-03-01", "2027-11-30", "2030-11-30"],
    ],
    ["a student: as long as the facts say", { employments: [work({ variant: "student" })] }, []],
    [
      "two jobs with the same credit, a sale",
      { employments: [work(), work()], transfers: [sale("2025-04-01", "1.00")] },
      ["2025-04-01", "2028-03-02", "2031-03-03"],
    ],
  ])("%s", (_situation, means, days) => {
    expect(meansBoundaries(means, requestedOn, parameters)).toEqual(days);
  });
});
