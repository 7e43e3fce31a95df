import { exercisedRefusals } from "#testing";
import { socialReportErrors } from "./errors.js";

/** Refusals that the use cases make, from what other streams or the register say. */
const ONLY_IN_APPLICATION = [
  "finding-missing",
  "calculation-missing",
  "calculation-outdated",
  "calculation-without-amount",
  "text-holds-identifier",
  "basis-changed",
];

describe("the catalogue of refusals", () => {
  it("holds no reason that no specification provokes", () => {
    const exercised = exercisedRefusals(import.meta.dirname, socialReportErrors.context);
    expect([...exercised, ...ONLY_IN_APPLICATION].sort()).toEqual(
      Object.keys(socialReportErrors.entries).sort(),
    );
  });
});
