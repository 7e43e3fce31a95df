import { parse } from "yaml";
import { type Product, startProduct } from "../support/product.js";
import { type Exchange, expectProblem, send } from "./support/exchange.js";

describe("the page to try the API", () => {
  let product: Product;
  let page: Exchange;
  beforeAll(async () => {
    product = await startProduct();
    page = await send(product, "/doc");
  });
  afterAll(() => product.stop());

  const addresses = () =>
    [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => `/${address!}`);

  it("is served to everybody, as HTML", () => {
    expect(page.status).toBe(200);
    expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(page.text).toMatch(/^<!doctype html>/);
  });

  it("may run its own scripts only, and talk to this API and the issuer only", () => {
    const policy = page.headers.get("content-security-policy")!;
    const directives = new Map(
      policy.split(";").map((part) => {
        const [name, ...values] = part.trim().split(" ");
        return [name!, values];
      }),
    );
    expect(directives.get("default-src")).toEqual(["'none'"]);
    expect(directives.get("script-src")).toEqual(["'self'"]);
    expect(directives.get("frame-ancestors")).toEqual(["'none'"]);
    expect(directives.get("connect-src")).toEqual([
      "'self'",
      expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    ]);
    expect(page.text).not.toMatch(/<script>|<script [^>]*>[^<]|\son\w+=|javascript:/);
  });

  it("has all that it refers to, each of its own type", async () => {
    const types: Record<string, string> = {};
    for (const address of addresses()) {
      const { status, headers, text } = await send(product, address);
      expect({ address, status, empty: text === "" }).toEqual({
        address,
        status: 200,
        empty: false,
      });
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      types[address.split("/").at(-1)!] = headers.get("content-type")!;
    }
    expect(types).toEqual({
      "swagger-ui.css": "text/css; charset=utf-8",
      "swagger-ui-bundle.js": "text/javascript; charset=utf-8",
      "initializer.js": "text/javascript; charset=utf-8",
    });
  });

  it("comes back from the issuer to a page that can reach it", async () => {
    const initializer = await send(product, "/doc/initializer.js");
    expect(initializer.text).toContain("/REST/socialAssistance/v1/doc/openapi.yaml");
    expect(initializer.text).toContain("/REST/socialAssistance/v1/doc/oauth2-redirect.html");
    const landing = await send(product, "/doc/oauth2-redirect.html");
    expect(landing.status).toBe(200);
    const script = await send(product, "/doc/oauth2-redirect.js");
    expect(script.text).toContain("window.opener");
    // With another policy the window would lose its opener on the way over the issuer.
    for (const { headers } of [page, landing]) {
      expect(headers.get("cross-origin-opener-policy")).toBe("unsafe-none");
    }
  });

  it("describes the API in YAML, with the issuer of this installation", async () => {
    const { text } = await send(product, "/doc/openapi.yaml");
    const document = parse(text) as { openapi: string; paths: object };
    expect(document.openapi).toBe("3.0.3");
    expect(Object.keys(document.paths)).toContain("/applications/{applicationId}");
    expect(text).toMatch(/authorizationUrl: http:\/\/127\.0\.0\.1:\d+\/auth/);
  });

  it("serves nothing else of the package it comes from", async () => {
    for (const path of ["/doc/index.html", "/doc/package.json", "/doc/../doc/x", "/doc/%2e%2e/x"]) {
      expectProblem(await send(product, path), 404, "belgif:resourceNotFound");
    }
  });
});
