import { existsSync } from "node:fs";
import { join } from "node:path";
import { compose, read, REPOSITORY } from "./files.js";

const FILE = "docker/compose.many.yml";
const many = compose(FILE);
/** What the README tells people to type; lines that go on are one. */
const commands = [...read("docker/README.md").matchAll(/^ *```sh\n(.*?)^ *```/gms)]
  .flatMap(([, block = ""]) => block.replaceAll("\\\n", " ").split("\n"))
  .map((line) => line.trim());

describe("the commands of docker/README.md", () => {
  it("name services that there are", () => {
    const options = '(?:--?[\\w-]+ (?:"[^"]*" )?)*';
    const asked = commands.flatMap((line) => [
      ...[...line.matchAll(new RegExp(`^many (?:exec|run) ${options}([\\w-]+)`, "g"))].map(
        ([, service = ""]) => service,
      ),
      ...[...line.matchAll(/^many (?:up|stop|rm)((?: [\w-]+)*)/g)].flatMap(([, rest = ""]) =>
        rest.split(" ").filter((word) => word !== "" && !word.startsWith("-")),
      ),
    ]);
    expect(asked.length).toBeGreaterThan(15);
    for (const service of asked) expect(Object.keys(many.services)).toContain(service);
  });

  it("name volumes that there are", () => {
    const named = commands
      .flatMap((line) => [...line.matchAll(/rechtop-many_([\w-]+(?:\$node)?)/g)])
      .map(([, volume = ""]) => volume.replace("$node", "1"));
    expect(named.length).toBeGreaterThan(5);
    for (const volume of named) expect(Object.keys(many.volumes)).toContain(volume);
    expect(read(FILE)).toMatch(/^name: rechtop-many$/m);
  });

  it("name programs and images that there are", () => {
    const text = commands.join("\n");
    for (const [path] of text.matchAll(/docker\/[\w/.-]+\.(?:mjs|sh|yml)/g)) {
      expect([path, existsSync(join(REPOSITORY, path))]).toEqual([path, true]);
    }
    const images = Object.values(many.services).map(({ image }) => image);
    for (const [image] of text.matchAll(/\b(?:rechtop|postgres):\d[\w.-]+/g)) {
      expect(images).toContain(image);
    }
  });

  // What a move needs of `work`: both addresses as settings, a way to both servers, the certificates of one.
  it("can move a log in the service that they move it in", () => {
    const { secrets, networks, volumes } = many.services["work"] ?? {};
    expect(secrets).toEqual(expect.arrayContaining(["DATABASE_URL", "EVENT_STORE_URL"]));
    for (const name of ["work", "db", "kurrentdb1"]) {
      expect(many.services[name]?.networks).toContain("data");
    }
    expect(networks).toContain("data");
    expect(volumes).toContain("kurrentdb-ca:/certs/ca:ro");
  });

  it("find the same keys, lists and centres in both compose files", () => {
    const one = compose("docker/compose.yml");
    const { api } = one.services;
    const { work } = many.services;
    for (const secret of api?.secrets ?? []) {
      expect(work?.secrets).toContain(secret);
      expect(many.secrets[secret]).toEqual(one.secrets[secret]);
    }
    for (const volume of api?.volumes ?? []) expect(work?.volumes).toContain(volume);
    for (const [name, value] of Object.entries(api?.environment ?? {})) {
      if (name !== "OIDC_ISSUER") expect(work?.environment?.[name]).toBe(value);
    }
  });
});
