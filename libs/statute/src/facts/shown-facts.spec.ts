import type { TSchema } from "typebox";
import { Compile } from "typebox/compile";
import {
  FACT_KINDS,
  factKindOf,
  LISTED_FACT_KINDS,
  SHOWN_FACTS,
  ShownFact,
} from "./shown-facts.js";

const fits = (value: unknown) => Compile(ShownFact as TSchema).Check(value);
const wage = { kind: "wage", amountCents: 50_000, per: "month" };

describe("a shown fact", () => {
  it.each<[string, unknown]>([
    ["a stay", { stay: { inBelgium: true, lawful: true } }],
    ["a day of birth", { born: "1985-01-01" }],
    ["an income with its number", { income: { ...wage, ref: "income1" } }],
    ["an income of a member", { memberMeans: { of: "member12", income: wage } }],
    ["a member", { member: { ref: "member1", relation: "child", commonHousehold: true } }],
    ["that there is none", { noOther: "claim" }],
  ])("is %s", (_what, value) => {
    expect(fits(value)).toBe(true);
  });

  it.each<[string, unknown]>([
    ["nothing", {}],
    ["two facts at once", { born: "1985-01-01", claimants: 1 }],
    ["a fact that the law does not ask for", { jobSearch: { letters: 5 } }],
    ["an expense", { expense: { amountCents: 100 } }],
    ["an outgoing amount", { income: { ...wage, amountCents: -1 } }],
    ["an income under a name", { income: { ...wage, ref: "bakkerij Peeters" } }],
    ["an income under the number of another fact", { income: { ...wage, ref: "member1" } }],
    ["a member without a number", { member: { relation: "child", commonHousehold: true } }],
    [
      "a member with means in it",
      { member: { ref: "member1", relation: "child", commonHousehold: true, means: {} } },
    ],
    ["means of somebody by name", { memberMeans: { of: "jan", income: wage } }],
    ["means of nobody", { memberMeans: { income: wage } }],
    ["no means of a member", { memberMeans: { of: "member1" } }],
    ["that there is no stay", { noOther: "stay" }],
  ])("is not %s", (_what, value) => {
    expect(fits(value)).toBe(false);
  });

  it("says what it is about, also when it says that there is none", () => {
    expect(factKindOf({ childrenAsBeneficiary: 0 })).toBe("childrenAsBeneficiary");
    expect(factKindOf({ noOther: "income" })).toBe("income");
    expect(factKindOf({})).toBeUndefined();
  });

  it("is of a closed vocabulary", () => {
    expect([...FACT_KINDS, "noOther"]).toEqual(Object.keys(SHOWN_FACTS));
    expect(FACT_KINDS).toEqual(expect.arrayContaining([...LISTED_FACT_KINDS]));
    expect(FACT_KINDS).toHaveLength(21);
  });
});
