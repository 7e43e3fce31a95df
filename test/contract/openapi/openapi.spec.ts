import { createConfig, lintFromString } from "@redocly/openapi-core";
import { parse } from "yaml";
import { API_PREFIX } from "#platform";
import { openApiDocument, openApiYaml } from "../../../apps/api/src/openapi.js";
import { type Product, startProduct } from "../../support/product.js";
import { expectCommitted, ISSUER } from "./support/document.js";

/** Warnings of the recommended rules that we live with, each with its reason. */
const ACCEPTED_WARNINGS: Readonly<Record<string, string>> = {};

describe("docs/openapi.yaml", () => {
  let product: Product;
  let yaml: string;
  beforeAll(async () => {
    product = await startProduct();
    yaml = openApiYaml(openApiDocument(product.app, ISSUER));
  });
  afterAll(() => product.stop());

  it("is what the code makes, byte for byte", () => {
    expectCommitted("docs/openapi.yaml", yaml);
  });

  it("is what is served, but for the issuer of the installation", async () => {
    const answer = await fetch(`${product.url}${API_PREFIX}/doc/openapi.yaml`);
    expect(answer.headers.get("content-type")).toBe("application/yaml; charset=utf-8");
    const served = parse(await answer.text()) as {
      components: { securitySchemes: { oidc: { flows: { authorizationCode: object } } } };
    };
    const { authorizationCode } = served.components.securitySchemes.oidc.flows;
    expect(JSON.stringify(authorizationCode)).toContain("http://127.0.0.1:");
    Object.assign(authorizationCode, {
      authorizationUrl: `${ISSUER}/auth`,
      tokenUrl: `${ISSUER}/token`,
    });
    expect(served).toEqual(parse(yaml));
  });

  it("means the same to readers of YAML 1.1", () => {
    expect(parse(yaml, { version: "1.1" })).toEqual(parse(yaml));
  });

  it("passes the recommended rules of Redocly without an error or an unexplained warning", async () => {
    const config = await createConfig({ extends: ["recommended"] });
    const problems = await lintFromString({ source: yaml, config });
    const unexplained = problems
      .filter(({ severity, ruleId }) => severity === "error" || !(ruleId in ACCEPTED_WARNINGS))
      .map(({ ruleId, message, location }) => ({
        ruleId,
        message,
        at: location.map((place) => place.pointer),
      }));
    expect(unexplained).toEqual([]);
  });
});
