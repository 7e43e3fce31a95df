import { parse } from "yaml";
import type { EndpointSpec } from "#platform";
import { openApiDocument, openApiYaml } from "../../../apps/api/src/openapi.js";
import { issuesOf } from "../../../libs/platform/src/http/validation.js";
import { type Product, startProduct } from "../../support/product.js";
import { declaredEndpoints } from "./support/endpoints.js";
import { inlined, ISSUER, type OpenApi, operations, resolvedResponse } from "./support/document.js";
import { operationIn } from "./support/operation-in.js";
import type { RecordedExchange } from "./support/recording-client.js";
import { useEverything } from "./support/whole-product.js";

describe("what the API really answers", () => {
  let product: Product;
  let document: OpenApi;
  let declared: Map<string, EndpointSpec>;
  let exchanges: RecordedExchange[];
  beforeAll(async () => {
    product = await startProduct();
    document = parse(openApiYaml(openApiDocument(product.app, ISSUER))) as OpenApi;
    declared = declaredEndpoints(product);
    exchanges = await useEverything(product);
  }, 60_000);
  afterAll(() => product.stop());

  const operationOf = (exchange: RecordedExchange) => operationIn(document, exchange);

  const nameOf = (exchange: RecordedExchange) =>
    `${operationOf(exchange).operationId} ${exchange.answer.status}`;

  it("has been asked for by every operation, with success and not", () => {
    const successes = exchanges.filter(({ answer }) => answer.status < 300);
    const used = new Set(successes.map((exchange) => operationOf(exchange).operationId));
    const unused = operations(document).filter(({ operationId }) => !used.has(operationId));
    expect(unused.map(({ operationId }) => operationId)).toEqual([]);
    const refusals = exchanges.map(({ answer }) => answer.status).filter((status) => status >= 400);
    expect([...new Set(refusals)].toSorted()).toEqual([400, 403, 404, 409, 410, 412, 428, 429]);
  });

  it("has a documented status and a documented type", () => {
    for (const exchange of exchanges) {
      const { responses } = operationOf(exchange);
      const response = responses[exchange.answer.status];
      const types = response && Object.keys(resolvedResponse(document, response).content ?? {});
      const type = exchange.answer.headers.get("content-type")?.split(";")[0];
      expect({ name: nameOf(exchange), types }).toEqual({ name: nameOf(exchange), types: [type] });
    }
  });

  it("fits the schema of the document", () => {
    for (const exchange of exchanges) {
      const { responses } = operationOf(exchange);
      const response = resolvedResponse(document, responses[exchange.answer.status]!);
      const [content] = Object.values(response.content ?? {});
      if (content === undefined || content.schema.type === "string") continue;
      const issues = issuesOf(inlined(document, content.schema), exchange.answer.body, "body");
      expect({ name: nameOf(exchange), issues }).toEqual({ name: nameOf(exchange), issues: [] });
    }
  });

  it("holds nothing that the code does not declare", () => {
    for (const exchange of exchanges.filter(({ answer }) => answer.status < 300)) {
      const { answers } = declared.get(operationOf(exchange).operationId)!;
      if (typeof answers === "string") continue;
      const issues = issuesOf(answers, exchange.answer.body, "body");
      expect({ name: nameOf(exchange), issues }).toEqual({ name: nameOf(exchange), issues: [] });
    }
  });

  it("has the headers that the document promises", () => {
    for (const exchange of exchanges) {
      const { responses } = operationOf(exchange);
      const response = resolvedResponse(document, responses[exchange.answer.status]!);
      const promised = Object.keys(response.headers ?? {});
      const missing = promised
        // Only on the answer to a repeated request.
        .filter((name) => name !== "Idempotency-Replayed")
        .filter((name) => exchange.answer.headers.get(name) === null);
      expect({ name: nameOf(exchange), missing }).toEqual({ name: nameOf(exchange), missing: [] });
    }
  });
});
