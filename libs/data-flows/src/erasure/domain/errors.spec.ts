import { exercisedRefusals } from "#testing";
import { erasureErrors } from "./errors.js";

describe("the catalogue of refusals", () => {
  it("holds no reason that no specification provokes", () => {
    const exercised = exercisedRefusals(import.meta.dirname, erasureErrors.context);
    expect([...exercised].sort()).toEqual(Object.keys(erasureErrors.entries).sort());
  });
});
