import { exercisedRefusals } from "#testing";
import { procedureErrors } from "./errors.js";

describe("the catalogue of refusals", () => {
  it("holds no reason that no specification provokes", () => {
    const exercised = exercisedRefusals(import.meta.dirname, procedureErrors.context);
    expect([...exercised].sort()).toEqual(Object.keys(procedureErrors.entries).sort());
  });
});
