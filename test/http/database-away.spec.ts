import { randomUUID } from "node:crypto";
import { eventually, type ProductBehindProxy, startBehindProxy } from "./support/behind-proxy.js";
import { expectProblem, registered, registration, send } from "./support/exchange.js";

describe("while the database is away", () => {
  let running: ProductBehindProxy;
  let file: string;
  const key = randomUUID();
  beforeAll(async () => {
    running = await startBehindProxy();
    file = await registered(running.product);
    running.proxy.cut({ andRefuse: true });
  });
  afterAll(() => running.stop());

  const register = () =>
    send(running.product, "/applications", {
      as: "els",
      headers: { "idempotency-key": key },
      body: registration(),
    });

  it("the health says DOWN with 503, to everybody, and nothing more", async () => {
    const answer = await send(running.product, "//health");
    expect(answer.status).toBe(503);
    expect(answer.body).toEqual({ status: "DOWN" });
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  it.each([
    ["a list from a read model", "GET", "/applications"],
    ["a list of sittings", "GET", "/sittings"],
    ["a file from its events", "GET", ""],
    ["its history", "GET", "/events"],
    ["its receipt", "GET", "/documents/receipt"],
    ["its conditions", "GET", "/conditions"],
    ["an assignment", "POST", "/assignments"],
    ["a search by national number", "POST", "/applications/query"],
  ])("%s is answered with 503 and the advice to come back", async (_, method, path) => {
    const isAbsolute = /^\/(applications|sittings)/.test(path);
    const as = path === "/sittings" ? "greet" : path === "/assignments" ? "nora" : "els";
    const bodies: Readonly<Record<string, object>> = {
      "/assignments": { assigneeId: "u-2nv8d4hs6t" },
      "/applications/query": { insz: "85000099712" },
    };
    const answer = await send(running.product, isAbsolute ? path : file + path, {
      as,
      method,
      headers: { "if-match": '"2"' },
      ...(bodies[path] === undefined ? {} : { body: bodies[path] }),
    });
    expectProblem(answer, 503, "belgif:serviceUnavailable");
    expect(answer.headers.get("retry-after")).toBe("5");
    expect(answer.text).not.toMatch(/ECONN|terminated|postgres|127\.0\.0\.1|SELECT/i);
  });

  it("a registration is answered with 503", async () => {
    expectProblem(await register(), 503, "belgif:serviceUnavailable");
  });

  it("what needs no database is answered", async () => {
    expect((await send(running.product, "/refData/conditions", { as: "els" })).status).toBe(200);
    expect((await send(running.product, "//metrics", { as: "bram" })).status).toBe(200);
  });

  it("the log names the errors, not what was asked", () => {
    const errors = running.product.log.filter((line) => line.includes('"level":50'));
    expect(errors.length).toBeGreaterThan(0);
    expect(errors.join()).not.toMatch(/85000099712|SELECT/);
  });

  it("nothing is lost: once it is back, all of it works again by itself", async () => {
    const { product, proxy } = running;
    proxy.cut();
    await eventually("UP", async () => (await send(product, "//health")).status === 200);
    expect((await send(product, "//health")).body).toEqual({ status: "UP" });
    const written = await register();
    expect(written.status).toBe(201);
    const position = written.headers.get("rechtop-position")!;
    await eventually("the list holds both files", async () => {
      const list = await send(product, "/applications", {
        as: "els",
        headers: { "rechtop-minimum-position": position },
      });
      return list.status === 200 && (list.body["items"] as unknown[]).length === 2;
    });
    expect((await send(product, file, { as: "els" })).status).toBe(200);
  });
});
