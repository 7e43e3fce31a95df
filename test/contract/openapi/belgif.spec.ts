import { parse } from "yaml";
import type { EndpointSpec } from "#platform";
import { openApiDocument, openApiYaml } from "../../../apps/api/src/openapi.js";
import { issuesOf } from "../../../libs/platform/src/http/validation.js";
import { type Product, startProduct } from "../../support/product.js";
import { declaredEndpoints } from "./support/endpoints.js";
import {
  inlined,
  ISSUER,
  type OpenApi,
  operations,
  type PlacedOperation,
  resolved,
  resolvedResponse,
  schemasIn,
} from "./support/document.js";

/** Words that stand for one thing or for a verb of the guide (`sens-dat`), not for a collection. */
const NOT_COLLECTIONS = [
  "query", // POST …/query: sensitive input in the body (sens-dat)
  "document", // the one document of a packet
  "receipt", // the one receipt of a file
  "trace", // the one trace of a determination
  "decisionLetter", // the one letter of a decision
  "evidence", // has no plural
  "evidenceBundle", // the one bundle of a file
  "health", // hlth-res
  "profile", // of the caller
  "proportionality", // the one weighing of what a person was asked
  "metrics", // by convention of Prometheus
  "refData", // doc-refdata
];

const LOWER_CAMEL_CASE = /^[a-z][a-zA-Z0-9]*$/;
const UPPER_CAMEL_CASE = /^([A-Z][a-z0-9]+)+$/;

describe("the rules of the Belgian REST guide (ids in brackets)", () => {
  let product: Product;
  let document: OpenApi;
  let all: PlacedOperation[];
  let declared: Map<string, EndpointSpec>;
  beforeAll(async () => {
    product = await startProduct();
    document = parse(openApiYaml(openApiDocument(product.app, ISSUER))) as OpenApi;
    all = operations(document);
    declared = declaredEndpoints(product);
  });
  afterAll(() => product.stop());

  /** The operation ids for which `holds` does not hold. */
  const breaking = (holds: (operation: PlacedOperation) => boolean) =>
    all.filter((operation) => !holds(operation)).map(({ operationId }) => operationId);

  const segments = () =>
    new Set(Object.keys(document.paths).flatMap((path) => path.split("/").filter(Boolean)));

  it("is OpenAPI 3.0 and holds every endpoint of the code [oas-contra]", () => {
    expect(document.openapi).toMatch(/^3\.0\.\d$/);
    const documented = all.map(({ operationId }) => operationId);
    expect(documented.toSorted()).toEqual([...declared.keys()].toSorted());
    expect(documented.length).toBeGreaterThan(30);
  });

  it("has unique operation ids in lowerCamelCase [openapi-opid]", () => {
    const ids = all.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !LOWER_CAMEL_CASE.test(id))).toEqual([]);
  });

  it("gives each operation one declared tag and a summary [oas-tags, oas-descr]", () => {
    const tags = document.tags.map(({ name }) => name);
    expect(breaking(({ tags: of }) => of.length === 1 && tags.includes(of[0]!))).toEqual([]);
    expect(breaking(({ summary }) => /^[A-Z].*\.$/.test(summary))).toEqual([]);
    expect(tags.filter((tag) => !all.some((operation) => operation.tags[0] === tag))).toEqual([]);
  });

  it("has lowerCamelCase segments and parameters below a versioned prefix [uri-format, path-param]", () => {
    expect(document.servers).toEqual([
      { url: "/REST/socialAssistance/v1", description: expect.any(String) },
    ]);
    for (const segment of segments()) {
      expect(segment).toMatch(/^(\{[a-z][a-zA-Z0-9]*\}|[a-z][a-zA-Z0-9]*)$/);
    }
    const parameters = all.flatMap((operation) => operation.parameters ?? []);
    const wrong = parameters.filter(
      ({ in: where, name }) => where !== "header" && !LOWER_CAMEL_CASE.test(name),
    );
    expect(wrong).toEqual([]);
  });

  it("names collections in the plural [col-name]", () => {
    const names = [...segments()].filter((s) => !s.startsWith("{") && !NOT_COLLECTIONS.includes(s));
    expect(names.filter((name) => !name.endsWith("s"))).toEqual([]);
    const unused = NOT_COLLECTIONS.filter((name) => !segments().has(name));
    expect(unused).toEqual([]);
  });

  it("requires the body wherever there is one [opbody-req]", () => {
    expect(breaking(({ requestBody }) => requestBody?.required !== false)).toEqual([]);
    const withBody = all.filter(({ requestBody }) => requestBody !== undefined);
    expect(withBody.map(({ method }) => method)).not.toContain("get");
    expect(withBody.length).toBeGreaterThan(15);
  });

  it("has an example for each body that its own validation accepts [oas-exampl]", () => {
    for (const { operationId, requestBody } of all) {
      if (requestBody === undefined) continue;
      const { examples = {}, schema } = requestBody.content["application/json"]!;
      const values = Object.values(examples).map(({ value }) => value);
      expect({ operationId, examples: values.length }).not.toEqual({ operationId, examples: 0 });
      for (const value of values) {
        const issues = [
          ...issuesOf(declared.get(operationId)!.body!, value, "body"),
          ...issuesOf(inlined(document, schema), value, "body"),
        ];
        expect({ operationId, issues }).toEqual({ operationId, issues: [] });
      }
    }
  });

  it("answers a problem by default, and every 4xx as a problem [prb-defaul]", () => {
    for (const { operationId, responses } of all) {
      const problems = Object.entries(responses).filter(([status]) =>
        /^(4..|default)$/.test(status),
      );
      expect({ operationId, statuses: problems.map(([s]) => s) }).toEqual({
        operationId,
        statuses: expect.arrayContaining(["400", "default"]),
      });
      for (const [, response] of problems) {
        const { content } = resolvedResponse(document, response);
        expect(Object.keys(content ?? {})).toEqual(["application/problem+json"]);
      }
    }
  });

  it("secures every operation but the health [sec-req]", () => {
    const open = breaking(({ security }) => (security ?? []).length > 0);
    expect(open).toEqual(["readHealth"]);
    const named = all.flatMap(({ security }) => (security ?? []).flatMap((s) => Object.keys(s)));
    expect([...new Set(named)]).toEqual(Object.keys(document.components.securitySchemes));
  });

  it("answers objects at the top, collections with items [evo-object, col-repres]", () => {
    for (const { operationId, responses } of all) {
      for (const [status, response] of Object.entries(responses)) {
        const schema = resolvedResponse(document, response).content?.["application/json"]?.schema;
        if (schema === undefined) continue;
        const { type, properties = {} } = resolved(document, schema);
        expect({ operationId, status, type }).toEqual({ operationId, status, type: "object" });
        if (/^(list|find|readHistory)/.test(operationId)) {
          expect(properties["items"]?.type).toBe("array");
        }
      }
    }
  });

  it("asks for no national number in an address or a header [sens-dat]", () => {
    const parameters = all.flatMap((operation) => operation.parameters ?? []);
    const named = parameters.filter(({ name }) => /insz|ssin|niss|national/i.test(name));
    expect(named).toEqual([]);
    const elevenDigits = parameters.filter(({ schema }) => JSON.stringify(schema).includes("{11}"));
    expect(elevenDigits).toEqual([]);
    expect([...segments()].filter((segment) => /insz|^ssin|niss/i.test(segment))).toEqual([]);
  });

  it("asks for If-Match wherever something that exists is changed, and nowhere else", () => {
    const asking = all.filter(({ parameters = [] }) =>
      parameters.some(({ name, required }) => name === "If-Match" && required === true),
    );
    const changes = [...declared.values()].filter(({ kind }) => kind === "change");
    expect(asking.map(({ operationId }) => operationId).toSorted()).toEqual(
      changes.map(({ operationId }) => operationId).toSorted(),
    );
  });

  it("names components in UpperCamelCase, properties in lowerCamelCase [oas-comp, jsn-naming]", () => {
    const { schemas, responses } = document.components;
    const names = [...Object.keys(schemas), ...Object.keys(responses)];
    expect(names.filter((name) => !UPPER_CAMEL_CASE.test(name))).toEqual([]);
    const properties = schemasIn(schemas).flatMap(({ properties: of }) => Object.keys(of ?? {}));
    expect(properties.filter((name) => !LOWER_CAMEL_CASE.test(name))).toEqual([]);
    expect([...names, ...properties].filter((name) => /info$|data$/i.test(name))).toEqual([]);
  });

  it("omits instead of null, and keeps to the keywords of OpenAPI 3.0 [jsn-null, oas-enum]", () => {
    const foreign = [
      "nullable",
      "const",
      "patternProperties",
      "$id",
      "$defs",
      "anyOf",
      "if",
      "not",
    ];
    const nodes = schemasIn(document.components.schemas);
    const found = nodes.flatMap((node) => foreign.filter((keyword) => keyword in node));
    expect(found).toEqual([]);
    expect(nodes.flatMap((node) => Object.keys(node).filter((k) => /^(x-|~)/.test(k)))).toEqual([]);
    expect(nodes.filter(({ type }) => Array.isArray(type) || type === "null")).toEqual([]);
    expect(nodes.filter((node) => "enum" in node && !("type" in node))).toEqual([]);
  });

  it("has no money in floating point [dec-type]", () => {
    const numbers = schemasIn(document.components.schemas).filter(({ type }) => type === "number");
    // A tried figure may be a percentage; one that is an amount must be whole, or it is refused.
    const { whatIf } = document.components.schemas["CalculationQuery"]!.properties!;
    expect(numbers).toEqual([whatIf!.items!.properties!["value"]]);
  });
});
