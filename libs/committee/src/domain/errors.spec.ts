import { exercisedRefusals } from "#testing";
import { committeeErrors } from "./errors.js";

/** Refusals that the use cases make, from what other streams say and who asks. */
const ONLY_IN_APPLICATION = ["report-not-submitted", "chair-not-present"];

describe("the catalogue of refusals", () => {
  it("holds no reason that no specification provokes", () => {
    const exercised = exercisedRefusals(import.meta.dirname, committeeErrors.context);
    expect([...exercised, ...ONLY_IN_APPLICATION].sort()).toEqual(
      Object.keys(committeeErrors.entries).sort(),
    );
  });
});
