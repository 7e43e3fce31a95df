import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROLES, type Role } from "#access";
import type { ApiAnswer, ApiClient } from "../../apps/cli/src/demo/api-client.js";
import { accessTableFrom, readAccessTable } from "./support/access-table.js";
import { type Api, pathFor, readApi, type Route, routesOfRouter } from "./support/routes.js";
import { type SecuredProduct, startSecuredProduct } from "./support/secured-product.js";
import { ask, queryFor, statusWithoutToken, walk, walkAs } from "./support/walker.js";
import { buildWorld, NOBODY, playerOf, ROLE_HOLDERS, type World } from "./support/world.js";

const TABLE_FILE = join(process.cwd(), "test/security/access-table.yaml");
const TABLE = readAccessTable(TABLE_FILE);
const FILES = TABLE.rows.filter(({ chapter }) => chapter === "files");

/** The page to try the API on: the same for everybody, and about nobody. */
const DOCUMENTATION = [
  "/doc",
  "/doc/openapi.yaml",
  "/doc/initializer.js",
  "/doc/swagger-ui.css",
  "/doc/swagger-ui-bundle.js",
  "/doc/oauth2-redirect.html",
  "/doc/oauth2-redirect.js",
].map((path) => `GET ${path}`);

/**
 * The sealed logs, at the paths of C2SP: hashes for everybody, entries for some; who gets what is
 * told in `test/http/sealed-logs.spec.ts`. The router prints a path that ends in anything, here
 * `/log/tile/*`, without what stands before it.
 */
const LOGS = ["GET /log/checkpoint", "GET /log/processing/checkpoint", "GET *"];
const BESIDE_THE_API = [...DOCUMENTATION, ...LOGS];

let product: SecuredProduct;
let api: Api;
let world: World;
let clients: Record<Role, ApiClient>;
let nobody: ApiClient;

beforeAll(async () => {
  product = await startSecuredProduct();
  api = await readApi(product.url);
  world = await buildWorld(product, api.route("POST /applications").body!.example);
  const made = ROLES.map(
    async (role) => [role, await product.client(ROLE_HOLDERS[role], "")] as const,
  );
  clients = Object.fromEntries(await Promise.all(made)) as Record<Role, ApiClient>;
  nobody = await product.client(NOBODY, "");
});
afterAll(() => product.stop());

describe("the table", () => {
  const written = readFileSync(TABLE_FILE, "utf8");

  it("says something of every role on every line", () => {
    const shorter = written.replace(/^( +GET \/metrics.*) \S+$/m, "$1");
    expect(() => accessTableFrom(shorter)).toThrow("GET /metrics: says nothing of operator");
  });

  it("says it in words that it explains", () => {
    const unclear = written.replace(/^( +GET \/metrics.*) \S+$/m, "$1 sometimes");
    expect(() => accessTableFrom(unclear)).toThrow("GET /metrics: sometimes must say allow");
  });
});

describe("the routes", () => {
  it("are the same in the router and in the OpenAPI document", () => {
    const documented = api.routes.map(({ name }) => name);
    const twins = [...documented, ...BESIDE_THE_API]
      .filter((name) => name.startsWith("GET "))
      .map((name) => name.replace("GET", "HEAD"));
    const known = routesOfRouter(product.app);
    expect(known.sort()).toEqual([...documented, ...BESIDE_THE_API, ...twins].sort());
  });

  it("are the same in the OpenAPI document and in the table", () => {
    const named = [...TABLE.rows.map(({ route }) => route), ...TABLE.publicRoutes];
    expect(named.sort()).toEqual(api.routes.map(({ name }) => name).sort());
  });

  it("need a token, but for those that the table calls public", async () => {
    const open = api.routes.filter(({ isPublic }) => isPublic).map(({ name }) => name);
    expect(open).toEqual(TABLE.publicRoutes);
    for (const route of api.routes) {
      const { status, type } = await statusWithoutToken(product.url, route, world.places.own);
      const expected = open.includes(route.name)
        ? { status: 200, type: undefined }
        : { status: 401, type: "urn:problem-type:belgif:noAccessToken" };
      expect({ route: route.name, status, type }).toEqual({ route: route.name, ...expected });
    }
  });
});

describe.each(TABLE.rows)("$route", ({ route: name, chapter, answers }) => {
  it("answers every role as the table says", async () => {
    expect(await walk(api.route(name), chapter, clients, world)).toEqual(answers);
  });

  it("does nothing for somebody without a role", async () => {
    const otherCentre = chapter === "files" ? "hide" : "forbid";
    expect(await walkAs(nobody, api.route(name), chapter, world)).toEqual({
      own: "forbid",
      others: "forbid",
      otherCentre,
    });
  });
});

describe.each(FILES)("$route", ({ route: name }) => {
  it("answers what another centre has like what does not exist", async () => {
    const route = api.route(name);
    const nowhere = { applicationId: randomUUID(), sittingId: randomUUID() };
    for (const role of ROLES) {
      const [elsewhere, missing] = await Promise.all([
        ask(clients[role], route, world.places.otherCentre),
        ask(clients[role], route, nowhere),
      ]);
      expect(traces(elsewhere)).toEqual(traces(missing));
      expect(missing.status).toBe(404);
    }
  });
});

describe("what the table cannot show", () => {
  it("HEAD is decided on like GET", async () => {
    const reads = FILES.filter(({ route }) => route.startsWith("GET "));
    for (const { route: name, answers } of reads) {
      const route = api.route(name);
      for (const role of ROLES) {
        const status = await head(role, route);
        expect([name, role, status]).toEqual([
          name,
          role,
          answers[role].others === "allow" ? 200 : 403,
        ]);
      }
    }
  });

  it("a file of another centre in a body is as if it did not exist", async () => {
    const route = api.route("POST /sittings/{sittingId}/agendaItems");
    const { own, otherCentre } = world.places;
    const [elsewhere, missing] = await Promise.all(
      [otherCentre.applicationId, randomUUID()].map((applicationId) =>
        ask(clients.secretary, route, { ...own, applicationId }),
      ),
    );
    expect(traces(elsewhere!)).toEqual(traces(missing!));
    expect(missing!.status).toBe(404);
  });

  it("the packets open with the agenda and close with the sitting, for the secretary too", async () => {
    const player = await playerOf(product, "own", api.route("POST /applications").body!.example);
    await player.bringToCommittee();
    await player.convene("2025-03-26");
    const packets = async () => {
      const place = { applicationId: player.applicationId, sittingId: player.sittingId };
      const roles = ["committeeChair", "committeeMember", "secretary"] as const;
      const routes = TABLE.rows.filter(({ route }) => route.includes("/decisionPackets/"));
      const asked = routes.flatMap(({ route }) =>
        roles.map((role) => ask(clients[role], api.route(route), place)),
      );
      return new Set((await Promise.all(asked)).map(({ status }) => status));
    };
    await player.place();
    expect(await packets()).toEqual(new Set([403]));
    await player.dispatch();
    expect(await packets()).toEqual(new Set([200]));
    await player.open();
    await player.decide();
    expect(await packets()).toEqual(new Set([200]));
    await player.close();
    expect(await packets()).toEqual(new Set([403]));
  });

  it("a member who was named as the chair of a sitting runs it, and no other member", async () => {
    const { secretary, committeeMember, committeeChair } = clients;
    const convene = api.route("POST /sittings");
    const [chair, member] = [ROLE_HOLDERS.committeeMember.sub, ROLE_HOLDERS.committeeChair.sub];
    const body = { ...convene.body!.example, memberIds: [chair, member], chairId: chair };
    const { body: made } = await secretary.send("POST", convene.path, { body });
    const place = { ...world.places.own, sittingId: made["id"] as string };
    const steps = TABLE.rows.filter(({ route }) =>
      /^POST \/sittings\/.*\/(agendaDispatches|openings|decisions|adjournments|closings)$/.test(
        route,
      ),
    );
    expect(steps.length).toBe(5);
    for (const { route } of steps) {
      const asked = await Promise.all(
        [committeeMember, committeeChair].map((client) => ask(client, api.route(route), place)),
      );
      expect([route, ...asked.map(({ status }) => status)]).toEqual([route, 412, 403]);
    }
  });

  it("how each member voted stays with the committee", async () => {
    const history = api.route("GET /applications/{applicationId}/events");
    for (const role of ["caseworker", "teamLeader", "dataProtectionOfficer"] as const) {
      const { body } = await ask(clients[role], history, world.places.own);
      const told = JSON.stringify(body);
      expect(told).toContain("committee.DecisionTaken");
      expect(told).not.toContain(ROLE_HOLDERS.committeeMember.sub);
    }
  });

  it("whether a case is before the committee is not told to who may not read its packet", async () => {
    const registered = await clients.caseworker.send("POST", api.route("POST /applications").path, {
      body: api.route("POST /applications").body!.example,
    });
    const place = { ...world.places.own, applicationId: registered.body["id"] as string };
    for (const name of ["GET /decisionPackets/{decisionPacketId}", "GET /decisions/{decisionId}"]) {
      const answer = await ask(clients.operator, api.route(name), place);
      expect([name, answer.status]).toEqual([name, 403]);
    }
  });
});

async function head(role: Role, route: Route): Promise<number> {
  const token = await product.issuer.token(ROLE_HOLDERS[role]);
  const { others } = world.places;
  const response = await fetch(product.url + pathFor(route, others) + queryFor(route, others), {
    method: "HEAD",
    headers: { authorization: `Bearer ${token}` },
  });
  return response.status;
}

/** Everything of an answer by which two could be told apart. */
function traces({ status, body, headers }: ApiAnswer): object {
  const { instance, ...rest } = body;
  expect(instance).toMatch(/^urn:uuid:/);
  const names = [...headers.keys()].filter((name) => name !== "date").sort();
  return { status, rest, names, etag: headers.get("etag"), length: headers.get("content-length") };
}
