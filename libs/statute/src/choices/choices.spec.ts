import type { LegalDate } from "#kernel";
import { chosenOn } from "./choices.js";

const day = (text: string) => text as LegalDate;
const custody = (on: string, ...chosen: [value: string, from: string][]) =>
  chosenOn(
    "equalTimeCustody",
    day(on),
    chosen.map(([value, from]) => ({ key: "equalTimeCustody", value, from: day(from) })),
  );

describe("the alternative in force", () => {
  it.each([
    ["2002-10-01", "halfTime"],
    ["2022-06-26", "halfTime"],
    ["2022-06-27", "fullTime"],
  ])("is the default of the day: %s, %s", (on, value) => {
    expect(custody(on)).toEqual({ value, byCentre: false });
  });

  it("is the first default on a day before all", () => {
    expect(custody("2001-01-01")).toEqual({ value: "halfTime", byCentre: false });
  });

  it("is what the centre chose, from its day on", () => {
    expect(custody("2025-02-28", ["halfTime", "2025-03-01"])).toMatchObject({ byCentre: false });
    expect(custody("2025-03-01", ["halfTime", "2025-03-01"])).toEqual({
      value: "halfTime",
      byCentre: true,
    });
  });

  it.each([
    [["halfTime", "2024-01-01"] as const, ["fullTime", "2025-01-01"] as const],
    [["fullTime", "2025-01-01"] as const, ["halfTime", "2024-01-01"] as const],
  ])("is the newest of what it chose, in whatever order it is told: %j, %j", (one, other) => {
    const told = [[...one], [...other]] as [string, string][];
    expect(custody("2025-06-01", ...told).value).toBe("fullTime");
    expect(custody("2024-06-01", ...told).value).toBe("halfTime");
  });

  it("is not what was chosen on another point", () => {
    const rounding = { key: "rounding" as const, value: "cutOff", from: day("2020-01-01") };
    expect(chosenOn("equalTimeCustody", day("2025-03-03"), [rounding]).byCentre).toBe(false);
  });
});
