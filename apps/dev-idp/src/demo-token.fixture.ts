import { DEMO_CLIENT, DEMO_USER_GRANT } from "./clients.js";

/**
 * Gets an access token for a demo user from a running development issuer.
 *
 * @throws with the issuer's own description when it refuses
 */
export async function requestDemoToken(issuer: string, username: string): Promise<string> {
  const response = await fetch(`${issuer}/token`, {
    method: "POST",
    body: new URLSearchParams({ grant_type: DEMO_USER_GRANT, client_id: DEMO_CLIENT, username }),
  });
  const body = (await response.json()) as { access_token?: string; error_description?: string };
  if (body.access_token === undefined) {
    throw new Error(`No token for this user: ${body.error_description ?? "no reason given"}`);
  }
  return body.access_token;
}
