import { etagOf, versionOf } from "./answer.js";

describe("an ETag", () => {
  it("is the version between quotes, and back", () => {
    expect(etagOf("3")).toBe('"3"');
    expect(versionOf(etagOf("12"))).toBe("12");
    expect(versionOf(' "3" ')).toBe("3");
  });

  it.each(["", "3", "*", 'W/"3"', '"3", "4"', '"-1"', '"3.0"', '"three"', `"${"9".repeat(19)}"`])(
    "is not %j",
    (header) => {
      expect(versionOf(header)).toBeUndefined();
    },
  );
});
