import { API_PREFIX } from "#platform";
import { type SecuredProduct, startSecuredProduct } from "./support/secured-product.js";
import { TokenIssuer } from "./support/token-issuer.js";
import { demoUser } from "./support/world.js";

const ELS = demoUser("els");
const INVALID = 'Bearer error="invalid_token"';

let product: SecuredProduct;
let stranger: TokenIssuer;
beforeAll(async () => {
  product = await startSecuredProduct();
  stranger = await TokenIssuer.start();
});
afterAll(async () => {
  await stranger.stop();
  await product.stop();
});

/** Asks who one is with this `Authorization` header. */
async function present(authorization?: string, { url } = product) {
  const response = await fetch(`${url}${API_PREFIX}/profile`, {
    headers: authorization === undefined ? {} : { authorization },
  });
  const text = await response.text();
  const body = JSON.parse(text) as Readonly<Record<string, unknown>>;
  return { response, text, body };
}

async function expectRefused(problem: string, challenge: string, authorization?: string) {
  const { response, text, body } = await present(authorization);
  expect({
    status: response.status,
    type: body["type"],
    challenge: response.headers.get("www-authenticate"),
    contentType: response.headers.get("content-type"),
  }).toEqual({
    status: 401,
    type: `urn:problem-type:belgif:${problem}`,
    challenge,
    contentType: "application/problem+json; charset=utf-8",
  });
  const token = authorization?.split(" ").at(-1) ?? "";
  if (token.length > 20) {
    expect(text).not.toContain(token);
    expect(product.log.join("")).not.toContain(token);
  }
}

describe("a request without a usable token", () => {
  it.each([
    ["no header", undefined],
    ["an empty header", ""],
    ["another scheme", `Basic ${Buffer.from("els:els").toString("base64")}`],
  ])("with %s is told that there is none", async (_name, authorization) => {
    await expectRefused("noAccessToken", "Bearer", authorization);
  });

  it.each([
    ["nothing behind the scheme", "Bearer "],
    ["garbage", "Bearer garbage"],
    ["two tokens", "Bearer a.b.c d.e.f"],
    ["three parts that say nothing", "Bearer e30.e30.e30"],
    ["SQL", "Bearer ' OR 1=1 --"],
  ])("with %s is told that it is not valid", async (_name, authorization) => {
    await expectRefused("invalidAccessToken", INVALID, authorization);
  });

  it("cannot put the token in the address", async () => {
    const token = await product.issuer.token(ELS);
    const response = await fetch(`${product.url}${API_PREFIX}/profile?access_token=${token}`);
    expect(response.status).toBe(401);
    expect(product.log.join("")).not.toContain(token);
  });
});

describe("a token", () => {
  it("of a centre that this installation does not serve opens nothing", async () => {
    const token = await product.issuer.token({ ...ELS, centre: "ocmw-elders" });
    const { response, body } = await present(`Bearer ${token}`);
    expect(response.status).toBe(403);
    expect(body["type"]).toBe("urn:problem-type:belgif:missingPermission");
  });

  it("of our issuer, for us, in its time, is accepted", async () => {
    const { response, body } = await present(`Bearer ${await product.issuer.token(ELS)}`);
    expect(response.status).toBe(200);
    expect(body).toEqual({ id: ELS.sub, centre: ELS.centre, roles: ELS.roles });
  });

  it("that has expired is told so", async () => {
    const token = await product.issuer.token(ELS, { expiresIn: -60 });
    await expectRefused("expiredAccessToken", INVALID, `Bearer ${token}`);
  });

  it("for another API is not valid", async () => {
    const token = await product.issuer.token(ELS, { audience: "urn:another:api" });
    await expectRefused("invalidAccessToken", INVALID, `Bearer ${token}`);
  });

  it("that only says who somebody is, as an ID token does, is not valid", async () => {
    const token = await product.issuer.token(ELS, { type: "JWT" });
    await expectRefused("invalidAccessToken", INVALID, `Bearer ${token}`);
  });

  it("of another issuer is not valid", async () => {
    await expectRefused("invalidAccessToken", INVALID, `Bearer ${await stranger.token(ELS)}`);
  });

  it("that another issuer signed in the name of ours is not valid", async () => {
    const forged = await stranger.token(ELS, { issuer: product.issuer.url });
    await expectRefused("invalidAccessToken", INVALID, `Bearer ${forged}`);
  });

  it("of another issuer is not valid when it has expired too: nothing more is told", async () => {
    const forged = await stranger.token(ELS, { issuer: product.issuer.url, expiresIn: -60 });
    await expectRefused("invalidAccessToken", INVALID, `Bearer ${forged}`);
  });

  it("with other claims under a good signature is not valid", async () => {
    const [header, claims, signature] = (await product.issuer.token(ELS)).split(".");
    const read = JSON.parse(Buffer.from(claims!, "base64url").toString()) as object;
    const risen = Buffer.from(JSON.stringify({ ...read, rechtop_roles: ["teamLeader"] }));
    const token = [header, risen.toString("base64url"), signature].join(".");
    await expectRefused("invalidAccessToken", INVALID, `Bearer ${token}`);
  });

  it("without a signature is not valid", async () => {
    const [header, claims] = (await product.issuer.token(ELS)).split(".");
    const read = JSON.parse(Buffer.from(header!, "base64url").toString()) as object;
    const none = Buffer.from(JSON.stringify({ ...read, alg: "none" })).toString("base64url");
    await expectRefused("invalidAccessToken", INVALID, `Bearer ${none}.${claims!}.`);
  });
});

describe("without its issuer, the product", () => {
  let orphan: SecuredProduct;
  let token: string;
  beforeAll(async () => {
    orphan = await startSecuredProduct();
    token = await orphan.issuer.token(ELS);
    await orphan.issuer.stop();
  });
  afterAll(() => orphan.stop());

  it("says that it cannot tell now, not that the token is bad", async () => {
    const { response, body } = await present(`Bearer ${token}`, orphan);
    expect({ status: response.status, type: body["type"] }).toEqual({
      status: 503,
      type: "urn:problem-type:belgif:serviceUnavailable",
    });
    expect(response.headers.get("retry-after")).toMatch(/^\d+$/);
    expect(response.headers.get("www-authenticate")).toBeNull();
    expect(JSON.stringify(body)).not.toContain(orphan.issuer.url);
  });

  it("still refuses rubbish for what it is, and says that it lives", async () => {
    expect((await present("Bearer garbage", orphan)).response.status).toBe(401);
    expect((await fetch(`${orphan.url}/health`)).status).toBe(200);
  });
});
