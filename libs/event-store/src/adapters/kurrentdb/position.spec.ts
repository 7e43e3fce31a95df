import type { Position } from "../../port.js";
import { comparePositions, toLogPosition, toPosition } from "./position.js";

describe("a position in KurrentDB", () => {
  it.each([0n, 1n, 2n ** 53n + 1n, 2n ** 63n - 1n])("keeps every digit of %s", (place) => {
    expect(toLogPosition(toPosition(place))).toBe(place);
  });

  it("is compared as a number, beyond what JavaScript counts to", () => {
    const [near, far] = [toPosition(2n ** 53n), toPosition(2n ** 53n + 1n)];
    expect(comparePositions(near, far)).toBeLessThan(0);
    expect(comparePositions(far, near)).toBeGreaterThan(0);
    expect(comparePositions(far, far)).toBe(0);
    expect(comparePositions(toPosition(9n), toPosition(10n))).toBeLessThan(0);
  });

  it.each(["postgres:1.2", "kurrentdb:", "kurrentdb:-1", "kurrentdb:1.5", "12"])(
    "is not %s",
    (text) => {
      expect(() => toLogPosition(text as Position)).toThrow(TypeError);
    },
  );
});
