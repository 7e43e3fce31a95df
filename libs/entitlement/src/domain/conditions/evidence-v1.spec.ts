import { Erased, instant } from "#kernel";
import { caseFromFacts, type Showing } from "#statute";
import { evidenceOfV1 } from "./evidence-v1.js";
import { evidenceRecorded } from "./events.js";

const V1 = {
  evidenceId: "11111111-1111-4111-8111-111111111111",
  condition: "means",
  kind: "paySlip",
  source: "Loonfiche",
  facts: "Loon.",
  periodFrom: "2025-01-01",
};
const ERASED = new Erased(instant("2031-02-07T11:00:00Z"), "selection list 4.2");

describe("evidence of version 1", () => {
  it("shows its incomes as facts; why it was necessary nobody said", () => {
    const ownIncomes = [
      { kind: "wage", netMonthlyCents: 20_000 },
      { kind: "other", netMonthlyCents: 0 },
    ];
    expect(evidenceOfV1({ ...V1, ownIncomes })).toEqual({
      ...V1,
      shows: [
        { income: { kind: "wage", amountCents: 20_000, per: "month" } },
        { income: { kind: "other", amountCents: 0, per: "month" } },
      ],
    });
    expect(evidenceOfV1(V1)).toEqual({ ...V1, shows: [] });
    expect(evidenceOfV1({ ...V1, ownIncomes: [], partnerIncomes: [] })).toEqual({
      ...V1,
      shows: [],
    });
  });

  it("shows the partner, the one cohabitant that it knew, however often", () => {
    const partnerIncomes = [{ kind: "selfEmployment", netMonthlyCents: 65_000 }];
    const evidence = evidenceOfV1({ ...V1, kind: "partnerPaySlip", partnerIncomes }) as Showing;
    expect(caseFromFacts([evidence, { ...evidence, evidenceId: "b" }]).household?.members).toEqual([
      {
        ref: "member1",
        relation: "lifePartner",
        commonHousehold: true,
        means: {
          incomes: [
            { kind: "selfEmployment", amountCents: 65_000, per: "month", ref: V1.evidenceId },
            { kind: "selfEmployment", amountCents: 65_000, per: "month", ref: "b" },
          ],
        },
      },
    ]);
  });

  it("leaves erased what was erased: of an income the whole fact is", () => {
    const erased = [{ kind: "wage", netMonthlyCents: ERASED }];
    expect(evidenceOfV1({ ...V1, ownIncomes: erased, partnerIncomes: erased })).toMatchObject({
      shows: [{ income: ERASED }, { member: { ref: "member1" } }, { memberMeans: ERASED }],
    });
  });

  it("becomes version 2 on the way in", () => {
    expect(evidenceRecorded.version).toBe(2);
    expect(evidenceRecorded.upcasters[1]).toBe(evidenceOfV1);
  });
});
