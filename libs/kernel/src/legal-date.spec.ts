import {
  addDays,
  addMonths,
  belgianDay,
  instant,
  isLegalDate,
  legalDate,
  yearsBetween,
} from "./legal-date.js";

describe("a legal date", () => {
  it.each(["2025-03-03", "2024-02-29", "2000-02-29", "1899-12-31", "9999-12-31"])(
    "takes %s",
    (text) => {
      expect(isLegalDate(text)).toBe(true);
      expect(legalDate(text)).toBe(text);
    },
  );

  it.each([
    ["a day that does not exist", "2025-02-29"],
    ["a century that was no leap year", "1900-02-29"],
    ["the thirteenth month", "2025-13-01"],
    ["day zero", "2025-03-00"],
    ["the Belgian spelling", "03/03/2025"],
    ["one digit too few", "2025-3-3"],
    ["a moment", "2025-03-03T00:00:00Z"],
    ["another calendar", "2025-03-03[u-ca=hebrew]"],
    ["a line break behind it", "2025-03-03\n"],
    ["nothing", ""],
  ])("refuses %s", (_what, text) => {
    expect(isLegalDate(text)).toBe(false);
    expect(() => legalDate(text)).toThrow(RangeError);
  });

  it.each([
    ["the month is over", "2025-01-31", 1, "2025-02-28"],
    ["the month is over in a leap year", "2024-01-31", 1, "2024-02-29"],
    ["the year is over", "2025-12-15", 3, "2026-03-15"],
    ["back", "2025-03-31", -1, "2025-02-28"],
  ])("months are added where %s", (_what, from, months, to) => {
    expect(addMonths(legalDate(from), months)).toBe(to);
  });

  it("days are added over the end of February", () => {
    expect(addDays(legalDate("2025-02-27"), 2)).toBe("2025-03-01");
    expect(addDays(legalDate("2024-02-27"), 2)).toBe("2024-02-29");
    expect(addDays(legalDate("2025-03-01"), -1)).toBe("2025-02-28");
  });

  it.each([
    ["the day before the birthday", "2007-03-03", "2025-03-02", 17],
    ["on the birthday", "2007-03-03", "2025-03-03", 18],
    ["born on 29 February, on the last of February", "2008-02-29", "2026-02-28", 17],
    ["born on 29 February, on the first of March", "2008-02-29", "2026-03-01", 18],
  ])("whole years, %s", (_what, from, to, years) => {
    expect(yearsBetween(legalDate(from), legalDate(to))).toBe(years);
  });
});

describe("a moment", () => {
  it.each([
    ["2025-03-03T09:00:00+01:00", "2025-03-03T08:00:00.000Z"],
    ["2025-03-03T08:00:00.1239Z", "2025-03-03T08:00:00.123Z"],
    ["2025-03-03T08:00:00.000Z", "2025-03-03T08:00:00.000Z"],
  ])("%s has the one spelling %s", (text, expected) => {
    expect(instant(text)).toBe(expected);
  });

  it.each(["2025-03-03", "2025-03-03T08:00:00", "yesterday", ""])("refuses %p", (text) => {
    expect(() => instant(text)).toThrow(RangeError);
  });

  it.each([
    ["in winter one hour before midnight UTC", "2025-01-31T23:00:00Z", "2025-02-01"],
    ["a millisecond earlier", "2025-01-31T22:59:59.999Z", "2025-01-31"],
    ["in summer two hours before midnight UTC", "2025-06-30T22:00:00Z", "2025-07-01"],
    ["a millisecond earlier in summer", "2025-06-30T21:59:59.999Z", "2025-06-30"],
    ["in the night when the clock goes forward", "2025-03-29T23:00:00Z", "2025-03-30"],
    ["in the night when the clock goes back", "2025-10-26T22:59:59.999Z", "2025-10-26"],
  ])("the Belgian day turns %s", (_what, moment, day) => {
    expect(belgianDay(instant(moment))).toBe(day);
  });
});
