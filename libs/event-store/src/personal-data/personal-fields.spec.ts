import Type from "typebox";
import { closedObject, personal, plain } from "#kernel";
import { putBack, takerOf } from "./personal-fields.js";

const name = personal("applicant", "identity", Type.String());
const income = personal("householdMember", "finance", Type.Integer());
const taken = (schema: Parameters<typeof takerOf>[0], data: object) => {
  const found = takerOf(schema)?.(data) ?? [];
  return {
    fields: found.map(({ path, value, subject }) => [path, value, subject]),
    left: JSON.stringify(data),
  };
};

describe("personal fields", () => {
  it("are taken out of objects and lists, in each of which a place is left", () => {
    const schema = closedObject({
      at: plain(Type.String()),
      who: closedObject({ name, nick: Type.Optional(name) }),
      names: Type.Array(name),
      incomes: Type.Array(closedObject({ kind: plain(Type.String()), income })),
    });
    const data = {
      at: "x",
      who: { name: "A" },
      names: ["B", "C"],
      incomes: [
        { kind: "wage", income: 1 },
        { kind: "other", income: 0 },
      ],
    };
    expect(taken(schema, data)).toEqual({
      fields: [
        ["/who/name", "A", "applicant"],
        ["/names/0", "B", "applicant"],
        ["/names/1", "C", "applicant"],
        ["/incomes/0/income", 1, "householdMember"],
        ["/incomes/1/income", 0, "householdMember"],
      ],
      left: '{"at":"x","who":{},"names":[null,null],"incomes":[{"kind":"wage"},{"kind":"other"}]}',
    });
  });

  it("are whole values where an object, a list or a union is declared as one", () => {
    const schema = closedObject({
      person: personal("thirdParty", "identity", closedObject({ name: Type.String() })),
      list: personal("applicant", "health", Type.Array(Type.String())),
      either: personal("applicant", "finance", Type.Union([Type.Null(), Type.Integer()])),
    });
    expect(taken(schema, { person: { name: "A" }, list: ["b"], either: null })).toEqual({
      fields: [
        ["/person", { name: "A" }, "thirdParty"],
        ["/list", ["b"], "applicant"],
        ["/either", null, "applicant"],
      ],
      left: "{}",
    });
  });

  it("are found in records, under keys of any spelling", () => {
    const schema = closedObject({ by: Type.Record(Type.String(), name) });
    const data = JSON.parse('{"by":{"a/b~c":"A","__proto__":"B","":"C"}}') as { by: object };
    const { fields, left } = taken(schema, data);
    expect(fields).toEqual([
      ["/by/a~1b~0c", "A", "applicant"],
      ["/by/__proto__", "B", "applicant"],
      ["/by/", "C", "applicant"],
    ]);
    const again = JSON.parse(left) as { by: object };
    for (const [path, value] of fields) putBack(again, String(path), value);
    expect(Object.entries(again.by).sort()).toEqual([
      ["", "C"],
      ["__proto__", "B"],
      ["a/b~c", "A"],
    ]);
    expect(Object.getPrototypeOf(again.by)).toBe(Object.prototype);
  });

  it("are those of the branch of a union that the data fits", () => {
    const branch = (kind: string, rest: object) =>
      closedObject({ kind: plain(Type.Literal(kind)), ...rest });
    const schema = closedObject({
      either: Type.Union([
        branch("named", { value: name }),
        branch("counted", { value: plain(Type.Integer()) }),
      ]),
    });
    expect(taken(schema, { either: { kind: "named", value: "A" } }).fields).toHaveLength(1);
    expect(taken(schema, { either: { kind: "counted", value: 1 } }).fields).toEqual([]);
    expect(() => taken(schema, { either: { kind: "named", value: 1 } })).toThrow("no branch");
  });

  it("are taken when the data fits several branches and one of them says so", () => {
    for (const branches of [
      [plain(Type.String()), name],
      [name, plain(Type.String())],
    ]) {
      const schema = closedObject({ either: Type.Union(branches) });
      expect(taken(schema, { either: "A" })).toEqual({
        fields: [["/either", "A", "applicant"]],
        left: "{}",
      });
    }
  });

  it("are none where data is nobody's, or of staff, who are pseudonyms", () => {
    const staff = personal("staff", "identity", Type.String());
    expect(takerOf(closedObject({ at: plain(Type.String()), by: Type.Array(staff) }))).toBe(
      undefined,
    );
    const schema = closedObject({ by: staff, name });
    expect(taken(schema, { by: "u-1", name: "A" })).toEqual({
      fields: [["/name", "A", "applicant"]],
      left: '{"by":"u-1"}',
    });
  });

  it("cannot be all of an event", () => {
    expect(() => takerOf(name)).toThrow(TypeError);
  });
});

describe("putting a field back", () => {
  it.each(["", "x", "/a/b", "/a/0/c", "/list/0/x", "/toString/x", "/__proto__/x"])(
    "refuses %j when nothing is there to put it in",
    (path) => {
      expect(() => putBack({ a: 1, list: [null] }, path, 1)).toThrow("a path leads nowhere");
      expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
    },
  );
});
