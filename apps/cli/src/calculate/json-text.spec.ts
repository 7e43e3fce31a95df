import fc from "fast-check";
import { readJson } from "./json-text.js";

const read = (text: string) => readJson(new TextEncoder().encode(text));
const problemOf = (bytes: Uint8Array) => {
  const found = readJson(bytes);
  return "unreadable" in found ? found.unreadable : "readable";
};
const twice = (text: string) => {
  const found = read(text);
  return "value" in found ? found.givenTwice.map(({ pointer }) => pointer) : "unreadable";
};

describe("a text of JSON", () => {
  it("is read as it is", () => {
    const value = { a: [1, 2.5, "x\u2028y", null, true], "b/~": { c: {} } };
    expect(read(JSON.stringify(value, undefined, 2))).toEqual({ value, givenTwice: [] });
  });

  it.each([
    ["nothing", "", "is empty: a case is a JSON object"],
    ["white space", " \r\n\t", "is empty: a case is a JSON object"],
    ["a comma too many", '{"a": 1,}', "is not JSON: look at column 9"],
    ["a mistake further on", '{\n  "a": 1\n  "b": 2\n}', "is not JSON: look at line 3, column 3"],
    ["half of it", '{"a":', "is not JSON: it ends too early"],
    ["words", "Jan Peeters", "is not JSON"],
    [
      "a byte order mark",
      '\ufeff{"a": 1}',
      "begins with a byte order mark: save it as UTF-8 without one",
    ],
  ])("that is %s is no case, and none of it is repeated", (_, text, problem) => {
    expect(problemOf(new TextEncoder().encode(text))).toEqual({ pointer: "", problem });
  });

  it.each([
    ["UTF-16", Buffer.from("\ufeff{}", "utf16le")],
    ["Latin-1", Buffer.from('{"a":"é"}', "latin1")],
    ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a])],
  ])("in %s is not read", (_, bytes) => {
    expect(problemOf(bytes)).toEqual({ pointer: "", problem: "is not text in UTF-8" });
  });

  it.each([
    ['{"a":1,"a":1}', ["/a"]],
    ['{"a":1, "\\u0061" :2}', ["/a"]],
    ['{"x":[{"b":1},{"b":1,"b":2,"b":3}],"x":0}', ["/x/1/b", "/x/1/b", "/x"]],
    ['{"a/b~":1,"a/b~":2}', ["/a~1b~0"]],
    ['{"a":{"a":{"a":"a"}},"b":["a","a",{},[]]}', []],
    ['{"a":"\\"a\\":1,{[","b":"a\\\\"}', []],
    ['[{"a":1},{"a":1}]', []],
    ['"a"', []],
  ])("tells which names %s gives twice", (text, pointers) => {
    expect(twice(text)).toEqual(pointers);
  });

  it("gives no name twice, whatever it holds, when each object has each name once", () => {
    const seed = 20_250_303;
    process.stdout.write(`names of JSON: seed ${seed}\n`);
    fc.assert(
      fc.property(fc.json({ stringUnit: "binary" }), (text) => expect(twice(text)).toEqual([])),
      { seed, numRuns: 500 },
    );
  });

  it("is read through in one pass, however long", () => {
    const started = performance.now();
    expect(twice(`{"a":"${"x\\\\".repeat(2_000_000)}","b":[${"[],".repeat(500_000)}0]}`)).toEqual(
      [],
    );
    expect(twice(`${"[".repeat(100_000)}${"]".repeat(100_000)}`)).toEqual([]);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
