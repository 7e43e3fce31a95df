import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadCentres } from "./centres.js";

const CENTRE = `
  language: nl
  name: OCMW Lindeveld
  service: Sociale dienst
  address: [Dorpsplein 1, 9999 Lindeveld]
  telephone: 02 000 00 00
  court: { name: Arbeidsrechtbank, address: [Gerechtsplein 1] }
  staff: { u-1: { name: Els } }
`;

describe("the file of centres", () => {
  const folder = mkdtempSync(join(tmpdir(), "rechtop-centres-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  const load = (content: string) => {
    const file = join(folder, "centres.yaml");
    writeFileSync(file, content);
    return loadCentres(file);
  };

  it("of development is usable", () => {
    const centres = loadCentres(join(process.cwd(), "apps/dev-idp/centres.yaml"));
    expect(centres.get("ocmw-lindeveld").language).toBe("nl");
    expect(centres.get("cpas-valmont").language).toBe("fr");
  });

  it("gives a centre by its code, and throws for one that it does not have", () => {
    const centres = load(`ocmw-lindeveld:${CENTRE}`);
    expect(centres.get("ocmw-lindeveld").staff).toEqual({ "u-1": { name: "Els" } });
    expect(() => centres.get("cpas-valmont")).toThrow("the file of centres has no cpas-valmont");
    expect(() => centres.get("constructor")).toThrow("has no constructor");
  });

  it("is refused with every place that is wrong, by name", () => {
    const wrong = CENTRE.replace("language: nl", "language: en")
      .replace("[Dorpsplein 1, 9999 Lindeveld]", "[]")
      .replace("telephone", "phone");
    expect(() => load(`ocmw-lindeveld:${wrong}`)).toThrow(
      /centres\.yaml is not a usable file of centres:\n(?=[^]*ocmw-lindeveld\.language)(?=[^]*ocmw-lindeveld\.address)(?=[^]*ocmw-lindeveld\.telephone)(?=[^]*ocmw-lindeveld\.phone)/,
    );
  });

  it("is refused with a code that is none", () => {
    expect(() => load(`OCMW Lindeveld:${CENTRE}`)).toThrow("not a usable file of centres");
  });
});
