import { type INestApplication } from "@nestjs/common";
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from "@nestjs/swagger";
import { stringify } from "yaml";
import { API_PREFIX, openApiComponents } from "#platform";

const TAGS: readonly [string, string][] = [
  ["applications", "Requests for the minimum income: register, find, follow, notify."],
  ["conditions", "The six statutory conditions: evidence and findings."],
  ["calculations", "What the minimum income comes to, step by step."],
  ["socialReports", "The social report: written, read to the person, reviewed, sealed."],
  ["sittings", "Sittings of the committee: agenda, opening, decisions."],
  ["decisions", "Packets, decisions and the letters that tell them."],
  ["refData", "Code lists."],
  ["operations", "Health, profile, figures."],
];

/** The OpenAPI 3.0 document of the API, made from the code. */
export function openApiDocument(app: INestApplication, issuer: string): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setTitle("Rechtop: social assistance")
    .setDescription(
      "Requests for the minimum income (leefloon, revenu d’intégration) at a Belgian public " +
        "centre for social welfare: six statutory conditions and nothing else.",
    )
    .setVersion("1")
    .setOpenAPIVersion("3.0.3")
    .setLicense("EUPL-1.2", "https://interoperable-europe.ec.europa.eu/collection/eupl")
    .setContact("Rechtop", "", "rechtop@example.org")
    .addServer("/", "This server")
    .addSecurity("oidc", {
      type: "oauth2",
      description: "OpenID Connect: authorization code with PKCE.",
      flows: {
        authorizationCode: {
          authorizationUrl: `${issuer}/auth`,
          tokenUrl: `${issuer}/token`,
          scopes: { openid: "Log in" },
        },
      },
    });
  for (const [name, description] of TAGS) builder.addTag(name, description);
  const document = SwaggerModule.createDocument(app, builder.build());
  document.components = {
    ...document.components,
    schemas: { ...openApiComponents(), ...PROBLEM_SCHEMAS },
  };
  const paths = Object.entries(document.paths).sort(([a], [b]) => (a < b ? -1 : 1));
  document.paths = Object.fromEntries(paths);
  return document;
}

/** The document as YAML, as it is committed and served. */
export function openApiYaml(document: OpenAPIObject): string {
  return stringify(document, { lineWidth: 100, aliasDuplicateObjects: false });
}

/** Where the document and the page to try it are served. */
export const DOCUMENTATION = `${API_PREFIX}/doc`;

const PROBLEM_SCHEMAS = {
  Problem: {
    type: "object",
    description: "A problem of RFC 9457. Which types there are: /refData/problemTypes.",
    required: ["type", "title", "status", "detail", "instance"],
    properties: {
      type: { type: "string", format: "uri", example: "urn:problem-type:belgif:badRequest" },
      title: { type: "string" },
      status: { type: "integer", minimum: 400, maximum: 599 },
      detail: { type: "string", description: "What is wrong here and what to do about it." },
      instance: { type: "string", format: "uri", description: "Names this occurrence." },
      issues: { type: "array", items: { $ref: "#/components/schemas/InputValidationIssue" } },
    },
  },
  InputValidationIssue: {
    type: "object",
    description: "One thing that is wrong with the input; all are given at once.",
    required: ["type", "in", "name", "detail"],
    properties: {
      type: { type: "string", format: "uri" },
      in: { type: "string", enum: ["body", "header", "path", "query"] },
      name: { type: "string", example: "person.address.postalCode" },
      detail: { type: "string" },
    },
  },
};
