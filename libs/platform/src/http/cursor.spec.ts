import Type from "typebox";
import { closedObject } from "#kernel";
import { decodeCursor, encodeCursor } from "./cursor.js";
import { ProblemError } from "./problem.js";

const Place = closedObject({ on: Type.String({ format: "date" }), n: Type.Integer() });

describe("a cursor", () => {
  it("stands for the place that it was made from", () => {
    const place = { on: "2025-03-03", n: 7 };
    expect(decodeCursor(encodeCursor(place), Place)).toEqual(place);
  });

  it("goes into an address as it is", () => {
    expect(encodeCursor({ text: "é?&=/+ü" })).toMatch(/^[\w-]+$/);
  });

  it.each([
    ["nothing", ""],
    ["no JSON", "zzz"],
    ["another place", encodeCursor({ on: "2025-03-03" })],
    ["a place and more", encodeCursor({ on: "2025-03-03", n: 7, m: 8 })],
    ["a day that does not exist", encodeCursor({ on: "2025-02-30", n: 7 })],
    ["no object", encodeCursor([1])],
  ])("is refused with 400: %s", (_, cursor) => {
    let refusal: unknown;
    try {
      decodeCursor(cursor, Place);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(ProblemError);
    expect((refusal as ProblemError).problem).toMatchObject({
      status: 400,
      issues: [{ in: "query", name: "after" }],
    });
  });
});
