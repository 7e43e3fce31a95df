import { legalDate } from "#kernel";
import { loadParameters } from "../parameters/load-parameters.js";
import { parametersFrom } from "../parameters/parameters.js";
import { categoryAmount } from "./category-amount.js";
import { indexCoefficient } from "./index-coefficient.js";

const shipped = loadParameters();
const day = legalDate("2025-03-03");

function withPublished(value: number) {
  return parametersFrom(
    shipped.definitions.map((definition) =>
      definition.key === "rmi-wet/art-14/category-2.published-annual"
        ? { ...definition, values: definition.values.map((dated) => ({ ...dated, value })) }
        : definition,
    ),
  );
}

describe("art. 15: index coefficient", () => {
  it.each([
    [0, "1.0000"],
    [1, "1.0200"],
    [7, "1.1487"],
    [14, "1.3195"],
    [29, "1.7758"],
  ])("%i jumps: %s", (jumps, coefficient) => {
    expect(indexCoefficient(jumps).toFixed(4)).toBe(coefficient);
  });
});

describe("how sure an amount is", () => {
  it("a published figure confirms the computed one", () => {
    expect(categoryAmount(shipped, 2, day).annual).toMatchObject({
      amountCents: 1_577_041,
      status: "sourced",
      source: { code: "BD-3321" },
    });
  });

  it("a published figure that differs is a conflict, and the formula stays visible", () => {
    expect(categoryAmount(withPublished(1_577_042), 2, day).annual).toMatchObject({
      amountCents: 1_577_041,
      status: "inConflict",
    });
  });

  it("without publication it is no surer than the formula", () => {
    expect(categoryAmount(shipped, 3, day).annual).toMatchObject({
      status: "computed",
      source: { code: "K-c, LIB, SIV, BJ-AMT" },
    });
  });

  it("names a text once when base and coefficient rest on the same one", () => {
    const june2016 = categoryAmount(shipped, 1, legalDate("2016-06-01"));
    expect(june2016.annual.source.code).toBe("K-c");
  });

  it("keeps what it rests on", () => {
    expect(categoryAmount(shipped, 2, day)).toMatchObject({
      validFrom: "2025-02-01",
      coefficient: "1.7410",
      base: { value: 905_825, status: "computed", validFrom: "2023-07-01" },
      indexJumps: { value: 28, status: "sourced", validFrom: "2025-02-01" },
    });
  });
});
