import { exercisedRefusals } from "#testing";
import { entitlementErrors } from "./errors.js";

describe("the catalogue of refusals", () => {
  it("holds no reason that no specification provokes", () => {
    const exercised = exercisedRefusals(import.meta.dirname, entitlementErrors.context);
    expect([...exercised].sort()).toEqual(Object.keys(entitlementErrors.entries).sort());
  });
});
