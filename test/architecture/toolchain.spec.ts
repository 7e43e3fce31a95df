import { readFileSync } from "node:fs";
import { join } from "node:path";

interface PackageJson {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, string>>;
  readonly engines: { readonly node: string };
}

const manifest = JSON.parse(
  readFileSync(join(process.cwd(), "package.json"), "utf8"),
) as PackageJson;

describe("toolchain", () => {
  it("runs every npm script on the Node that the package pins, whatever the machine has", () => {
    expect(process.versions.node).toBe(manifest.dependencies["node"]);
  });

  it("installs from Node 20.19 on", () => {
    expect(manifest.engines.node).toBe(">=20.19");
  });

  it("pins every dependency to one version", () => {
    const all = { ...manifest.dependencies, ...manifest.devDependencies };
    const loose = Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+/.test(version));
    expect(loose).toEqual([]);
  });

  it.each(["format", "lint", "types", "boundaries", "build", "jest"])(
    "npm test includes npm run %s",
    (script) => {
      expect(manifest.scripts).toHaveProperty(script);
      expect(manifest.scripts["test"]).toContain(`npm run -s ${script}`);
    },
  );

  it("CI installs cleanly and runs the test command of the README", () => {
    const ci = readFileSync(join(process.cwd(), ".ci/run"), "utf8");
    expect(ci).toMatch(/^npm ci$/m);
    expect(ci).toMatch(/^npm test$/m);
  });
});
