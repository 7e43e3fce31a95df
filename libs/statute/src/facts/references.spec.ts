import { withReferences } from "./references.js";

describe("references", () => {
  it("are the facts' own, else their place in the input", () => {
    expect(
      withReferences({
        from: "2025-03-03",
        means: { incomes: [{ ref: "own", amountCents: 1 }, { amountCents: 2 }] },
        household: { members: [{ means: { capital: [{ amountCents: 3 }] } }] },
        reviewedOn: ["2026-05-04"],
        nothing: null,
      }),
    ).toEqual({
      from: "2025-03-03",
      means: {
        incomes: [
          { ref: "own", amountCents: 1 },
          { ref: "means.incomes[1]", amountCents: 2 },
        ],
      },
      household: {
        members: [
          {
            ref: "household.members[0]",
            means: { capital: [{ ref: "household.members[0].means.capital[0]", amountCents: 3 }] },
          },
        ],
      },
      reviewedOn: ["2026-05-04"],
      nothing: null,
    });
  });

  it("leave alone what has them all, and each part that has", () => {
    const whole = { means: { incomes: [{ ref: "a" }] }, reviewedOn: ["2026-05-04"] };
    expect(withReferences(whole)).toBe(whole);
    const part = withReferences({ ...whole, claims: [{ benefit: "unemployment" }] });
    expect(part.means).toBe(whole.means);
    expect(part.claims).toEqual([{ ref: "claims[0]", benefit: "unemployment" }]);
  });
});
