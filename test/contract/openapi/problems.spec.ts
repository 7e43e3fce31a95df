import {
  problemCatalogue,
  problemsPage,
} from "../../../apps/api/src/operations/problem-catalogue.js";
import { expectCommitted } from "./support/document.js";

describe("the catalogue of problems", () => {
  it("names each type once, in the form of the Belgian REST guide", () => {
    const types = problemCatalogue().map(({ type }) => type);
    expect(new Set(types).size).toBe(types.length);
    expect(types.length).toBeGreaterThan(30);
    const misnamed = types.filter(
      (type) => !/^urn:problem-type:rechtop(:[a-z][a-zA-Z0-9]*){1,2}$/.test(type),
    );
    expect(misnamed).toEqual([]);
  });

  it("says of each what it is and what to do, in whole sentences", () => {
    for (const { title, remedy } of problemCatalogue()) {
      expect(title).toMatch(/^[A-Z].*[^.]$/);
      expect(remedy).toMatch(/^[A-Z].*\.$/);
    }
  });

  it("is written out in docs/problems.md", () => {
    expectCommitted("docs/problems.md", problemsPage());
  });
});
