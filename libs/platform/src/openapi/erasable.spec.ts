import Type from "typebox";
import { closedObject, Erased, instant } from "#kernel";
import { issuesOf } from "../http/validation.js";
import { erasable, erasableFields } from "./erasable.js";
import { toOpenApi } from "./schemas.js";

const ERASED = JSON.parse(
  JSON.stringify(new Erased(instant("2031-02-07T11:00:00Z"), "selectionList: 4.2")),
) as object;

describe("a field of an answer that may have been erased", () => {
  const schema = closedObject({
    always: erasable(Type.Integer()),
    ...erasableFields({ sometimes: Type.Optional(Type.String()) }),
  });
  const fits = (value: object) => issuesOf(schema, value, "body").length === 0;

  it("has its value, or says when and on whose authority it was erased", () => {
    expect(fits({ always: 1, sometimes: "text" })).toBe(true);
    expect(fits({ always: ERASED, sometimes: ERASED })).toBe(true);
    expect(fits({ always: "1" })).toBe(false);
    expect(fits({ always: { erased: {} } })).toBe(false);
  });

  it("is optional when the field is, and only then", () => {
    expect(fits({ always: 1 })).toBe(true);
    expect(fits({ sometimes: ERASED })).toBe(false);
  });

  it("is shown as one of two in the document", () => {
    expect(toOpenApi(schema)).toMatchObject({
      required: ["always"],
      properties: {
        always: { oneOf: [{ type: "integer" }, { $ref: "#/components/schemas/Erased" }] },
        sometimes: { oneOf: [{ type: "string" }, { $ref: "#/components/schemas/Erased" }] },
      },
    });
  });
});
