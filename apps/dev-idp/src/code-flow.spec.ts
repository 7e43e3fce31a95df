import { TokenRefused, TokenVerifier } from "#access";
import { proofKey, TestBrowser } from "./browser.fixture.js";
import { watchConsole } from "./console.fixture.js";
import { startDevIdp } from "./dev-idp.js";
import type { DevIdp } from "./dev-idp.js";
import { DEMO_USERS } from "./users.js";

const AUDIENCE = "urn:rechtop:api";
const DOCS_ORIGIN = "http://127.0.0.1:3999";
const REDIRECT_URI = `${DOCS_ORIGIN}/docs/oauth2-redirect.html`;

const output = watchConsole();
let idp: DevIdp;
let verifier: TokenVerifier;

beforeAll(async () => {
  idp = await startDevIdp({ audience: AUDIENCE, redirectUris: [REDIRECT_URI] });
  verifier = new TokenVerifier({ issuer: idp.issuer, audience: AUDIENCE });
});

afterAll(async () => {
  output.restore();
  await idp.close();
});

function authorizationUrl(changes: Record<string, string> = {}): URL {
  const url = new URL(`${idp.issuer}/auth`);
  const parameters = {
    client_id: "rechtop-docs",
    response_type: "code",
    redirect_uri: REDIRECT_URI,
    scope: "openid",
    state: "xyz",
    code_challenge_method: "S256",
    ...changes,
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url;
}

/** From the documentation page to the code in its address. */
async function codeFor(
  browser: TestBrowser,
  username: string,
  challenge: string,
  scope = "openid",
) {
  const start = await browser.request(authorizationUrl({ code_challenge: challenge, scope }));
  const login = new URL(start.headers.get("location") ?? "", idp.issuer);
  expect(login.pathname).toMatch(/^\/login\//);
  const answer = await browser.request(login, { username });
  return browser.follow(answer, idp.issuer);
}

function redeem(code: string, verifierOfKey: string, headers: Record<string, string> = {}) {
  return fetch(`${idp.issuer}/token`, {
    method: "POST",
    headers,
    body: new URLSearchParams({
      grant_type: "authorization_code",
      client_id: "rechtop-docs",
      redirect_uri: REDIRECT_URI,
      code,
      code_verifier: verifierOfKey,
    }),
  });
}

interface Tokens {
  readonly access_token: string;
  readonly id_token: string;
}

async function tokensFor(browser: TestBrowser, username: string, scope = "openid") {
  const key = proofKey();
  const callback = await codeFor(browser, username, key.challenge, scope);
  expect(callback.href.startsWith(REDIRECT_URI)).toBe(true);
  expect(callback.searchParams.get("state")).toBe("xyz");
  const response = await redeem(callback.searchParams.get("code") ?? "", key.verifier, {
    origin: DOCS_ORIGIN,
  });
  expect(response.status).toBe(200);
  expect(response.headers.get("access-control-allow-origin")).toBe(DOCS_ORIGIN);
  return (await response.json()) as Tokens;
}

describe("the login of the documentation page", () => {
  it("ends in a token of the chosen user", async () => {
    const tokens = await tokensFor(new TestBrowser(), "amina");
    await expect(verifier.verify(tokens.access_token)).resolves.toEqual({
      id: "u-d4z5p3ncw8",
      centre: "cpas-valmont",
      roles: ["caseworker"],
      clientId: "rechtop-docs",
    });
  });

  it("can be repeated as somebody else in the same browser", async () => {
    const browser = new TestBrowser();
    for (const username of ["els", "nora", "nora", "els"]) {
      const actor = await verifier.verify((await tokensFor(browser, username)).access_token);
      expect(actor.id).toBe(DEMO_USERS.find((user) => user.username === username)?.sub);
    }
  });

  it("works with the scope of the API alone", async () => {
    const tokens = await tokensFor(new TestBrowser(), "els", "rechtop");
    await expect(verifier.verify(tokens.access_token)).resolves.toMatchObject({
      roles: ["caseworker"],
    });
    expect(tokens.id_token).toBeUndefined();
  });

  it("gives an ID token that is not accepted as an access token", async () => {
    const { id_token: idToken } = await tokensFor(new TestBrowser(), "els");
    await expect(verifier.verify(idToken)).rejects.toThrow(TokenRefused);
    const forTheClient = new TokenVerifier({ issuer: idp.issuer, audience: "rechtop-docs" });
    await expect(forTheClient.verify(idToken)).rejects.toThrow(new TokenRefused("invalid", "type"));
  });

  it("needs the proof key: at the start, and the right one at the end", async () => {
    const browser = new TestBrowser();
    const withoutKey = await browser.request(authorizationUrl());
    expect(new URL(withoutKey.headers.get("location") ?? "").searchParams.get("error")).toBe(
      "invalid_request",
    );
    const callback = await codeFor(browser, "els", proofKey().challenge);
    const code = callback.searchParams.get("code") ?? "";
    const response = await redeem(code, proofKey().verifier);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: "invalid_grant" });
  });

  it("asks for no consent, and says so to a client that wants it asked", async () => {
    const response = await new TestBrowser().request(
      authorizationUrl({ code_challenge: proofKey().challenge, prompt: "consent" }),
    );
    const callback = new URL(response.headers.get("location") ?? "");
    expect(callback.searchParams.get("error_description")).toContain("prompt");
  });

  it("gives a code that serves once", async () => {
    const key = proofKey();
    const callback = await codeFor(new TestBrowser(), "els", key.challenge);
    const code = callback.searchParams.get("code") ?? "";
    expect((await redeem(code, key.verifier)).status).toBe(200);
    expect((await redeem(code, key.verifier)).status).toBe(400);
  });

  it("returns to a known page only, and says so on a readable page", async () => {
    const response = await new TestBrowser().request(
      authorizationUrl({ redirect_uri: "https://evil.example/", code_challenge: "x".repeat(43) }),
    );
    expect(response.status).toBe(400);
    expect(response.headers.get("location")).toBeNull();
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(await response.text()).toContain("redirect_uri");
  });
});

describe("the login page", () => {
  async function loginPageIn(browser: TestBrowser): Promise<URL> {
    const { challenge } = proofKey();
    const start = await browser.request(authorizationUrl({ code_challenge: challenge }));
    return new URL(start.headers.get("location") ?? "", idp.issuer);
  }

  it("has a button for every demo user, with role and centre, and no script", async () => {
    const browser = new TestBrowser();
    const response = await browser.request(await loginPageIn(browser));
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    const html = await response.text();
    for (const { username, name } of DEMO_USERS) {
      expect(html).toContain(`<button type="submit" name="username" value="${username}">${name}, `);
    }
    expect(html).toContain("Tine, caseworker and team leader, OCMW Lindeveld");
    expect(html).toContain('<html lang="en">');
    expect(html).not.toContain("<script");
  });

  it("asks again when the posted name is nobody's or far too long", async () => {
    const browser = new TestBrowser();
    const login = await loginPageIn(browser);
    for (const username of ["nobody", "", "x".repeat(5000)]) {
      const response = await browser.request(login, { username });
      expect(response.status).toBe(400);
      expect(await response.text()).toContain("Log in as a demo user");
    }
  });

  it("serves only the browser that started the login", async () => {
    const login = await loginPageIn(new TestBrowser());
    for (const form of [undefined, { username: "els" }]) {
      const response = await new TestBrowser().request(login, form);
      expect(response.status).toBe(400);
      expect(await response.text()).toContain("Please start again");
    }
  });
});

it("nothing of all this was written to the console", () => {
  expect(output.lines).toEqual([]);
});
