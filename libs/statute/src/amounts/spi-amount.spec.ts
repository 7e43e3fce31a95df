import { legalDate } from "#kernel";
import { loadParameters } from "../parameters/load-parameters.js";
import { parametersFrom } from "../parameters/parameters.js";
import { artistExemption, spiAmount } from "./spi-amount.js";

const shipped = loadParameters();
const march2025 = legalDate("2025-03-03");

function withPublished(value: number) {
  return parametersFrom(
    shipped.definitions.map((definition) =>
      definition.key === "kb-rmi/art-35/general.published"
        ? { ...definition, values: definition.values.map((dated) => ({ ...dated, value })) }
        : definition,
    ),
  );
}

describe("how sure a socio-professional exemption is", () => {
  it("a published figure confirms the computed one", () => {
    expect(spiAmount(shipped, "general", march2025)).toMatchObject({
      variant: "general",
      validFrom: "2025-02-01",
      coefficient: "1.7410",
      base: { value: 17_776, status: "computed" },
      indexJumps: { value: 28 },
      monthly: { amountCents: 30_948, status: "sourced", source: { code: "BD-3363, DQ-PEN25" } },
    });
  });

  it("a published figure that differs is a conflict, and the formula stays visible", () => {
    expect(spiAmount(withPublished(30_949), "general", march2025).monthly).toEqual({
      amountCents: 30_948,
      status: "inConflict",
      source: expect.objectContaining({ code: "BD-3363, DQ-PEN25" }) as object,
    });
  });

  it("a figure that was computed confirms nothing", () => {
    expect(spiAmount(shipped, "shortage", legalDate("2024-06-03")).monthly).toMatchObject({
      amountCents: 43_483,
      status: "computed",
      source: { code: "K-c, CVS, BJ-AMT" },
    });
  });

  it("after the last day of a published figure the formula goes on, and is no surer", () => {
    const { monthly } = spiAmount(shipped, "general", legalDate("2026-08-21"));
    expect(monthly).toMatchObject({ amountCents: 31_567, status: "computed" });
  });

  it("artists: twelve months of the amount before rounding", () => {
    expect(artistExemption(shipped, march2025).annual).toMatchObject({
      amountCents: 371_376,
      status: "computed",
    });
  });
});
