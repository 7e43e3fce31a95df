import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openCentres } from "./centres.js";

const centre = (choices: string) => `
ocmw-lindeveld:
  language: nl
  name: OCMW Lindeveld
  service: Sociale dienst
  address: [Dorpsplein 1, 9999 Lindeveld]
  telephone: 02 000 00 00
  court: { name: Arbeidsrechtbank, address: [Gerechtsplein 1] }
  choices: ${choices}
  staff: {}
`;

describe("the choices of a centre on points that the law leaves open", () => {
  const folder = mkdtempSync(join(tmpdir(), "rechtop-centres-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  const open = (choices: string) => {
    const file = join(folder, "centres.yaml");
    writeFileSync(file, centre(choices));
    return openCentres(file);
  };

  it("are read with the centre; there need be none", () => {
    const choice = { key: "partMonth", value: "yearOver365", from: "2025-01-01" };
    const file = '[{ key: partMonth, value: yearOver365, from: "2025-01-01" }]';
    expect(open(file).get("ocmw-lindeveld").choices).toEqual([choice]);
    expect(open("[]").get("ocmw-lindeveld").choices).toEqual([]);
    const development = openCentres(join(process.cwd(), "apps/dev-idp/centres.yaml"));
    expect(development.get("ocmw-lindeveld")).not.toHaveProperty("choices");
    expect(development.get("cpas-valmont").choices).toEqual([choice]);
  });

  it.each([
    ["no open point", '{ key: generosity, value: much, from: "2025-01-01" }', "0.key"],
    ["no alternative", '{ key: partMonth, value: generous, from: "2025-01-01" }', "0.value"],
    ["no day", '{ key: partMonth, value: yearOver365, from: "2025-02-30" }', "0\\]?.from"],
  ])("%s stops the start, with its place", (_what, choice, place) => {
    expect(() => open(`[${choice}]`)).toThrow(
      new RegExp(`not a usable file of centres:\n.*ocmw-lindeveld\\.choices.${place}`),
    );
  });
});
