import { type Product, startProduct } from "../support/product.js";
import { registered, registration, send } from "./support/exchange.js";

describe("the headers of an answer", () => {
  let product: Product;
  let file: string;
  beforeAll(async () => {
    product = await startProduct();
    file = await registered(product);
  });
  afterAll(() => product.stop());

  it.each([
    ["data", "/profile", 200],
    ["a problem", "/applications/42", 400],
    ["an unknown address", "/nothing", 404],
    ["the health", "//health", 200],
  ])("keep browsers from doing anything with it: %s", async (_, path, status) => {
    const { headers, status: answered } = await send(product, path, { as: "els" });
    expect(answered).toBe(status);
    expect(Object.fromEntries(headers)).toMatchObject({
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none';frame-ancestors 'none'",
      "x-frame-options": "DENY",
      "referrer-policy": "no-referrer",
      "strict-transport-security": expect.stringMatching(/^max-age=\d{8}/),
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "no-store",
      "api-version": "1.0.0",
    });
    for (const telling of ["server", "x-powered-by", "access-control-allow-origin"]) {
      expect(headers.get(telling)).toBeNull();
    }
  });

  it("tell the language of what is translated", async () => {
    const receipt = await send(product, `${file}/documents/receipt`, { as: "els" });
    expect(receipt.headers.get("content-type")).toBe("application/pdf");
    expect(receipt.headers.get("content-language")).toMatch(/^nl(-BE)?$/);
    expect(receipt.headers.get("cache-control")).toBe("no-store");
    const determinations = `${file}/determinations`;
    const made = await send(product, determinations, {
      as: "els",
      body: {},
      headers: { "if-match": '"0"' },
    });
    const explained = `${determinations}/${made.body["id"] as string}`;
    for (const [query, language] of [
      ["", "nl-BE"],
      ["?language=de", "de-BE"],
      ["?language=en", "en"],
    ]) {
      for (const path of [explained, `${explained}/trace`]) {
        const { headers } = await send(product, path + query!, { as: "els" });
        expect(headers.get("content-language")).toBe(language);
      }
    }
  });

  it("say nothing of a language where there is none", async () => {
    const { headers } = await send(product, "/profile", { as: "els" });
    expect(headers.get("content-language")).toBeNull();
  });

  it("tell where to find what was made", async () => {
    const made = await send(product, "/applications", { as: "els", body: registration() });
    const location = made.headers.get("location")!;
    expect(location).toBe(`/REST/socialAssistance/v1${made.body["href"] as string}`);
    const found = await send(product, `/${location}`, { as: "els" });
    expect(found.status).toBe(200);
    expect(found.headers.get("etag")).toBe(made.headers.get("etag"));
  });
});
