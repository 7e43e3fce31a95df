import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { API_PREFIX, loadConfig, STANDARD_PROBLEMS } from "#platform";
import { BODY_LIMIT } from "../../apps/api/src/create-app.js";
import {
  compose,
  COMPOSE_FILES,
  isApi,
  read,
  REPOSITORY,
  type Service,
  SERVICES,
} from "./files.js";

const manifest = JSON.parse(read("package.json")) as { dependencies: Record<string, string> };

/** What is a setting of the product: every name in capitals in the code that reads settings. */
const SETTINGS = ["libs/platform/src/config", "apps/api/src"]
  .flatMap((folder) => readdirSync(join(REPOSITORY, folder)).map((file) => `${folder}/${file}`))
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".spec.ts"))
  .flatMap((file) => [...read(file).matchAll(/"([A-Z][A-Z_]+)"/g)].map(([, name]) => name));

/** Settings of Node, which runs the product. */
const OF_NODE = ["NODE_EXTRA_CA_CERTS"];

const isSetting = (name: string): boolean => /^[A-Z_]+$/.test(name);

/** The environment of a process: as entrypoint.sh makes it of the service and its secrets. */
function environmentOf({ environment = {}, secrets = [] }: Service): Record<string, string> {
  const examples: Record<string, string> = {
    DATABASE_URL: "postgres://rechtop:geheim@db:5432/rechtop",
    RECHTOP_REPLICA_URL: "postgres://rechtop:geheim@db-replica:5432/rechtop",
    EVENT_STORE_URL: "kurrentdb://rechtop:geheim@kurrentdb1:2113?tls=true",
    RECHTOP_SECRET: Buffer.alloc(32, 7).toString("base64url"),
  };
  const filledIn = Object.entries(environment).map(([name, value]) => [
    name,
    value
      .replace(/\$\{OIDC_ISSUER[^}]*\}/, "https://id.example.org/realms/rechtop")
      .replace(/\$\{RECHTOP_LOG_ORIGIN[^}]*\}/, "logs.example.org/rechtop")
      .replace(/\$\{RECHTOP_DOMAIN[^}]*\}/, "example.org"),
  ]);
  const ofSecrets = secrets.filter(isSetting).map((name) => [name, examples[name]]);
  return Object.fromEntries([["NODE_ENV", "production"], ...filledIn, ...ofSecrets]) as Record<
    string,
    string
  >;
}

describe("the settings in compose files", () => {
  const api = SERVICES.filter(([, service]) => isApi(service));

  it.each(SERVICES.filter(([, { build }]) => build !== undefined))(
    "of %s are settings of the product",
    (_, service) => {
      const names = [
        ...Object.keys(service.environment ?? {}),
        ...(service.secrets ?? []).filter(isSetting),
      ];
      expect(names.filter((name) => ![...SETTINGS, ...OF_NODE].includes(name))).toEqual([]);
    },
  );

  it.each(api)("of %s are enough to start with", (_, service) => {
    expect(loadConfig(environmentOf(service)).production).toBe(true);
  });

  it("split the roles of many centres over two processes, and leave none out", () => {
    const { services } = compose("docker/compose.many.yml");
    const rolesOf = (name: string) => [
      ...loadConfig(environmentOf(services[name] as Service)).roles,
    ];
    expect(rolesOf("web")).toEqual(["http"]);
    expect(rolesOf("work")).toEqual(["http", "projections", "reactions", "sealing"]);
    const signers = SERVICES.filter(([, { secrets }]) => secrets?.includes("log.key"));
    expect(signers.map(([name]) => name)).toEqual([
      "docker/compose.yml: api",
      "docker/compose.many.yml: work",
    ]);
  });
});

describe("connections of PostgreSQL", () => {
  const { services } = compose("docker/compose.many.yml");
  const maximum = (name: string) =>
    Number(/max_connections=(\d+)/.exec((services[name]?.command ?? []).join(" "))?.[1]);

  it("are enough for every process that may want them at once", () => {
    // The log, the read models and the keys, and one for leases: see docs/operations.md.
    const ofOne = 3 * new pg.Pool().options.max + 1;
    const processes = Object.values(services).filter(isApi).length;
    const ofKeycloak = Number(services["keycloak"]?.environment?.["KC_DB_POOL_MAX_SIZE"]);
    // A command besides; the replica and a backup; what is kept for superusers.
    const wanted = (processes + 1) * ofOne + ofKeycloak + 2 + 3;
    expect(wanted).toBeGreaterThan(100);
    expect(maximum("db")).toBeGreaterThanOrEqual(wanted);
  });

  it("are not fewer on the replica, which would not start", () => {
    expect(maximum("db-replica")).toBeGreaterThanOrEqual(maximum("db"));
  });
});

describe("secrets", () => {
  it.each(COMPOSE_FILES)("of %s are files that make-secrets.sh makes, and all are used", (file) => {
    const { secrets, services } = compose(file);
    const used = Object.values(services).flatMap((service) => service.secrets ?? []);
    expect([...new Set(used)].sort()).toEqual(Object.keys(secrets).sort());
    const files = Object.entries(secrets).map(([name, { file: path }]) => [
      path,
      `./secrets/${name}`,
    ]);
    for (const [path, wanted] of files) expect(path).toBe(wanted);
    const maker = read("docker/make-secrets.sh");
    const ofNodes = Object.values(services).flatMap((service) => service.env_file ?? []);
    for (const path of [...files.map(([p]) => p), ...ofNodes]) {
      expect(maker).toMatch(
        new RegExp(`(keep |secrets/)${path?.replace("./secrets/", "").replace(".", "\\.")}\\b`),
      );
    }
    expect(read("docker/.gitignore")).toMatch(/^secrets\/$/m);
  });

  // The origin is in the key: with another one in the settings the API does not start.
  it("are made, in the example, for the log and the domain of the example of .env", () => {
    const [, origin, domain] =
      /^docker\/make-secrets\.sh (\S+) (\S+)/m.exec(read("docker/README.md")) ?? [];
    const example = read("docker/example.env").split("\n");
    expect(example).toContain(`RECHTOP_LOG_ORIGIN=${String(origin)}`);
    expect(example).toContain(`RECHTOP_DOMAIN=${String(domain)}`);
  });

  it.each(SERVICES)("are never written down in %s", (_, { environment = {}, command = [] }) => {
    const named = Object.entries(environment).filter(([name]) =>
      /PASSWORD|SECRET|TOKEN|_KEY$|KEK$/.test(name),
    );
    expect(named.filter(([name]) => !name.endsWith("_FILE"))).toEqual([]);
    expect([...Object.values(environment), ...command].join("\n")).not.toMatch(
      /:\/\/[^/\s]*:[^/\s]*@/,
    );
  });
});

describe("the Containerfile", () => {
  const text = read("docker/Containerfile");
  const ignore = read("docker/Containerfile.dockerignore").split("\n");

  it("runs the Node of the tests, in both stages", () => {
    const bases = [...text.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image);
    const node = `node:${manifest.dependencies["node"] ?? ""}-trixie-slim`;
    expect(bases).toEqual([node, node]);
  });

  it("copies what is there, and what is sent to the builder", () => {
    const sources = [...text.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, paths]) =>
      (paths ?? "").split(" "),
    );
    expect(sources.length).toBeGreaterThan(8);
    const sent = ignore.filter((line) => line.startsWith("!")).map((line) => line.slice(1));
    for (const source of sources) {
      expect([source, existsSync(join(REPOSITORY, source))]).toEqual([source, true]);
      expect([
        source,
        sent.some((path) => source === path || source.startsWith(`${path}/`)),
      ]).toEqual([source, true]);
    }
    expect(ignore).toContain("*");
  });

  it("does not run as root", () => {
    const users = [...text.matchAll(/^USER (\S+)/gm)].map(([, user]) => user);
    expect(users).toEqual(["1000:1000"]);
  });
});

describe("the proxy", () => {
  const text = read("docker/proxy/nginx.conf");

  it("lets through the API, the logs and the log-in pages, and nothing else", () => {
    const passed = [...text.matchAll(/location (\S+) \{\s*proxy_pass (\S+);/g)].map(
      ([, path, to]) => [path, to],
    );
    expect(passed).toEqual([
      [`${API_PREFIX}/`, "http://web"],
      ["/log/", "http://web"],
      ["/realms/rechtop/", "http://keycloak"],
      ["/resources/", "http://keycloak"],
    ]);
  });

  // A name that is looked up once, at the start, is 502 for ever after the service has another address.
  it("looks up again where the services are that it passes to", () => {
    expect(text).toMatch(/^ {2}resolver 127\.0\.0\.11 valid=\d{1,2}s\b/m);
    const upstreams = [...text.matchAll(/upstream (\w+) \{([^}]*)\}/g)].map(([, name, inside]) => [
      name,
      inside?.trim().split(/\s*;\s*/),
    ]);
    expect(upstreams).toEqual([
      ["web", ["zone web 64k", "server web:3000 resolve", ""]],
      ["keycloak", ["zone keycloak 64k", "server keycloak:8080 resolve", ""]],
    ]);
    const { services } = compose("docker/compose.many.yml");
    for (const name of ["web", "keycloak"]) expect(services[name]?.networks).toContain("edge");
  });

  it("does not wait for a service that is away", () => {
    expect(text).toMatch(/^ {2}proxy_connect_timeout [1-3]s;$/m);
  });

  it("says in the form of the API what the API cannot say itself", () => {
    const said = [...text.matchAll(/return (\d{3}) '(\{.*\})';/g)].map(([, status, body]) => ({
      status: Number(status),
      problem: JSON.parse(body ?? "") as { type: string; status: number; detail: string },
    }));
    expect(said.map(({ status }) => status)).toEqual([404, 413, 503]);
    for (const { status, problem } of said) {
      const name = problem.type.replace("urn:problem-type:belgif:", "");
      expect(problem).toMatchObject(STANDARD_PROBLEMS[name as keyof typeof STANDARD_PROBLEMS]);
      expect([problem.status, problem.detail]).toEqual([status, expect.stringMatching(/\.$/)]);
    }
    expect(text).toMatch(/error_page 502 504 = @away;/);
  });

  it("takes bodies as large as the API does", () => {
    for (const [, kilobytes] of text.matchAll(/client_(?:max_body|body_buffer)_size (\d+)k;/g)) {
      expect(Number(kilobytes) * 1024).toBe(BODY_LIMIT);
    }
  });
});
