import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { FastifyInstance } from "fastify";
import { DOCUMENTATION } from "./openapi.js";

const ASSETS = {
  "swagger-ui.css": "text/css; charset=utf-8",
  "swagger-ui-bundle.js": "text/javascript; charset=utf-8",
  "oauth2-redirect.html": "text/html; charset=utf-8",
  "oauth2-redirect.js": "text/javascript; charset=utf-8",
} as const;

/** Serves the OpenAPI document, and a page on which it can be tried. */
export function serveDocumentation(fastify: FastifyInstance, yaml: string, issuer: string): void {
  const require = createRequire(import.meta.url);
  const folder = dirname(require.resolve("swagger-ui-dist/package.json"));
  const headers = {
    // The page runs its own scripts only and talks to this API and the issuer.
    "Content-Security-Policy":
      `default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; ` +
      `img-src 'self' data:; connect-src 'self' ${new URL(issuer).origin}; frame-ancestors 'none'; ` +
      `base-uri 'none'; form-action 'none'`,
    // Logging in opens the issuer in a window that must find its way back to this page.
    "Cross-Origin-Opener-Policy": "unsafe-none",
    "Cache-Control": "no-cache",
  };
  const serve = (path: string, type: string, content: string | Buffer) =>
    fastify.get(DOCUMENTATION + path, (_request, reply) =>
      reply.headers(headers).type(type).send(content),
    );

  serve("", "text/html; charset=utf-8", PAGE);
  serve("/openapi.yaml", "application/yaml; charset=utf-8", yaml);
  serve("/initializer.js", "text/javascript; charset=utf-8", INITIALIZER);
  for (const [name, type] of Object.entries(ASSETS)) {
    serve(`/${name}`, type, readFileSync(join(folder, name)));
  }
}

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Rechtop: try the API</title>
    <link rel="stylesheet" href="${DOCUMENTATION}/swagger-ui.css" />
  </head>
  <body>
    <div id="api"></div>
    <script src="${DOCUMENTATION}/swagger-ui-bundle.js"></script>
    <script src="${DOCUMENTATION}/initializer.js"></script>
  </body>
</html>
`;

const INITIALIZER = `const ui = SwaggerUIBundle({
  url: '${DOCUMENTATION}/openapi.yaml',
  dom_id: '#api',
  deepLinking: true,
  validatorUrl: null,
  oauth2RedirectUrl: location.origin + '${DOCUMENTATION}/oauth2-redirect.html',
});
ui.initOAuth({
  clientId: 'rechtop-docs',
  usePkceWithAuthorizationCodeGrant: true,
  scopes: 'openid',
});
`;
