import { existsSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { parse } from "yaml";
import { compose, COMPOSE_FILES, read, REPOSITORY, runsOn, SERVICES } from "./files.js";

// Draft 7, under the address that the validator knows it by.
const SCHEMA = JSON.parse(
  read("test/docker/compose-spec.json").replace(
    "https://json-schema.org",
    "http://json-schema.org",
  ),
) as object;

/** Folders and files that an installation adds, see docker/README.md. */
const OF_THE_INSTALLATION = ["./centres.yaml", "./kept"];

/** Services that may write in their own file system, with the reason. */
const WRITABLE: Readonly<Record<string, string>> = {
  "docker/compose.many.yml: keycloak": "puts its program together when it starts",
};

describe.each(COMPOSE_FILES)("%s", (file) => {
  const parsed: unknown = parse(read(file), { merge: true });
  const { services, networks, volumes, secrets } = compose(file);
  // The schema has formats of its own, such as `ports`, which only compose knows.
  const isValid = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(
    SCHEMA,
  );

  it("is a compose file, by the published schema", () => {
    isValid(parsed);
    expect(isValid.errors ?? []).toEqual([]);
    expect(isValid({ services: { db: { image: "postgres", readonly: true } } })).toBe(false);
  });

  it("names nothing that is not there", () => {
    for (const [name, service] of Object.entries(services)) {
      for (const [other, { condition }] of Object.entries(service.depends_on ?? {})) {
        const target = services[other];
        expect([name, other, target]).not.toContain(undefined);
        const waits = target?.healthcheck === undefined ? "completed_successfully" : "healthy";
        expect([name, other, condition]).toEqual([name, other, `service_${waits}`]);
      }
      const used = service.networks ?? [];
      const names = Array.isArray(used) ? (used as string[]) : Object.keys(used);
      for (const network of names) expect(Object.keys(networks)).toContain(network);
      for (const secret of service.secrets ?? []) expect(Object.keys(secrets)).toContain(secret);
      for (const volume of service.volumes ?? []) {
        const source = typeof volume === "string" ? volume.split(":")[0] : volume["source"];
        if (!String(source).startsWith(".")) expect(Object.keys(volumes)).toContain(source);
        else if (!OF_THE_INSTALLATION.includes(String(source))) {
          expect([source, existsSync(join(REPOSITORY, "docker", String(source)))]).toEqual([
            source,
            true,
          ]);
        }
      }
    }
  });

  it("asks for nothing that the example of .env does not give", () => {
    const asked = [...read(file).matchAll(/\$\{([A-Z_]+)/g)].map(([, name]) => name);
    const given = [...read("docker/example.env").matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
    expect(asked.filter((name) => !given.includes(name))).toEqual([]);
  });
});

describe.each(SERVICES)("%s", (name, service) => {
  it("runs without root, rights or a writable file system", () => {
    expect(service.user).toMatch(/^[1-9]\d*:\d+$/);
    expect(service.cap_drop).toEqual(["ALL"]);
    expect(service.security_opt).toEqual(["no-new-privileges:true"]);
    expect(service.pids_limit).toBeGreaterThan(0);
    expect(service.read_only).toBe(!(name in WRITABLE));
    expect([service.privileged, service.cap_add]).toEqual([undefined, undefined]);
    expect(JSON.stringify(service.volumes ?? [])).not.toContain("docker.sock");
  });

  it("says whether it is well, if it runs on", () => {
    expect(service.healthcheck !== undefined).toBe(runsOn(service));
  });

  it("is an image of one exact version", () => {
    expect(service.image).toMatch(/:\d+\.\d+(\.\d+)?(-[a-z0-9.]+)?$/);
    const { version } = JSON.parse(read("package.json")) as { version: string };
    if (service.build !== undefined) expect(service.image).toBe(`rechtop:${version}`);
  });

  it("is reached from outside this machine through the proxy only", () => {
    const open = (service.ports ?? []).filter((port) => !port.startsWith("127.0.0.1:"));
    expect(open).toEqual(name.endsWith(": proxy") ? ["80:80", "443:443"] : []);
  });
});

describe("networks", () => {
  it("keep what holds data away from the outside", () => {
    const { services, networks } = compose("docker/compose.many.yml");
    const inside = Object.entries(services).filter(([name]) =>
      /^(db|kurrentdb|web|keycloak)/.test(name),
    );
    expect(inside).toHaveLength(8);
    for (const [, service] of inside) {
      for (const network of service.networks as readonly string[]) {
        expect(networks[network]?.internal).toBe(true);
      }
    }
  });
});
