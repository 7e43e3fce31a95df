import { TokenRefused, TokenVerifier } from "#access";
import { decodeJwt, decodeProtectedHeader } from "jose";
import { watchConsole } from "./console.fixture.js";
import { requestDemoToken } from "./demo-token.fixture.js";
import { startDevIdp } from "./dev-idp.js";
import type { DevIdp } from "./dev-idp.js";
import { DEMO_USERS } from "./users.js";

const AUDIENCE = "urn:rechtop:api";

const output = watchConsole();
let idp: DevIdp;
let verifier: TokenVerifier;

beforeAll(async () => {
  idp = await startDevIdp({ audience: AUDIENCE });
  verifier = new TokenVerifier({ issuer: idp.issuer, audience: AUDIENCE });
});

afterAll(async () => {
  output.restore();
  await idp.close();
});

function tokenRequest(form: Record<string, string>, headers: Record<string, string> = {}) {
  return fetch(`${idp.issuer}/token`, {
    method: "POST",
    headers,
    body: new URLSearchParams({
      grant_type: "urn:rechtop:grant:demo-user",
      client_id: "rechtop-demo",
      ...form,
    }),
  });
}

describe("discovery", () => {
  it("names the issuer, its keys and what it can do", async () => {
    const response = await fetch(`${idp.issuer}/.well-known/openid-configuration`);
    expect(await response.json()).toMatchObject({
      issuer: idp.issuer,
      jwks_uri: `${idp.issuer}/jwks`,
      authorization_endpoint: `${idp.issuer}/auth`,
      token_endpoint: `${idp.issuer}/token`,
      grant_types_supported: expect.arrayContaining(["urn:rechtop:grant:demo-user"]) as unknown,
      code_challenge_methods_supported: ["S256"],
    });
  });

  it("publishes public keys only", async () => {
    const { keys } = (await (await fetch(`${idp.issuer}/jwks`)).json()) as { keys: object[] };
    expect(keys).toHaveLength(1);
    expect(keys[0]).toMatchObject({ kty: "EC", crv: "P-256", alg: "ES256", use: "sig" });
    expect(keys[0]).not.toHaveProperty("d");
  });

  it("answers under its own address only", async () => {
    const elsewhere = idp.issuer.replace("127.0.0.1", "localhost");
    const response = await fetch(`${elsewhere}/.well-known/openid-configuration`).catch(() => null);
    // `localhost` may be another address on some machines; then nobody answers at all.
    expect(response?.status ?? 421).toBe(421);
  });
});

describe("a token for a demo user in one call", () => {
  it.each(DEMO_USERS)("says who $username is", async ({ username, sub, centre, roles }) => {
    const actor = await verifier.verify(await requestDemoToken(idp.issuer, username));
    expect(actor).toEqual({ id: sub, centre, roles, clientId: "rechtop-demo" });
  });

  it("is an access token for an hour, without the name of the person", async () => {
    const response = await tokenRequest({ username: "els" });
    const body = (await response.json()) as { access_token: string };
    expect(body).toEqual({
      access_token: expect.any(String) as unknown,
      token_type: "Bearer",
      expires_in: 3600,
    });
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(decodeProtectedHeader(body.access_token)).toMatchObject({ alg: "ES256", typ: "at+jwt" });
    // Its number is drawn at random: three letters of it may be those of anybody.
    const { jti, ...claims } = decodeJwt(body.access_token);
    expect(jti).toMatch(/^[\w-]{21,}$/);
    expect(Number(claims.exp) - Number(claims.iat)).toBe(3600);
    expect(JSON.stringify(claims)).not.toMatch(/els/i);
  });

  it("is not accepted for another API, nor after another start of the issuer", async () => {
    const token = await requestDemoToken(idp.issuer, "els");
    const otherApi = new TokenVerifier({ issuer: idp.issuer, audience: "urn:other" });
    await expect(otherApi.verify(token)).rejects.toThrow(new TokenRefused("invalid", "audience"));
    const other = await startDevIdp({ audience: AUDIENCE });
    try {
      const theirs = await requestDemoToken(other.issuer, "els");
      await expect(verifier.verify(theirs)).rejects.toThrow(TokenRefused);
    } finally {
      await other.close();
    }
  });

  it.each([{ username: "nobody" }, { username: "" }, {}])("is refused for %j", async (form) => {
    const response = await tokenRequest(form);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      error: "invalid_grant",
      error_description: expect.stringContaining("one of the demo users: els, karim") as unknown,
    });
    await expect(requestDemoToken(idp.issuer, "nobody")).rejects.toThrow("els, karim");
  });

  it("is refused to another client, and for another grant", async () => {
    expect((await tokenRequest({ username: "els", client_id: "other" })).status).toBe(401);
    const password = await tokenRequest({ username: "els", grant_type: "password" });
    expect(await password.json()).toMatchObject({ error: "unsupported_grant_type" });
  });

  it("is refused to the script of a web page that is not ours", async () => {
    const response = await tokenRequest({ username: "els" }, { origin: "https://evil.example" });
    expect(response.status).toBe(400);
    expect(response.headers.get("access-control-allow-origin")).toBeNull();
    expect(await response.json()).not.toHaveProperty("access_token");
  });
});

describe("starting", () => {
  it("is refused in production", async () => {
    const start = startDevIdp({ audience: AUDIENCE }, { NODE_ENV: "production" });
    await expect(start).rejects.toThrow("does not start with NODE_ENV=production");
  });

  it("is refused in production, as the process itself says", async () => {
    const before = process.env["NODE_ENV"];
    process.env["NODE_ENV"] = "production";
    try {
      await expect(startDevIdp({ audience: AUDIENCE })).rejects.toThrow("production");
    } finally {
      process.env["NODE_ENV"] = before;
    }
  });

  it.each(["", "rechtop", "https://api.example/#x"])(
    "is refused with the audience %j",
    async (audience) => {
      await expect(startDevIdp({ audience })).rejects.toThrow("urn:rechtop:api");
    },
  );

  it("says so when the port is taken", async () => {
    const second = startDevIdp({ audience: AUDIENCE, port: idp.port });
    await expect(second).rejects.toThrow("EADDRINUSE");
  });

  it("is refused with a page to return to that is no address, and frees the port", async () => {
    const { port, close } = await startDevIdp({ audience: AUDIENCE });
    await close();
    const bad = startDevIdp({ audience: AUDIENCE, port, redirectUris: ["docs"] });
    await expect(bad).rejects.toThrow("Invalid URL");
    await (await startDevIdp({ audience: AUDIENCE, port })).close();
  });
});

it("nothing of all this was written to the console", () => {
  expect(output.lines).toEqual([]);
});
