import { DEMO_USERS } from "../../apps/dev-idp/src/users.js";
import { type Product, startProduct } from "../support/product.js";
import { eventually } from "./support/behind-proxy.js";
import { expectProblem, registered, send } from "./support/exchange.js";

describe("operations", () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
    await registered(product);
  });
  afterAll(() => product.stop());

  it("tell everybody that the service is UP, and nothing of its inside", async () => {
    const answer = await send(product, "//health");
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ status: "UP" });
  });

  it("refuse a question that the health does not know", async () => {
    expectProblem(await send(product, "//health?verbose=true"), 400, "belgif:badRequest");
  });

  it("give figures to the operator, and to nobody else", async () => {
    expectProblem(await send(product, "//metrics"), 401, "belgif:noAccessToken");
    for (const { username, roles } of DEMO_USERS) {
      const answer = await send(product, "//metrics", { as: username });
      expect({ username, status: answer.status }).toEqual({
        username,
        status: roles.includes("operator") ? 200 : 403,
      });
    }
  });

  it("show lag and state of everything that works beside the requests", async () => {
    const figures = async () => (await send(product, "//metrics", { as: "bram" })).text;
    await eventually("caught up", async () =>
      (await figures()).includes('rechtop_projection_lag_events{name="procedure.fileOverview"} 0'),
    );
    const text = await figures();
    const { headers } = await send(product, "//metrics", { as: "bram" });
    expect(headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
    const names = [
      "procedure.fileOverview",
      "committee.sittingOverview",
      "entitlement.runningFiles",
      "committee.tellProcedure",
    ];
    for (const name of names) {
      expect(text).toMatch(
        new RegExp(`^rechtop_projection_lag_events\\{name="${name}"\\} \\d+$`, "m"),
      );
      expect(text).toContain(`rechtop_projection_state{name="${name}",state="running"} 1`);
    }
    expect(text).not.toMatch(/Voorbeeld|85000099712|u-7f3kq9x2mw/);
  });

  it("tell people who they are to the API", async () => {
    const { body } = await send(product, "/profile", { as: "tine" });
    expect(body).toEqual({
      id: "u-4rb6g8kvm0",
      centre: "ocmw-lindeveld",
      roles: ["caseworker", "teamLeader"],
    });
  });
});
