import { Temporal } from "temporal-polyfill";
import { civilDate, civilDateOf, civilText, daysInMonth, epochDay } from "./civil-date.js";

describe("the calendar, held against Temporal", () => {
  it.each([
    ["two centuries that are counted in", "1900-01-01", "2200-12-31"],
    ["around the end of four centuries", "1999-12-01", "2000-04-01"],
    ["around the year 0", "-000005-01-01", "0005-12-31"],
    ["around the last year of four digits", "9995-01-01", "+010005-12-31"],
  ])("every day: %s", (_what, first, last) => {
    const end = Temporal.PlainDate.from(last);
    const zero = Temporal.PlainDate.from("1970-01-01");
    let days = zero.until(first).days;
    let day = Temporal.PlainDate.from(first);
    const different: unknown[] = [];
    while (Temporal.PlainDate.compare(day, end) <= 0) {
      const text = day.toString();
      const date = civilDate(text);
      const same =
        date.year === day.year &&
        date.month === day.month &&
        date.day === day.day &&
        civilText(date) === text &&
        epochDay(date) === days &&
        civilText(civilDateOf(days)) === text &&
        daysInMonth(date.year, date.month) === day.daysInMonth;
      if (!same) different.push(text);
      day = day.add({ days: 1 });
      days += 1;
    }
    expect(different).toEqual([]);
  });
});
