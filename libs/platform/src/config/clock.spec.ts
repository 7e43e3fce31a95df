import { instant } from "#kernel";
import { DevelopmentClock, SystemClock } from "./clock.js";

describe("the development clock", () => {
  const start = instant("2025-03-03T09:00:00+01:00");

  it("stands still until it is told to move", () => {
    const clock = new DevelopmentClock(start);
    expect([clock.now(), clock.now()]).toEqual([start, start]);
    clock.moveTo(instant("2025-03-25T14:00:00+01:00"));
    expect(clock.now()).toBe("2025-03-25T13:00:00.000Z");
  });

  it("moves forward only", () => {
    const clock = new DevelopmentClock(start);
    clock.moveTo(start);
    expect(() => clock.moveTo(instant("2025-03-03T08:59:59.999+01:00"))).toThrow(RangeError);
    expect(clock.now()).toBe(start);
  });

  it.each([
    ["2025-03-03T22:59:59Z", "2025-03-03"],
    ["2025-03-03T23:00:00Z", "2025-03-04"],
    ["2025-07-01T21:59:59Z", "2025-07-01"],
    ["2025-07-01T22:00:00Z", "2025-07-02"],
  ])("has the Belgian day: at %s it is %s", (moment, day) => {
    expect(new DevelopmentClock(instant(moment)).today()).toBe(day);
  });
});

describe("the system clock", () => {
  it("tells the real time, in UTC with milliseconds", () => {
    const before = Date.now();
    const now = new SystemClock().now();
    expect(now).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
    expect(Date.parse(now)).toBeGreaterThanOrEqual(before);
    expect(Date.parse(now)).toBeLessThanOrEqual(Date.now());
  });
});
