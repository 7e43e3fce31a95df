import { API_PREFIX } from "#platform";
import { readCaseFile } from "../../../apps/cli/src/demo/case-file.js";
import type { Product } from "../../support/product.js";

/** What went back over the wire. */
export interface Exchange {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Parsed when it is JSON. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** A request as it is, without the help of a client. */
export interface Wire {
  /** Login name of the caller; nobody when absent. */
  readonly as?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is when it is text, as JSON otherwise. */
  readonly body?: unknown;
}

/** Sends one request to an address below the API, or beside it when the path starts with `//`. */
export async function send(product: Product, path: string, wire: Wire = {}): Promise<Exchange> {
  const { as, method, headers = {}, body } = wire;
  const url = product.url + (path.startsWith("//") ? path.slice(1) : API_PREFIX + path);
  const response = await fetch(url, {
    method: method ?? (body === undefined ? "GET" : "POST"),
    headers: {
      ...(as === undefined ? {} : { authorization: `Bearer ${await product.token(as)}` }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const json = response.headers.get("content-type")?.includes("json") === true && text !== "";
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: json ? (JSON.parse(text) as Exchange["body"]) : {},
  };
}

/** A request for the minimum income as it is entered in the register; changed where asked. */
export function registration(changes: Readonly<Record<string, unknown>> = {}) {
  const { request } = readCaseFile("test/cases/a-part-time-wage.yaml");
  return { ...request, ...changes } as Readonly<Record<string, unknown>> & {
    readonly person: Readonly<Record<string, unknown>>;
  };
}

/** Registers a request as `as` and gives back the path of the file. */
export async function registered(
  product: Product,
  as = "els",
  changes: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const { status, body } = await send(product, "/applications", {
    as,
    body: registration(changes),
  });
  expect(status).toBe(201);
  return body["href"] as string;
}

/** Expects a problem of this status and type (`belgif:…` or `rechtop:…`) in the form of RFC 9457. */
export function expectProblem(exchange: Exchange, status: number, type: string): void {
  expect({ status: exchange.status, body: exchange.body }).toEqual({
    status,
    body: expect.objectContaining({
      type: `urn:problem-type:${type}`,
      status,
      title: expect.stringMatching(/^[A-Z]/),
      detail: expect.stringMatching(/./),
      instance: expect.stringMatching(/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
    }),
  });
  expect(exchange.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
  expect(exchange.headers.get("content-language")).toBe("en");
  expect(exchange.headers.get("cache-control")).toBe("no-store");
  expect(exchange.headers.get("belgov-trace-id")).toMatch(/^[0-9a-f-]{36}$/);
}

/** The issues of a 400, as `place type`, sorted. */
export function issuesIn(exchange: Exchange): string[] {
  expectProblem(exchange, 400, "belgif:badRequest");
  const issues = exchange.body["issues"] as { in: string; name: string; type: string }[];
  return issues.map((issue) => `${issue.in}:${issue.name} ${issue.type.split(":").at(-1)}`).sort();
}
