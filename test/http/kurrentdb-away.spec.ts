import { type KurrentDbDouble, startKurrentDbDouble } from "#testing";
import { eventually, type ProductBehindProxy, startBehindProxy } from "./support/behind-proxy.js";
import { expectProblem, registered, registration, send } from "./support/exchange.js";

describe("with the event log in KurrentDB", () => {
  let server: KurrentDbDouble;
  let running: ProductBehindProxy;
  let file: string;
  beforeAll(async () => {
    server = await startKurrentDbDouble();
    const eventLog = { kurrentDbUrl: server.url, stop: () => server.stop() };
    running = await startBehindProxy({ eventLog });
    file = await registered(running.product);
    await eventually("the list", async () => (await listed()) === 1);
  });
  afterAll(() => running.stop());

  const get = (path: string, as = "els") => send(running.product, path, { as });
  const health = async () => {
    const { status, body } = await send(running.product, "//health");
    return [status, body["status"]];
  };
  const listed = async () => {
    const { body } = await get("/applications");
    return (body["items"] as unknown[] | undefined)?.length;
  };
  const register = () =>
    send(running.product, "/applications", { as: "els", body: registration() });

  it("what is in events is away with KurrentDB; lists stay as they were, and all goes on by itself", async () => {
    await server.shut();
    expect(await health()).toEqual([503, "DOWN"]);
    expectProblem(await get(file), 503, "belgif:serviceUnavailable");
    expectProblem(await register(), 503, "belgif:serviceUnavailable");
    expect(await listed()).toBe(1);
    await server.open();
    await eventually("UP", async () => (await health())[0] === 200);
    expect((await get(file)).status).toBe(200);
    expect((await register()).status).toBe(201);
    await eventually("the list", async () => (await listed()) === 2);
  });

  it("lists and personal data are away with PostgreSQL, not what needs neither", async () => {
    running.proxy.cut({ andRefuse: true });
    expect(await health()).toEqual([503, "DOWN"]);
    for (const path of [file, "/applications", "/sittings"]) {
      const answer = await get(path, path === "/sittings" ? "greet" : "els");
      expectProblem(answer, 503, "belgif:serviceUnavailable");
    }
    expectProblem(await register(), 503, "belgif:serviceUnavailable");
    const assigned = await send(running.product, `${file}/assignments`, {
      as: "nora",
      headers: { "if-match": '"2"' },
      body: { assigneeId: "u-2nv8d4hs6t" },
    });
    expect(assigned.status).toBe(201);
    running.proxy.cut();
    await eventually("UP", async () => (await health())[0] === 200);
    // It is somebody else's now.
    await eventually("the list", async () => (await listed()) === 1);
  });
});
