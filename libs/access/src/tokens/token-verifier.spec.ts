import { createHmac } from "node:crypto";
import { inspect } from "node:util";
import { jest } from "@jest/globals";
import { type TokenPart, type TokenRefusal, TokenRefused } from "./token-errors.js";
import {
  AUDIENCE,
  goodClaims,
  part,
  publicJwk,
  signedToken,
  TestIssuer,
  testKey,
} from "./token-issuer.fixture.js";
import { TokenVerifier } from "./token-verifier.js";

const key = testKey("key-1");
const rsaKey = testKey("rsa-1", "RS256");
const attackerKey = testKey("key-1");
const now = 1_741_000_000;

let issuer: TestIssuer;
let attacker: TestIssuer;
let verifier: TokenVerifier;

beforeAll(async () => {
  // The time of day stands still: however long keys take to make, a second ago stays a second ago.
  jest.useFakeTimers({
    now: 1000 * now,
    doNotFake: [
      "hrtime",
      "nextTick",
      "performance",
      "queueMicrotask",
      "setImmediate",
      "clearImmediate",
      "setInterval",
      "clearInterval",
      "setTimeout",
      "clearTimeout",
    ],
  });
  issuer = await TestIssuer.start();
  attacker = await TestIssuer.start();
  issuer.publish(key, rsaKey, testKey("ps-1", "PS256"), testKey("ed-1", "EdDSA"));
  attacker.publish(attackerKey);
  verifier = new TokenVerifier({ issuer: issuer.url, audience: AUDIENCE });
});

afterAll(async () => {
  jest.useRealTimers();
  await issuer.stop();
  await attacker.stop();
});

function tokenWith(claims: object, header: object = {}, signer = key): string {
  return signedToken(signer, header, { ...goodClaims(issuer.url), ...claims });
}

async function expectRefused(token: string, reason: TokenRefusal, where?: TokenPart) {
  const refusal: unknown = await verifier.verify(token).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(TokenRefused);
  expect(refusal).toMatchObject({ reason, ...(where === undefined ? {} : { part: where }) });
}

describe("a good token", () => {
  it("says who the person is", async () => {
    await expect(verifier.verify(tokenWith({}))).resolves.toEqual({
      id: "u-els",
      centre: "ocmw-lindeveld",
      roles: ["caseworker"],
    });
  });

  it.each(["ES256", "RS256", "PS256", "EdDSA"] as const)("may be signed with %s", async (alg) => {
    const other = await TestIssuer.start();
    try {
      const signer = testKey("k", alg);
      other.publish(signer);
      const token = signedToken(signer, {}, goodClaims(other.url));
      const theirs = new TokenVerifier({ issuer: other.url, audience: AUDIENCE });
      await expect(theirs.verify(token)).resolves.toMatchObject({ id: "u-els" });
    } finally {
      await other.stop();
    }
  });

  it("may have other audiences beside ours, and its type as a media type", async () => {
    const token = tokenWith({ aud: ["urn:other", AUDIENCE] }, { typ: "application/at+jwt" });
    await expect(verifier.verify(token)).resolves.toMatchObject({ id: "u-els" });
  });

  it("may be off by less than five seconds", async () => {
    const token = tokenWith({ exp: now - 1, nbf: now + 2 });
    await expect(verifier.verify(token)).resolves.toMatchObject({ id: "u-els" });
  });
});

describe("a token for or from somebody else", () => {
  it("is refused: another issuer", async () => {
    await expectRefused(tokenWith({ iss: attacker.url }), "invalid", "issuer");
    await expectRefused(tokenWith({ iss: `${issuer.url}/` }), "invalid", "issuer");
    await expectRefused(tokenWith({ iss: [issuer.url] }), "invalid", "issuer");
    await expectRefused(tokenWith({ iss: undefined }), "invalid", "issuer");
  });

  it("is refused: another audience", async () => {
    await expectRefused(tokenWith({ aud: "urn:rechtop:api2" }), "invalid", "audience");
    await expectRefused(tokenWith({ aud: [] }), "invalid", "audience");
    await expectRefused(tokenWith({ aud: { [AUDIENCE]: true } }), "invalid", "audience");
    await expectRefused(tokenWith({ aud: undefined }), "invalid", "audience");
  });

  it.each(["JWT", "jwt", "", "at+jwt2", 7, null])(
    "is refused: typ %j, such as that of an ID token",
    async (typ) => {
      await expectRefused(tokenWith({}, { typ }), "invalid", "type");
    },
  );

  it("is refused: no typ", async () => {
    await expectRefused(tokenWith({}, { typ: undefined }), "invalid", "type");
  });

  it("is refused: no subject, no centre, no roles", async () => {
    await expectRefused(tokenWith({ sub: undefined }), "invalid", "subject");
    await expectRefused(tokenWith({ sub: 7 }), "invalid", "subject");
    await expectRefused(tokenWith({ rechtop_centre: "../x" }), "invalid", "centre");
    await expectRefused(tokenWith({ rechtop_roles: "caseworker" }), "invalid", "roles");
  });
});

describe("a forged signature", () => {
  it.each(["none", "None", "NONE", "nOnE", "", undefined, null, "ES384", "HS256", ["ES256"]])(
    "is refused: alg %j",
    async (alg) => {
      const unsigned = `${part({ alg, typ: "at+jwt", kid: "key-1" })}.${part(goodClaims(issuer.url))}.`;
      await expectRefused(unsigned, "invalid", "algorithm");
      await expectRefused(tokenWith({}, { alg }), "invalid", "algorithm");
    },
  );

  it("is refused: HS256 with the published RSA key as the secret", async () => {
    const pem = rsaKey.publicKey.export({ format: "pem", type: "spki" });
    const pkcs1 = rsaKey.publicKey.export({ format: "pem", type: "pkcs1" });
    const secrets = [
      pem,
      pem.toString().trimEnd(),
      pkcs1,
      pkcs1.toString().trimEnd(),
      rsaKey.publicKey.export({ format: "der", type: "spki" }),
      rsaKey.publicKey.export({ format: "der", type: "pkcs1" }),
      JSON.stringify(publicJwk(rsaKey)),
    ];
    const header = part({ alg: "HS256", typ: "at+jwt", kid: "rsa-1" });
    const input = `${header}.${part(goodClaims(issuer.url))}`;
    for (const secret of secrets) {
      const mac = createHmac("sha256", secret).update(input).digest("base64url");
      await expectRefused(`${input}.${mac}`, "invalid", "algorithm");
    }
  });

  it("is refused: another key under a known key id", async () => {
    await expectRefused(tokenWith({}, {}, attackerKey), "invalid", "signature");
    await expectRefused(tokenWith({}, { kid: "rsa-1" }), "invalid", "key");
  });

  it("is refused: changed claims, an empty signature", async () => {
    const [header, , signature] = tokenWith({}).split(".") as [string, string, string];
    const changed = part({ ...goodClaims(issuer.url), rechtop_roles: ["teamLeader"] });
    await expectRefused(`${header}.${changed}.${signature}`, "invalid", "signature");
    await expectRefused(`${header}.${changed}.`, "invalid", "signature");
  });

  it("is refused: a key of the attacker in the header, or the place to fetch it", async () => {
    const headers = [
      { jwk: publicJwk(attackerKey) },
      { jku: `${attacker.url}/jwks` },
      { x5u: `${attacker.url}/cert` },
      { x5c: ["MIIB"] },
    ];
    for (const header of headers) {
      await expectRefused(tokenWith({}, header, attackerKey), "invalid", "header");
      await expectRefused(tokenWith({}, header), "invalid", "header");
    }
    expect(attacker.requests).toEqual([]);
  });

  it.each([{ crit: ["exp"], exp: 1 }, { crit: [] }, { crit: ["b64"], b64: false }, { b64: false }])(
    "is refused: the extension header %j",
    async (header) => {
      await expectRefused(tokenWith({}, header), "invalid", "header");
    },
  );

  it.each([undefined, "", 1, ["key-1"]])("is refused: key id %j", async (kid) => {
    await expectRefused(tokenWith({}, { kid }), "invalid", "key");
  });

  it.each(["../../etc/passwd", "' OR 1=1 --", "__proto__", "http://127.0.0.1/k", "KEY-1"])(
    "is refused: unknown key id %j",
    async (kid) => {
      await expectRefused(tokenWith({}, { kid }), "invalid", "key");
    },
  );
});

describe("something that is no token", () => {
  it.each([
    "",
    "x",
    "a.b",
    "a.b.c",
    "a.b.c.d.e",
    "a.b.c.d.e.f",
    "..",
    "bm9uZQ.e30.c2ln",
    "W10.e30.c2ln",
    "e30=.e30.c2ln",
    " e30.e30.c2ln",
    "e30.e30.c2ln\n",
  ])("cannot be read: %j", async (token) => {
    await expectRefused(token, "malformed");
  });

  it("cannot be read: a good token cut to two parts, or with six", async () => {
    const token = tokenWith({});
    await expectRefused(token.split(".").slice(0, 2).join("."), "malformed", "form");
    await expectRefused(`${token}.${token}`, "malformed", "form");
  });

  it.each(["[]", "7", "null", "not json", '"text"'])(
    "cannot be read: well-signed claims that are %s",
    async (claims) => {
      await expectRefused(signedToken(key, {}, claims), "malformed", "form");
    },
  );
});

describe("the times of a token", () => {
  it("are over", async () => {
    await expectRefused(tokenWith({ exp: now - 10 }), "expired", "expiry");
    await expectRefused(tokenWith({ exp: 0 }), "expired", "expiry");
  });

  it.each([undefined, null, "4102444800", "tomorrow", now + 60.5, -1, -4102444800, 2 ** 53, [1]])(
    "make no sense: exp %j",
    async (exp) => {
      await expectRefused(tokenWith({ exp }), "invalid", "expiry");
    },
  );

  it("make no sense: an infinite exp", async () => {
    const claims = JSON.stringify({ ...goodClaims(issuer.url), exp: 0 }).replace(
      '"exp":0',
      '"exp":1e400',
    );
    await expectRefused(signedToken(key, {}, claims), "invalid", "expiry");
  });

  it.each([now + 60, "0", -1, 0.5, 2 ** 53, null])(
    "have not come or make no sense: nbf %j",
    async (nbf) => {
      await expectRefused(tokenWith({ nbf }), "invalid", "not-before");
    },
  );

  it.each([undefined, "0", -1, 0.5, 2 ** 53])("make no sense: iat %j", async (iat) => {
    await expectRefused(tokenWith({ iat }), "invalid", "issued-at");
  });
});

describe("a refusal", () => {
  it("carries nothing of the token", async () => {
    const secret = "u-secret-subject";
    const tokens = [
      tokenWith({ sub: secret, exp: now - 60 }),
      tokenWith({ sub: secret, aud: "x" }),
      tokenWith({ sub: secret }, {}, attackerKey),
      tokenWith({ sub: `${secret} ` }),
    ];
    for (const token of tokens) {
      const error: unknown = await verifier.verify(token).catch((refusal: unknown) => refusal);
      expect(inspect(error, { depth: 9 })).not.toContain(secret);
      expect((error as Error).cause).toBeUndefined();
    }
  });
});

describe("the settings", () => {
  it.each(["", "rechtop", "file:///etc"])("refuse the issuer %j", (url) => {
    expect(() => new TokenVerifier({ issuer: url, audience: AUDIENCE })).toThrow(TypeError);
  });

  it("refuse an empty audience", () => {
    expect(() => new TokenVerifier({ issuer: "https://id.example", audience: "" })).toThrow(
      TypeError,
    );
  });
});
