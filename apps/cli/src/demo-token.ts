/**
 * An access token of the development issuer for one of its demo users. There is no password: the
 * issuer exists on development machines only.
 *
 * @throws Error with the reason of the issuer
 */
export async function demoToken(issuer: string, username: string): Promise<string> {
  const response = await fetch(`${issuer}/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "urn:rechtop:grant:demo-user",
      client_id: "rechtop-demo",
      username,
    }),
  });
  const answer = (await response.json()) as { access_token?: string; error_description?: string };
  if (answer.access_token === undefined) {
    throw new Error(`no token for ${username}: ${answer.error_description ?? response.status}`);
  }
  return answer.access_token;
}
