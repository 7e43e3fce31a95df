import type { TSchema } from "typebox";
import { issuesOf } from "../http/validation.js";
import {
  Day,
  EuroCentAmount,
  Id,
  line,
  LongPageSize,
  Moment,
  PageSize,
  text,
} from "./common-schemas.js";

const fits = (schema: TSchema, value: unknown) => issuesOf(schema, value, "body").length === 0;

describe("the common schemas", () => {
  it.each<[string, TSchema, readonly unknown[], readonly unknown[]]>([
    ["a day", Day, ["2024-02-29", "2025-03-03"], ["2025-02-29", "2025-3-3", "", 20250303]],
    [
      "a moment",
      Moment,
      ["2025-03-03T08:00:00.000Z", "2025-03-03T09:00:00+01:00"],
      ["2025-03-03", "2025-03-03T09:00:00", "2025-03-03T25:00:00Z"],
    ],
    [
      "an identifier",
      Id,
      ["4f9c4a52-1f6a-4a43-9d0e-3a5f1f0c2b7e"],
      ["4F9C4A52-1F6A-4A43-9D0E-3A5F1F0C2B7E", "4f9c4a521f6a4a439d0e3a5f1f0c2b7e", "1"],
    ],
    ["an amount", EuroCentAmount, [0, 131_420], [-1, 1.5, "131420", 100_000_000_001]],
    ["a page size", PageSize, ["1", "99", "100"], ["0", "101", "01", "-1", "1.5", "", 20]],
    ["a long page size", LongPageSize, ["1", "100", "499", "500"], ["0", "501", "0500"]],
    [
      "a line",
      line(5),
      ["a", " a b ", "éèüß"],
      ["", "   ", "a\nb", "a\tb", "abcdef", "\u007f", "a\u0000b", "a\u0007"],
    ],
    [
      "a text",
      text(),
      ["a", " a", "a\nb", "\ta\r\n", "x".repeat(8_000)],
      ["", " \n\t ", "x".repeat(8_001), "a\u0000", "\u0007b", "a\u001bb"],
    ],
  ])("let in %s and nothing like it", (_, schema, right, wrong) => {
    expect(right.filter((value) => !fits(schema, value))).toEqual([]);
    expect(wrong.filter((value) => fits(schema, value))).toEqual([]);
  });

  it("judge long texts in one pass", () => {
    const started = performance.now();
    for (const filler of ["a", " ", "a "]) {
      expect(fits(text(), `${filler.repeat(100_000)}\u0000`)).toBe(false);
    }
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
