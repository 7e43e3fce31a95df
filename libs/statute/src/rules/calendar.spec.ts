import { legalDate } from "#kernel";
import { birthday, monthsOver } from "./calendar.js";

describe("months that are over", () => {
  it.each([
    ["2025-01-15", 3, "2025-04-15"],
    ["2025-01-01", 0, "2025-01-01"],
    ["2024-11-30", 3, "2025-03-01"],
    ["2023-11-30", 3, "2024-03-01"],
    ["2023-11-29", 3, "2024-02-29"],
    ["2025-01-31", 1, "2025-03-01"],
    ["2025-03-31", 1, "2025-05-01"],
    ["2025-12-31", 1, "2026-01-31"],
  ])("from %s, %i months: over on %s", (first, months, day) => {
    expect(monthsOver(legalDate(first), months)).toBe(day);
  });

  it("take absurd figures for what they are", () => {
    expect(monthsOver(legalDate("2025-01-15"), 0.9)).toBe("2025-01-15");
    expect(monthsOver(legalDate("2025-01-15"), 1_000_000_000)).toBe("3025-01-15");
    expect(monthsOver(legalDate("9999-12-31"), 3)).toBe("9999-12-31");
  });
});

describe("birthdays", () => {
  it.each([
    ["2007-03-03", 18, "2025-03-03"],
    ["2008-02-29", 18, "2026-03-01"],
    ["2008-02-29", 20, "2028-02-29"],
    ["2008-02-28", 18, "2026-02-28"],
    ["2007-02-28", 21, "2028-02-28"],
  ])("born on %s, %i years old on %s", (born, years, day) => {
    expect(birthday(legalDate(born), years)).toBe(day);
  });
});
