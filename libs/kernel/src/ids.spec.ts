import { isUuid, parseStreamName, streamName, uuid } from "./ids.js";

const ID = "4f9c4a52-1f6a-4a43-9d0e-3a5f1f0c2b7e";

describe("uuid", () => {
  it.each([ID, "00000000-0000-1000-8000-000000000000", "ffffffff-ffff-8fff-bfff-ffffffffffff"])(
    "takes %s",
    (text) => {
      expect(isUuid(text)).toBe(true);
      expect(uuid(text)).toBe(text);
    },
  );

  it.each([
    ["upper case: one thing has one spelling", ID.toUpperCase()],
    ["no hyphens", ID.replaceAll("-", "")],
    ["braces", `{${ID}}`],
    ["a version that does not exist", "4f9c4a52-1f6a-9a43-9d0e-3a5f1f0c2b7e"],
    ["another variant", "4f9c4a52-1f6a-4a43-cd0e-3a5f1f0c2b7e"],
    ["the nil UUID", "00000000-0000-0000-0000-000000000000"],
    ["a line break behind it", `${ID}\n`],
    ["nothing", ""],
    ["a national number", "85000089931"],
  ])("refuses %s", (_what, text) => {
    expect(isUuid(text)).toBe(false);
    expect(() => uuid(text)).toThrow(TypeError);
  });

  it("does not repeat in its message what it was given", () => {
    expect(() => uuid("85000089931")).toThrow("not a lower-case UUID");
  });
});

describe("streamName", () => {
  it("joins a camelCase category and an id, and takes them apart again", () => {
    const name = streamName("willingnessToWorkCondition", ID);
    expect(name).toBe(`willingnessToWorkCondition-${ID}`);
    expect(parseStreamName(name)).toEqual({ category: "willingnessToWorkCondition", id: ID });
  });

  it.each(["social-report", "SocialReport", "report2025", "", "dossier Janssens"])(
    "refuses the category %p: readers of a category split at the first hyphen",
    (category) => {
      expect(() => streamName(category, ID)).toThrow(TypeError);
    },
  );

  it("refuses anything but a UUID behind the category: no name, no date, no national number", () => {
    expect(() => streamName("application", "85000089931")).toThrow(TypeError);
    expect(() => streamName("application", "2025-03-03")).toThrow(TypeError);
  });

  it.each([ID, `-${ID}`, "application", `application-${ID}-2`, `application${ID}`])(
    "does not take %s for a stream name",
    (name) => {
      expect(() => parseStreamName(name)).toThrow(TypeError);
    },
  );
});
