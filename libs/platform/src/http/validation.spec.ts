import Type from "typebox";
import { closedObject } from "#kernel";
import { issuesOf } from "./validation.js";

const Even = Type.Refine(
  Type.Integer(),
  (n) => n % 2 === 0,
  () => "is odd",
);

const Thing = closedObject({
  name: Type.String({ minLength: 1 }),
  kind: Type.Enum(["a", "b"]),
  agreed: Type.Literal(true),
  even: Even,
  when: Type.Optional(Type.String({ format: "date" })),
  inner: closedObject({ list: Type.Array(closedObject({ n: Type.Integer() })) }),
});

const RIGHT = { name: "x", kind: "a", agreed: true, even: 2, inner: { list: [{ n: 1 }] } };

/** What is wrong, as `name type`. */
const wrong = (value: unknown) =>
  issuesOf(Thing, value, "body").map(({ name, type }) => `${name} ${type.split(":").at(-1)!}`);

describe("the issues of an input", () => {
  it("are none when it fits", () => {
    expect(wrong(RIGHT)).toEqual([]);
    expect(wrong({ ...RIGHT, when: "2025-02-28" })).toEqual([]);
  });

  it("are told all at once, however many", () => {
    const list = Array.from({ length: 50 }, () => ({ n: "?" }));
    expect(wrong({ ...RIGHT, name: 1, inner: { list } })).toHaveLength(51);
  });

  it("are one per place", () => {
    expect(wrong({ ...RIGHT, kind: "c", agreed: false, even: "?", name: "" }).toSorted()).toEqual([
      "agreed schemaViolation",
      "even schemaViolation",
      "kind schemaViolation",
      "name schemaViolation",
    ]);
  });

  it("tell what is missing and what is too much by its path", () => {
    expect(wrong({ ...RIGHT, name: undefined, inner: { list: [{}, { n: 1, m: 2 }] } })).toEqual(
      expect.arrayContaining(["inner.list[0].n requiredInput", "inner.list[1].m unknownInput"]),
    );
    expect(wrong({}).toSorted()).toEqual(
      ["agreed", "even", "inner", "kind", "name"].map((name) => `${name} requiredInput`),
    );
  });

  it("tell a right form with a wrong meaning from a wrong form", () => {
    expect(wrong({ ...RIGHT, even: 3 })).toEqual(["even invalidInput"]);
    expect(wrong({ ...RIGHT, even: 2.5 })).toEqual(["even schemaViolation"]);
  });

  it.each(["2025-02-29", "2025-13-01", "2025-3-3", "03/03/2025", "2025-03-03T00:00:00Z", ""])(
    "include a day that does not exist or is not written as one: %j",
    (when) => {
      expect(wrong({ ...RIGHT, when })).toEqual(["when schemaViolation"]);
    },
  );

  it("name the whole by nothing", () => {
    for (const value of [null, undefined, [], "text", 1]) {
      expect(wrong(value)).toEqual([" schemaViolation"]);
    }
  });

  it("say what is allowed, and never what was sent", () => {
    const [issue] = issuesOf(Thing, { ...RIGHT, kind: "secret" }, "query");
    expect(issue).toEqual({
      type: "urn:problem-type:belgif:input-validation:schemaViolation",
      in: "query",
      name: "kind",
      detail: "must be one of a, b",
    });
    expect(JSON.stringify(issuesOf(Thing, { ...RIGHT, name: 85000099712 }, "body"))).not.toContain(
      "85000099712",
    );
  });

  it("see through a name with a slash, a dot or a prototype in it", () => {
    const given = JSON.parse('{"a/b":1,"__proto__":2}') as object;
    expect(wrong({ ...RIGHT, ...Object.fromEntries(Object.entries(given)) }).toSorted()).toEqual([
      "__proto__ unknownInput",
      "a/b unknownInput",
    ]);
  });
});
