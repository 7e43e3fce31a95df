import Type from "typebox";
import { closedObject, personal } from "#kernel";
import { component, componentName, openApiComponents, shownAs, toOpenApi } from "./schemas.js";

describe("a schema in the document", () => {
  it("is an OpenAPI 3.0 schema: typed enumerations instead of const, oneOf instead of anyOf", () => {
    expect(toOpenApi(Type.Literal(true))).toEqual({ type: "boolean", enum: [true] });
    expect(toOpenApi(Type.Enum(["a", "b"]))).toEqual({ type: "string", enum: ["a", "b"] });
    expect(toOpenApi(Type.Enum([1, 2]))).toEqual({ type: "integer", enum: [1, 2] });
    expect(toOpenApi(Type.Union([Type.String(), Type.Integer()]))).toEqual({
      oneOf: [{ type: "string" }, { type: "integer" }],
    });
  });

  it("is open, because fields may come later; strictness is of run time", () => {
    const schema = closedObject({ a: Type.Optional(Type.String()), b: Type.Integer() });
    expect(toOpenApi(schema)).toEqual({
      type: "object",
      required: ["b"],
      properties: { a: { type: "string" }, b: { type: "integer" } },
    });
  });

  it("says nothing that is ours alone", () => {
    const secret = personal("applicant", "identity", Type.String());
    const refined = Type.Refine(
      secret,
      () => true,
      () => "never",
    );
    expect(toOpenApi(Type.Array(refined))).toEqual({ type: "array", items: { type: "string" } });
  });

  it("is shown as something else when text on the wire means more", () => {
    const size = shownAs({ type: "integer" }, Type.String({ pattern: "^[0-9]$" }));
    expect(toOpenApi(size)).toEqual({ type: "integer" });
    expect(toOpenApi(closedObject({ size }))).toMatchObject({
      properties: { size: { type: "integer" } },
    });
  });

  it("is a reference wherever it has a name, and whole among the components", () => {
    const Part = component("ProbePart", closedObject({ n: Type.Integer() }));
    const Whole = component("ProbeWhole", closedObject({ parts: Type.Array(Part) }));
    const reference = { $ref: "#/components/schemas/ProbePart" };
    expect(componentName(Part)).toBe("ProbePart");
    expect(componentName(Type.String())).toBeUndefined();
    expect(openApiComponents()).toMatchObject({
      ProbePart: { type: "object", properties: { n: { type: "integer" } } },
      ProbeWhole: { properties: { parts: { type: "array", items: reference } } },
    });
    expect(toOpenApi(Type.Array(Whole))).toEqual({
      type: "array",
      items: { $ref: "#/components/schemas/ProbeWhole" },
    });
    expect(() => component("ProbePart", Type.String())).toThrow(
      "two components are named ProbePart",
    );
  });
});
