import { type LegalDate, legalDate } from "#kernel";
import {
  appealTerm,
  decisionTerm,
  easterSunday,
  firstPaymentTerm,
  forwardingTerm,
  interestAfterDecision,
  interestAfterRequest,
  isWorkingDay,
  legalHolidays,
  notificationTerm,
  type Term,
} from "#statute";

type TermRule = (from: LegalDate) => Term;

function last(rule: TermRule, from: string): string {
  return rule(legalDate(from)).day;
}

describe("terms of the centre: calendar days from the day after the act, last day not moved", () => {
  it.each<[name: string, rule: TermRule, from: string, day: string]>([
    // 3 March 2025 is a Monday; the first counted day is the 4th.
    ["art. 18 § 4: forwarding, 5 days", forwardingTerm, "2025-03-03", "2025-03-08"],
    ["a Saturday is not moved", forwardingTerm, "2025-03-10", "2025-03-15"],
    ["over the end of February, common year", forwardingTerm, "2025-02-25", "2025-03-02"],
    ["over the end of February, leap year", forwardingTerm, "2024-02-25", "2024-03-01"],
    ["over the end of the year", forwardingTerm, "2025-12-29", "2026-01-03"],
    ["art. 21 § 1: decision, 30 days", decisionTerm, "2025-03-03", "2025-04-02"],
    ["30 days from 31 January, common year", decisionTerm, "2025-01-31", "2025-03-02"],
    ["30 days from 31 January, leap year", decisionTerm, "2024-01-31", "2024-03-01"],
    ["over the change to summer time", decisionTerm, "2025-03-15", "2025-04-14"],
    ["ends on a legal holiday, not moved", decisionTerm, "2025-04-01", "2025-05-01"],
    ["art. 21 § 4: notification, 8 days", notificationTerm, "2025-03-25", "2025-04-02"],
    ["art. 23 § 1: first payment, 15 days", firstPaymentTerm, "2025-03-25", "2025-04-09"],
    ["first payment over leap day", firstPaymentTerm, "2024-02-15", "2024-03-01"],
    ["art. 23: interest from the 16th day", interestAfterDecision, "2025-03-25", "2025-04-10"],
    ["art. 23: interest from the 46th day", interestAfterRequest, "2025-03-03", "2025-04-18"],
  ])("%s: %p from %s → %s", (_name, rule, from, day) => {
    expect(last(rule, from)).toBe(day);
  });

  it("interest starts the day after the term of payment has passed", () => {
    expect(last(firstPaymentTerm, "2025-03-25")).toBe("2025-04-09");
    expect(last(interestAfterDecision, "2025-03-25")).toBe("2025-04-10");
  });

  it("says that the length is sourced and the counting is not", () => {
    const term = decisionTerm(legalDate("2025-03-03"));
    expect(term).toMatchObject({ key: "decision", from: "2025-03-03", status: "unseen" });
    expect(term.citation).toMatchObject({ article: "art. 21 § 1", status: "sourced" });
    expect(term.counting).toEqual({ method: "calendarDays", status: "unseen" });
  });
});

describe("art. 47: appeal within three months, last day moved to a working day", () => {
  it.each([
    ["same day of the month", "2025-04-02", "2025-07-02"],
    ["31 January → last day of April", "2025-01-31", "2025-04-30"],
    ["29 November → last day of February", "2024-11-29", "2025-02-28"],
    ["30 November → 29 February, a Thursday", "2023-11-30", "2024-02-29"],
    ["28 February: the earlier reading", "2025-02-28", "2025-05-28"],
    ["ends on Saturday → Monday", "2025-03-14", "2025-06-16"],
    ["ends on Sunday → Monday", "2025-03-15", "2025-06-16"],
    ["ends on Friday → not moved", "2025-03-13", "2025-06-13"],
    ["ends on Easter Monday 2025 → Tuesday", "2025-01-21", "2025-04-22"],
    ["ends on Holy Saturday 2025 → Tuesday", "2025-01-19", "2025-04-22"],
    ["ends on Ascension Day 2026 (Thursday) → Friday", "2026-02-14", "2026-05-15"],
    ["ends on Whit Monday 2025 → Tuesday", "2025-03-09", "2025-06-10"],
    ["ends on 1 May 2025 (Thursday) → Friday", "2025-02-01", "2025-05-02"],
    ["ends on 21 July 2025 (Monday) → Tuesday", "2025-04-21", "2025-07-22"],
    ["ends on 15 August 2025 (Friday) → Monday", "2025-05-15", "2025-08-18"],
    ["ends on 1 November 2025 (Saturday) → Monday", "2025-08-01", "2025-11-03"],
    ["ends on 11 November 2025 (Tuesday) → Wednesday", "2025-08-11", "2025-11-12"],
    ["ends on 25 December 2025 (Thursday) → Friday", "2025-09-25", "2025-12-26"],
    ["ends on 1 January 2026 (Thursday) → Friday", "2025-10-01", "2026-01-02"],
  ])("%s: %s → %s", (_name, from, day) => {
    expect(last(appealTerm, from)).toBe(day);
  });

  it("cites both the length and the way of counting", () => {
    const term = appealTerm(legalDate("2025-04-02"));
    expect(term.citation).toMatchObject({ article: "art. 47", status: "sourced" });
    expect(term.counting.citation).toMatchObject({ article: "art. 52–54", status: "unseen" });
    expect(term.status).toBe("unseen");
  });
});

describe("working days", () => {
  it.each([
    [1961, "1961-04-02"],
    [2000, "2000-04-23"],
    [2008, "2008-03-23"],
    [2011, "2011-04-24"],
    [2024, "2024-03-31"],
    [2025, "2025-04-20"],
    [2026, "2026-04-05"],
    [2027, "2027-03-28"],
    [2033, "2033-04-17"],
    [2038, "2038-04-25"],
    [2049, "2049-04-18"],
    [2076, "2076-04-19"],
  ])("Easter %i is %s", (year, sunday) => {
    expect(easterSunday(year)).toBe(sunday);
  });

  it("ten legal holidays in 2025", () => {
    expect(legalHolidays(2025)).toEqual([
      "2025-01-01",
      "2025-04-21",
      "2025-05-01",
      "2025-05-29",
      "2025-06-09",
      "2025-07-21",
      "2025-08-15",
      "2025-11-01",
      "2025-11-11",
      "2025-12-25",
    ]);
  });

  it("a Friday that is no holiday is a working day, the weekend is not", () => {
    expect(
      ["2025-04-25", "2025-04-26", "2025-04-27"].map((d) => isWorkingDay(legalDate(d))),
    ).toEqual([true, false, false]);
  });
});
