import { type Case, type Period, renderPeriod } from "#statute";
import { day, judged, type Means, type Member, told } from "./otherwise-met.js";

describe("what was not told of a person of whom other things were", () => {
  const step = (period: Period, label: string) =>
    period.trace.find((one) => one.label === label) as { value?: string } | undefined;

  it.each<[string, Means, string | undefined]>([
    ["nothing: all was looked into", {}, undefined],
    ["incomes only", { incomes: [] }, "capital property transfers"],
    ["all but capital", { incomes: [], property: [], transfers: [] }, "capital"],
    ["everything", { incomes: [], capital: [], property: [], transfers: [] }, undefined],
  ])("means, told: %s", (_what, means, missing) => {
    const period = judged(means);
    expect(step(period, "meansNotTold")?.value).toBe(missing);
    const lines = renderPeriod(period, "en").join("\n");
    if (missing === "capital") {
      expect(lines).toContain("Not told, calculated as if there are none: movable capital (");
    }
  });

  it("is not said in a question about one kind of means only", () => {
    const period = judged({ capital: [{ amountCents: 1_000_000 }] }, { ask: ["means"] });
    expect(told(period)).not.toContain("meansNotTold");
  });

  it.each<[string, Case["household"], boolean]>([
    ["an empty household was looked into", {}, false],
    ["nobody is there", { members: [], housing: [{ kind: "dwelling" }] }, false],
    ["only where the person lives was told", { housing: [{ kind: "dwelling" }] }, true],
  ])("household: %s", (_what, household, said) => {
    const period = judged({}, { household: household! });
    expect(period.category?.category).toBe(2);
    const codes = period.category?.reasons.map(({ code }) => code) ?? [];
    expect(codes.includes("membersNotTold")).toBe(said);
    expect(told(period).includes("membersNotTold")).toBe(said);
  });

  it.each<[string, Partial<Case>, boolean]>([
    ["requested before it changed, no review told", { requestedOn: day("2026-01-05") }, true],
    [
      "requested before it changed, reviewed since",
      { requestedOn: day("2026-01-05"), reviewedOn: [day("2026-03-01")] },
      false,
    ],
    ["requested since it changed", { requestedOn: day("2026-04-01") }, false],
  ])("which text of art. 34 KB applies: %s", (_what, more, said) => {
    const members = [{ relation: "parent", commonHousehold: true, means: {} }] satisfies Member[];
    const days = { from: day("2026-04-01"), until: day("2026-04-30") };
    const period = judged({}, { ...days, household: { members }, ...more });
    expect(told(period).includes("oldArt34")).toBe(said);
  });
});
