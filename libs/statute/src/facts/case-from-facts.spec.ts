import { DomainError, Erased, ErasedDataUsed, instant, type LegalDate, legalDate } from "#kernel";
import { caseFromFacts, type Showing } from "./case-from-facts.js";
import type { ShownFact } from "./shown-facts.js";

const day = (text: string): LegalDate => legalDate(text);
const piece = (evidenceId: string, ...shows: ShownFact[]): Showing => ({ evidenceId, shows });
const wage = (amountCents: number, more: object = {}): ShownFact => ({
  income: { kind: "wage", amountCents, per: "month", ...more },
});
const child: ShownFact = {
  member: { ref: "member1", relation: "child", commonHousehold: true },
};

/** The code of the refusal. */
function refusal(...evidence: Showing[]): string | undefined {
  try {
    caseFromFacts(evidence);
    return undefined;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return `${error.code} ${error.detail ?? ""}`.trim();
  }
}

describe("the facts of a case", () => {
  it("are what the evidence shows, each with the piece that shows it", () => {
    expect(
      caseFromFacts([
        piece("a", { stay: { inBelgium: true, lawful: true, from: day("2021-05-01") } }),
        piece(
          "b",
          { born: day("1985-01-01") },
          { assimilation: { by: "childAtCharge" } },
          { nationality: { status: "belgian" } },
        ),
        piece("c", { claim: { benefit: "unemployment", state: "pending" } }),
        piece(
          "d",
          wage(50_000),
          { capital: { amountCents: 620_000 } },
          { property: { kind: "built", right: "ownership" } },
          { employment: { variant: "general", startedOnLeefloon: true } },
          { childrenAsBeneficiary: 2 },
        ),
        piece("e", {
          transfer: {
            on: day("2020-01-01"),
            kind: "movable",
            manner: "gift",
            marketValueCents: 1,
            right: "ownership",
          },
        }),
        piece(
          "f",
          { housing: { kind: "dwelling" } },
          { countedShare: { share: { part: 1, of: 2 }, reasons: "Billijkheid." } },
          { claimants: 2 },
        ),
        piece("g", {
          installation: {
            homelessUntil: day("2025-03-01"),
            movedInOn: day("2025-03-02"),
            mainResidence: true,
            premiumReceivedBefore: false,
          },
        }),
      ]),
    ).toEqual({
      stays: [{ inBelgium: true, lawful: true, from: "2021-05-01", ref: "a" }],
      born: "1985-01-01",
      assimilations: [{ by: "childAtCharge", ref: "b" }],
      nationalities: [{ status: "belgian", ref: "b" }],
      claims: [{ benefit: "unemployment", state: "pending", ref: "c" }],
      means: {
        incomes: [{ kind: "wage", amountCents: 50_000, per: "month", ref: "d" }],
        capital: [{ amountCents: 620_000, ref: "d" }],
        property: [{ kind: "built", right: "ownership", ref: "d" }],
        employments: [{ variant: "general", startedOnLeefloon: true, ref: "d" }],
        childrenAsBeneficiary: 2,
        transfers: [
          {
            on: "2020-01-01",
            kind: "movable",
            manner: "gift",
            marketValueCents: 1,
            right: "ownership",
            ref: "e",
          },
        ],
      },
      household: {
        housing: [{ kind: "dwelling", ref: "f" }],
        countedShares: [{ share: { part: 1, of: 2 }, reasons: "Billijkheid.", ref: "f" }],
        claimants: 2,
      },
      installation: {
        homelessUntil: "2025-03-01",
        movedInOn: "2025-03-02",
        mainResidence: true,
        premiumReceivedBefore: false,
        ref: "g",
      },
    });
  });

  it("leave out what nothing shows: it is not known", () => {
    expect(caseFromFacts([])).toEqual({});
    expect(caseFromFacts([piece("a")])).toEqual({});
  });

  it("are an empty list where it was looked into and there is none", () => {
    expect(
      caseFromFacts([
        piece("a", { noOther: "claim" }, { noOther: "income" }, { noOther: "member" }),
        piece("b", { noOther: "assimilation" }),
      ]),
    ).toEqual({
      assimilations: [],
      claims: [],
      means: { incomes: [] },
      household: { members: [] },
    });
  });

  it("are what is shown where there is no other", () => {
    expect(caseFromFacts([piece("a", { noOther: "income" }), piece("b", wage(1))]).means).toEqual({
      incomes: [{ kind: "wage", amountCents: 1, per: "month", ref: "b" }],
    });
  });

  it("take nothing of the assessment of willingness: that is for people", () => {
    expect(
      caseFromFacts([
        piece(
          "a",
          { capability: { canDo: "Licht werk." } },
          { healthImpediment: { prevents: "Tillen." } },
          { equityImpediment: { prevents: "Zorgt voor een kind." } },
          { offer: { madeOn: day("2025-03-03"), work: "Keukenhulp." } },
        ),
      ]),
    ).toEqual({});
  });
});

describe("what several pieces of evidence show", () => {
  it("adds up without numbers: two wages are two", () => {
    const { means } = caseFromFacts([piece("a", wage(50_000)), piece("b", wage(50_000))]);
    expect(means?.incomes?.map(({ ref }) => ref)).toEqual(["a", "b"]);
  });

  it("counts once under one number, whatever each piece leaves out", () => {
    const from = day("2025-01-01");
    const { means } = caseFromFacts([
      piece("a", wage(50_000, { ref: "income1" })),
      piece("b", wage(50_000, { ref: "income1", from }), wage(20_000, { ref: "income2" })),
    ]);
    expect(means?.incomes).toEqual([
      { kind: "wage", amountCents: 50_000, per: "month", from, ref: "a" },
      { kind: "wage", amountCents: 20_000, per: "month", ref: "b" },
    ]);
  });

  it("is refused when it contradicts itself under one number", () => {
    const other = wage(50_001, { ref: "income1" });
    expect(refusal(piece("a", wage(50_000, { ref: "income1" })), piece("b", other))).toBe(
      "statute.facts-contradict income",
    );
  });

  it.each<[string, ShownFact, ShownFact]>([
    ["born", { born: day("1985-01-01") }, { born: day("1985-01-02") }],
    ["claimants", { claimants: 1 }, { claimants: 2 }],
    ["childrenAsBeneficiary", { childrenAsBeneficiary: 1 }, { childrenAsBeneficiary: 0 }],
  ])("is refused when there can be only one: %s", (kind, one, other) => {
    expect(refusal(piece("a", one), piece("b", other))).toBe(`statute.facts-contradict ${kind}`);
    expect(refusal(piece("a", one), piece("b", one))).toBeUndefined();
  });
});

describe("the members of the household", () => {
  const partner: ShownFact = {
    member: { ref: "member2", relation: "lifePartner", commonHousehold: true },
  };

  it("keep their number, and have the means that are shown of them", () => {
    const { household, means } = caseFromFacts([
      piece("a", child, partner),
      piece(
        "b",
        { memberMeans: { of: "member2", income: { kind: "wage", amountCents: 1, per: "month" } } },
        { memberMeans: { of: "member2", noOther: "capital" } },
      ),
    ]);
    expect(household?.members).toEqual([
      { ref: "member1", relation: "child", commonHousehold: true },
      {
        ref: "member2",
        relation: "lifePartner",
        commonHousehold: true,
        means: {
          incomes: [{ kind: "wage", amountCents: 1, per: "month", ref: "b" }],
          capital: [],
        },
      },
    ]);
    expect(means).toBeUndefined();
  });

  it("are one under one number, wherever they are shown", () => {
    const born = day("2015-01-01");
    const { household } = caseFromFacts([
      piece("a", child),
      piece("b", { member: { ...child.member!, born } }),
    ]);
    expect(household?.members).toEqual([{ ...child.member, born }]);
    expect(
      refusal(piece("a", child), piece("b", { member: { ...partner.member!, ref: "member1" } })),
    ).toBe("statute.facts-contradict member");
  });

  it("must be shown before their means count: whose they are decides how", () => {
    const means: ShownFact = { memberMeans: { of: "member9", childrenAsBeneficiary: 1 } };
    expect(refusal(piece("a", child, means))).toBe("statute.member-not-shown member9");
    expect(refusal(piece("a", means))).toBe("statute.member-not-shown member9");
  });
});

describe("erased facts", () => {
  it("are not calculated with", () => {
    const erased = new Erased(instant("2031-02-07T11:00:00Z"), "selection list 4.2");
    const shows = [{ income: erased }] as unknown as ShownFact[];
    expect(() => caseFromFacts([{ evidenceId: "a", shows }])).toThrow(ErasedDataUsed);
  });
});
