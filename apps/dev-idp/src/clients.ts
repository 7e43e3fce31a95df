import type { ClientMetadata } from "oidc-provider";

/** Client of the API's documentation page: authorization code with PKCE. */
export const DOCS_CLIENT = "rechtop-docs";

/** Client of the demonstration and of curl: a token for a named user in one call. */
export const DEMO_CLIENT = "rechtop-demo";

/** Grant type of the one-call token: parameter `username`, no password. */
export const DEMO_USER_GRANT = "urn:rechtop:grant:demo-user";

/** Both clients are public: a secret in a page or a shell history is none. */
export function demoClients(redirectUris: readonly string[]): ClientMetadata[] {
  const demo: ClientMetadata = {
    client_id: DEMO_CLIENT,
    client_name: "Rechtop demonstration",
    token_endpoint_auth_method: "none",
    grant_types: [DEMO_USER_GRANT],
    response_types: [],
    redirect_uris: [],
  };
  // Without a page to return to there is no code flow.
  if (redirectUris.length === 0) return [demo];
  const docs: ClientMetadata = {
    client_id: DOCS_CLIENT,
    client_name: "Rechtop API documentation",
    token_endpoint_auth_method: "none",
    grant_types: ["authorization_code"],
    response_types: ["code"],
    redirect_uris: [...redirectUris],
  };
  return [demo, docs];
}

/** The web origins whose scripts may call the token endpoint. */
export function allowedOrigins(redirectUris: readonly string[]): ReadonlySet<string> {
  return new Set(redirectUris.map((uri) => new URL(uri).origin));
}
