import { writeFileSync } from "node:fs";
import { createConfig, lintFromString } from "@redocly/openapi-core";
import { openApiDocument, openApiYaml } from "../../../apps/api/src/openapi.js";
import { startProduct } from "../../support/product.js";
it("x", async () => {
  const p = await startProduct();
  const y = openApiYaml(openApiDocument(p.app, "https://issuer.example"));
  writeFileSync("/tmp/openapi.yaml", y);
  const config = await createConfig({ extends: ["recommended"] });
  const problems = await lintFromString({ source: y, config });
  writeFileSync("/tmp/lint.json", JSON.stringify(problems.map((x) => [x.severity, x.ruleId, x.message, x.location.map((l) => "pointer" in l ? l.pointer : "")]), null, 1));
  await p.stop();
});
