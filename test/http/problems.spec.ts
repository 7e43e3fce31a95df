import { type Product, startProduct } from "../support/product.js";
import { expectProblem, registration, send } from "./support/exchange.js";

describe("what the API cannot do", () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.stop());

  it.each([
    ["an address that is not there", "GET", "/nothing/here"],
    ["an address beside the API", "GET", "//"],
    ["a method that a resource has not", "PUT", "/applications"],
    ["a parameter that cannot be decoded", "GET", "/applications/%E0%A4%A"],
    ["half an escape with a number in the query", "GET", "/applications/%zz?insz=85000099712"],
  ])("is answered with 404: %s", async (_, method, path) => {
    const answer = await send(product, path, { as: "els", method });
    expectProblem(answer, 404, "belgif:resourceNotFound");
    expect(answer.text).not.toContain("85000099712");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("does not choke on a long parameter", async () => {
    const answer = await send(product, `/applications/${"a".repeat(5_000)}`, { as: "els" });
    expectProblem(answer, 400, "belgif:badRequest");
    expect(answer.text).not.toContain("aaaa");
  });

  it.each([
    ["without a token", {}, "noAccessToken", "Bearer"],
    ["with another scheme", { authorization: "Basic ZWxzOg==" }, "noAccessToken", "Bearer"],
    [
      "with a forged token",
      { authorization: "Bearer eyJhbGciOiJub25lIn0.e30." },
      "invalidAccessToken",
      'Bearer error="invalid_token"',
    ],
  ])("is answered with 401: %s", async (_, headers: Record<string, string>, type, challenge) => {
    const answer = await send(product, "/applications", { headers });
    expectProblem(answer, 401, `belgif:${type}`);
    expect(answer.headers.get("www-authenticate")).toBe(challenge);
  });

  it.each([
    ["half an object", "{"],
    ["no JSON", "insz=85000099712"],
    ["a prototype", '{"insz":"85000099712","__proto__":{"admin":true}}'],
    ["nothing at all, said to be JSON", ""],
  ])("is answered with 400: %s", async (_, body) => {
    const answer = await send(product, "/applications/query", { as: "els", body });
    expectProblem(answer, 400, "belgif:badRequest");
    expect(answer.text).not.toContain("85000099712");
  });

  it.each(["application/x-www-form-urlencoded", "text/plain", "application/xml"])(
    "is answered with 415: a body of type %s",
    async (type) => {
      const answer = await send(product, "/applications/query", {
        as: "els",
        headers: { "content-type": type },
        body: "insz=85000099712",
      });
      expectProblem(answer, 415, "rechtop:unsupportedMediaType");
    },
  );

  it("is answered with 413: a body of more than 256 KiB", async () => {
    const limit = 256 * 1024;
    const bodyOf = (bytes: number) => `{"insz":"${"8".repeat(bytes - 11)}"}`;
    const within = await send(product, "/applications/query", { as: "els", body: bodyOf(limit) });
    expectProblem(within, 400, "belgif:badRequest");
    const beyond = await send(product, "/applications/query", {
      as: "els",
      body: bodyOf(limit + 1),
    });
    expectProblem(beyond, 413, "belgif:payloadTooLarge");
  });

  it("says the same of another centre's file as of one that does not exist", async () => {
    const { body } = await send(product, "/applications", {
      as: "els",
      body: registration(),
    });
    const hidden = await send(product, body["href"] as string, { as: "amina" });
    const absent = await send(product, "/applications/4f9c4a52-1f6a-4a43-9d0e-3a5f1f0c2b7e", {
      as: "amina",
    });
    expectProblem(hidden, 404, "belgif:resourceNotFound");
    expect({ ...hidden.body, instance: "" }).toEqual({ ...absent.body, instance: "" });
  });

  it("is named anew at each occurrence", async () => {
    const answers = await Promise.all([1, 2, 3].map(() => send(product, "/nothing")));
    expect(new Set(answers.map(({ body }) => body["instance"])).size).toBe(3);
  });

  it("is listed with what to do about it, for those who write clients", async () => {
    const { status, body } = await send(product, "/refData/problemTypes", { as: "els" });
    expect(status).toBe(200);
    const types = (body["items"] as { type: string; remedy: string }[]).map(({ type }) => type);
    expect(types).toEqual(
      expect.arrayContaining([
        "urn:problem-type:rechtop:staleVersion",
        "urn:problem-type:rechtop:socialReport:notHeardAtThisVersion",
      ]),
    );
  });
});
