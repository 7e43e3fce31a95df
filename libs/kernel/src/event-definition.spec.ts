import Type from "typebox";
import { closedObject, defineEvent, personal, plain } from "./event-definition.js";

const name = personal("applicant", "identity", Type.String());

describe("defineEvent", () => {
  it("accepts an event whose every field is declared", () => {
    const defined = defineEvent({
      type: "procedure.RequestRegistered",
      version: 1,
      schema: closedObject({ name, at: plain(Type.String()), list: Type.Array(name) }),
    });
    expect(defined.type).toBe("procedure.RequestRegistered");
  });

  it("refuses a field that does not say whose data it is, by its path", () => {
    const schema = closedObject({ person: closedObject({ name: Type.String() }) });
    expect(() => defineEvent({ type: "a.Happened", version: 1, schema })).toThrow(".person.name");
  });

  it("refuses a hole in the chain of upcasters", () => {
    expect(() =>
      defineEvent({
        type: "a.Happened",
        version: 3,
        schema: closedObject({}),
        upcasters: { 2: (d) => d },
      }),
    ).toThrow("no upcaster from v1");
  });

  it.each(["Happened", "a.happened", "a-b.Happened", "a.Happened2"])(
    "refuses the name %s",
    (type) => {
      expect(() => defineEvent({ type, version: 1, schema: closedObject({}) })).toThrow(
        "PastTense",
      );
    },
  );
});
