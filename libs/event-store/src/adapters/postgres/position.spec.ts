import type { Position } from "../../port.js";
import { comparePositions, toPlace, toPosition } from "./position.js";

describe("a position in PostgreSQL", () => {
  it("orders by transaction, then by place in it, as numbers of 64 bits", () => {
    const inOrder = [
      toPosition("9", "70"),
      toPosition("10", "9"),
      toPosition("10", "10"),
      toPosition("9007199254740993", "1"),
      toPosition("9007199254740994", "1"),
    ];
    expect(inOrder.toReversed().sort(comparePositions)).toEqual(inOrder);
    expect(comparePositions(inOrder[1]!, inOrder[1]!)).toBe(0);
    expect(toPlace(inOrder[3]!)).toEqual({ commitOrder: 9007199254740993n, position: 1n });
  });

  it.each(["", "memory:1", "postgres:1", "postgres:-1.2", "postgres:1.2; DROP"])(
    "is not %j",
    (text) => {
      expect(() => toPlace(text as Position)).toThrow(TypeError);
    },
  );
});
