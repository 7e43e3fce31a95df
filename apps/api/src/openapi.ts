import { type INestApplication } from "@nestjs/common";
import { type OpenAPIObject, SwaggerModule } from "@nestjs/swagger";
import { stringify } from "yaml";
import { API_PREFIX, openApiComponents } from "#platform";
import { documentedPaths, HEADERS, PROBLEM_RESPONSES, PROBLEM_SCHEMAS } from "./openapi-edge.js";

const TAGS: readonly [string, string][] = [
  ["applications", "Requests for the minimum income: register, find, follow, notify."],
  ["conditions", "The six statutory conditions: evidence and findings."],
  ["determinations", "The right through time: determined, kept, explained step by step."],
  ["calculations", "What the minimum income comes to, from facts alone, without a file."],
  ["socialReports", "The social report: written, read to the person, reviewed, sealed."],
  ["sittings", "Sittings of the committee: agenda, opening, decisions."],
  ["decisions", "Packets, decisions and the letters that tell them."],
  ["erasures", "Erasing the personal data of a file: ask, answer, hold up, execute."],
  ["processings", "Who looked at whose data, when and why; who was refused."],
  ["refData", "Code lists."],
  ["operations", "Health, profile, figures."],
];

const DESCRIPTION = `Requests for the minimum income (leefloon, revenu d’intégration) at a Belgian public centre for
social welfare: six statutory conditions and nothing else.

**National numbers** go in bodies only, never in an address or a header.

**Headers of every answer.** \`BelGov-Trace-Id\` names the exchange; it is the correlation id of
whatever was recorded. A well-formed \`BelGov-Trace-Id\` of the request comes back as
\`BelGov-Related-Trace-Id\`. \`API-Version\` is the version of this API.

**Who looks is recorded.** \`x-processing\` of each operation says what is written of it before the
answer leaves; without it there is no answer (503). A \`traceparent\` (W3C) of the request, or a
\`BelGov-Trace-Id\` that is a UUID, is kept with it, so that it is found from either side.

**Changing what exists.** Read it, and send its \`ETag\` in \`If-Match\`. Without it: 428. When it has
changed since: 412, with the \`ETag\` of now.

**Trying again.** With an \`Idempotency-Key\` a request has one effect however often it is sent; a
repeat gives the first answer again, with \`Idempotency-Replayed: true\`.

**Reading what was just written.** Single resources are never behind. Lists may be: send the
\`Rechtop-Position\` of the answer to the change as \`Rechtop-Minimum-Position\`, and the list waits.

**Asking too often.** Operations with \`x-limit\` let one person have \`burst\` answers at once, and
\`perMinute\` in the long run. Beyond that: 429, with \`Retry-After\` in seconds.

**Pages.** \`next\` is the path of the next page below the server; it is absent on the last one.

**Problems** have a stable \`type\`; which there are and what to do: \`/refData/problemTypes\`.`;

/** The OpenAPI 3.0 document of the API, made from the code. */
export function openApiDocument(app: INestApplication, issuer: string): OpenAPIObject {
  const head = {
    openapi: "3.0.3",
    info: {
      title: "Rechtop: social assistance",
      description: DESCRIPTION,
      version: "1.0.0",
      contact: { name: "Rechtop", email: "rechtop@example.org" },
      license: {
        name: "EUPL-1.2",
        url: "https://interoperable-europe.ec.europa.eu/collection/eupl",
      },
    },
    servers: [{ url: API_PREFIX, description: "This server" }],
    tags: TAGS.map(([name, description]) => ({ name, description })),
  };
  const { paths } = SwaggerModule.createDocument(app, head);
  const schemas: object = { ...openApiComponents(), ...PROBLEM_SCHEMAS };
  return {
    ...head,
    paths: documentedPaths(paths),
    components: {
      securitySchemes: { oidc: securityScheme(issuer) },
      headers: HEADERS,
      responses: PROBLEM_RESPONSES,
      schemas: schemas as NonNullable<NonNullable<OpenAPIObject["components"]>["schemas"]>,
    },
  };
}

/** The document as YAML, as it is committed and served. */
export function openApiYaml(document: OpenAPIObject): string {
  // Readers of YAML 1.1 would take an unquoted 2025-03-03 for a moment and `on` for true.
  return stringify(document, {
    lineWidth: 100,
    aliasDuplicateObjects: false,
    blockQuote: "literal",
    compat: "yaml-1.1",
  });
}

/** Where the document and the page to try it are served. */
export const DOCUMENTATION = `${API_PREFIX}/doc`;

function securityScheme(issuer: string) {
  return {
    type: "oauth2" as const,
    description: "OpenID Connect: authorization code with PKCE.",
    flows: {
      authorizationCode: {
        authorizationUrl: `${issuer}/auth`,
        tokenUrl: `${issuer}/token`,
        scopes: { openid: "Log in" },
      },
    },
  };
}
