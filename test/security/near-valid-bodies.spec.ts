import { randomUUID } from "node:crypto";
import { join } from "node:path";
import fc from "fast-check";
import { API_PREFIX } from "#platform";
import { readAccessTable } from "./support/access-table.js";
import { nearValid } from "./support/near-valid.js";
import { type Api, pathFor, readApi, type Route } from "./support/routes.js";
import { json, startTarget, type Target } from "./support/target.js";

const SEED = 20_250_303;
/** Of each way to spoil a body, at each place of it. */
const RUNS = 5;

const TABLE = readAccessTable(join(process.cwd(), "test/security/access-table.yaml"));
const POSTS = TABLE.rows.filter(({ route }) => route.startsWith("POST "));

let target: Target;
let api: Api;
beforeAll(async () => {
  process.stdout.write(`near-valid bodies: seed ${SEED}\n`);
  target = await startTarget();
  api = await readApi(target.product.url);
});
afterAll(() => target.product.stop());
afterEach(() => target.expectCleanLog());

describe.each(POSTS)("$route", ({ route: name }) => {
  it("refuses a body that is almost right, and an issue says where it is wrong", async () => {
    const route = api.route(name);
    if (route.body === undefined) {
      expect(await namesOfIssues(route, { unknown: true })).toEqual(["unknown"]);
      return;
    }
    for (const { what, place, bodies } of nearValid(api, route.body.schema, route.body.example)) {
      await fc.assert(
        fc.asyncProperty(bodies, async (body) => {
          const names = await namesOfIssues(route, body);
          const told = names.some((one) => one === place || one.startsWith(`${place}.`));
          // Of the body as a whole, any issue tells.
          expect([what, place, names, told || place === ""]).toEqual([what, place, names, true]);
        }),
        { seed: SEED, numRuns: RUNS },
      );
    }
  });
});

/** Where the issues are with which a body is refused. */
async function namesOfIssues(route: Route, body: unknown): Promise<string[]> {
  const somewhere = { applicationId: target.applicationId, sittingId: randomUUID() };
  const path = pathFor(route, somewhere).slice(API_PREFIX.length);
  const headers = route.isChange ? { "if-match": '"999999"' } : {};
  const { type, issues = [] } = await target.expectRefused(json(path, body, headers), 400);
  expect(type).toBe("urn:problem-type:belgif:badRequest");
  return issues.filter((issue) => issue.in === "body").map(({ name }) => name);
}
