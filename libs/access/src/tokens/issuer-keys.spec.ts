import { keysUrl } from "./issuer-keys.js";
import { IssuerUnavailable, TokenRefused } from "./token-errors.js";
import { AUDIENCE, goodClaims, signedToken, TestIssuer, testKey } from "./token-issuer.fixture.js";
import type { TestKey } from "./token-issuer.fixture.js";
import { TokenVerifier } from "./token-verifier.js";
import type { TokenVerifierOptions } from "./token-verifier.js";

const oldKey = testKey("2025-01");
const newKey = testKey("2025-02");
const FOR_EVER = 86_400_000;

let issuer: TestIssuer;

beforeEach(async () => {
  issuer = await TestIssuer.start();
  issuer.publish(oldKey);
});

afterEach(() => issuer.stop());

function verifierWith(options: Partial<TokenVerifierOptions> = {}): TokenVerifier {
  return new TokenVerifier({ issuer: issuer.url, audience: AUDIENCE, ...options });
}

function tokenBy(key: TestKey): string {
  return signedToken(key, {}, goodClaims(issuer.url));
}

const accepted = { id: "u-els" };
const unknownKey = new TokenRefused("invalid", "key");

describe("key rotation", () => {
  it("accepts a new key as soon as a token names it", async () => {
    const verifier = verifierWith({ cooldownMs: 0, maxKeyAgeMs: FOR_EVER });
    await expect(verifier.verify(tokenBy(oldKey))).resolves.toMatchObject(accepted);
    issuer.publish(oldKey, newKey);
    await expect(verifier.verify(tokenBy(newKey))).resolves.toMatchObject(accepted);
    await expect(verifier.verify(tokenBy(oldKey))).resolves.toMatchObject(accepted);
    expect(issuer.keyFetches).toBe(2);
  });

  it("refuses a withdrawn key once the keys have been fetched again", async () => {
    const verifier = verifierWith({ cooldownMs: 0, maxKeyAgeMs: FOR_EVER });
    await verifier.verify(tokenBy(oldKey));
    issuer.publish(newKey);
    await verifier.verify(tokenBy(newKey));
    await expect(verifier.verify(tokenBy(oldKey))).rejects.toEqual(unknownKey);
  });

  it("refuses a withdrawn key when the fetched keys are too old, without any new token", async () => {
    const verifier = verifierWith({ cooldownMs: 0, maxKeyAgeMs: 0 });
    await verifier.verify(tokenBy(oldKey));
    issuer.publish(newKey);
    await expect(verifier.verify(tokenBy(oldKey))).rejects.toEqual(unknownKey);
  });

  it("does not call the issuer for every unknown key while the cooldown lasts", async () => {
    const verifier = verifierWith({ cooldownMs: FOR_EVER, maxKeyAgeMs: FOR_EVER });
    await verifier.verify(tokenBy(oldKey));
    issuer.publish(oldKey, newKey);
    for (const kid of ["a", "b", "c"]) {
      const token = signedToken(newKey, { kid }, goodClaims(issuer.url));
      await expect(verifier.verify(token)).rejects.toEqual(unknownKey);
    }
    await expect(verifier.verify(tokenBy(newKey))).rejects.toEqual(unknownKey);
    expect(issuer.keyFetches).toBe(1);
  });

  it("asks once for many tokens that arrive together", async () => {
    const verifier = verifierWith();
    const token = tokenBy(oldKey);
    await Promise.all(Array.from({ length: 20 }, () => verifier.verify(token)));
    expect(issuer.requests).toEqual(["/.well-known/openid-configuration", "/jwks"]);
  });

  it("asks nothing for a token that cannot be good", async () => {
    const verifier = verifierWith();
    const none = signedToken(oldKey, { alg: "none" }, goodClaims(issuer.url));
    await expect(verifier.verify(none)).rejects.toThrow(TokenRefused);
    await expect(verifier.verify("a.b.c")).rejects.toThrow(TokenRefused);
    expect(issuer.requests).toEqual([]);
  });
});

describe("an issuer that cannot be reached or believed", () => {
  it("is not the fault of the token: nobody listens", async () => {
    const token = tokenBy(oldKey);
    const verifier = verifierWith();
    await issuer.stop();
    await expect(verifier.verify(token)).rejects.toThrow(IssuerUnavailable);
  });

  it("is not the fault of the token: the discovery document fails, and is tried again", async () => {
    const verifier = verifierWith();
    issuer.status = 503;
    await expect(verifier.verify(tokenBy(oldKey))).rejects.toThrow(IssuerUnavailable);
    issuer.status = 200;
    await expect(verifier.verify(tokenBy(oldKey))).resolves.toMatchObject(accepted);
  });

  it("is not the fault of the token: known keys still serve, an unknown one cannot be judged", async () => {
    const verifier = verifierWith({ cooldownMs: 0, maxKeyAgeMs: FOR_EVER });
    await verifier.verify(tokenBy(oldKey));
    issuer.status = 503;
    await expect(verifier.verify(tokenBy(newKey))).rejects.toThrow(IssuerUnavailable);
    await expect(verifier.verify(tokenBy(oldKey))).resolves.toMatchObject(accepted);
  });

  it("is not the fault of the token: keys too old and not to be had again", async () => {
    const verifier = verifierWith({ maxKeyAgeMs: 0 });
    await verifier.verify(tokenBy(oldKey));
    issuer.status = 503;
    await expect(verifier.verify(tokenBy(oldKey))).rejects.toThrow(IssuerUnavailable);
    issuer.status = 200;
    await expect(verifier.verify(tokenBy(oldKey))).resolves.toMatchObject(accepted);
  });

  it("looks up where the keys are when the known place fails", async () => {
    const verifier = verifierWith({ maxKeyAgeMs: 0 });
    issuer.discovery = { jwks_uri: "http://127.0.0.1:9/jwks" };
    await expect(verifier.verify(tokenBy(oldKey))).rejects.toThrow(IssuerUnavailable);
    issuer.discovery = {};
    await expect(verifier.verify(tokenBy(oldKey))).resolves.toMatchObject(accepted);
  });

  it("is not believed when its document names another issuer", async () => {
    for (const other of ["https://id.example", `${issuer.url}/`, undefined, [issuer.url]]) {
      issuer.discovery = { issuer: other };
      await expect(verifierWith().verify(tokenBy(oldKey))).rejects.toThrow(
        "its discovery document names another issuer",
      );
    }
    expect(issuer.keyFetches).toBe(0);
  });

  it.each([undefined, 7, "", "/jwks", "file:///etc/passwd", "data:application/json,{}"])(
    "is not believed with the jwks_uri %j",
    async (jwksUri) => {
      issuer.discovery = { jwks_uri: jwksUri };
      await expect(verifierWith().verify(tokenBy(oldKey))).rejects.toThrow(IssuerUnavailable);
    },
  );

  it("is not believed when an https issuer publishes its keys over plain http", () => {
    expect(keysUrl("https://id.example", "http://id.example/jwks")).toBeUndefined();
    expect(keysUrl("https://id.example", "https://id.example/jwks")?.protocol).toBe("https:");
  });

  it("is not believed when it redirects", async () => {
    const other = await TestIssuer.start();
    try {
      other.publish(oldKey);
      other.discovery = { issuer: issuer.url };
      issuer.redirectTo = other.url;
      await expect(verifierWith().verify(tokenBy(oldKey))).rejects.toThrow(IssuerUnavailable);
      expect(other.requests).toEqual([]);
    } finally {
      await other.stop();
    }
  });

  it("is in trouble when it publishes two keys with one id, or a secret one", async () => {
    issuer.publish(oldKey, testKey(oldKey.kid));
    await expect(verifierWith().verify(tokenBy(oldKey))).rejects.toThrow(IssuerUnavailable);
    issuer.keys = [{ ...oldKey.privateKey.export({ format: "jwk" }), kid: oldKey.kid }];
    await expect(verifierWith().verify(tokenBy(oldKey))).rejects.toThrow(IssuerUnavailable);
  });
});
