import { cents, countMeans, house, sale, savings } from "./case.js";
import { date, outline, stepsOf } from "./outline.js";

/** Every step, in its order, with the facts it is about: nothing more and nothing less is told. */
describe("the steps of", () => {
  it("two houses, one let, one mortgaged, with a child", () => {
    const steps = stepsOf({
      property: [
        house("1250.00", {
          ref: "flat",
          share: { part: 1, of: 2 },
          rentPerYearCents: cents("3000.00"),
          mortgageInterestPerYearCents: 0,
        }),
        house("250.00", {
          ref: "house",
          mortgageInterestPerYearCents: cents("100.00"),
          lifeAnnuityPerYearCents: cents("50.00"),
        }),
      ],
      childrenAsBeneficiary: 1,
    });
    expect(outline(steps)).toEqual([
      "parameter builtExemption",
      "fact childrenAsBeneficiary applicant",
      "parameter exemptionPerChild",
      "rule exemptionOfChildren applicant",
      "rule exemptionWithChildren applicant",
      "parameter cadastralMultiplier",
      "fact cadastralIncomeBuilt applicant flat",
      "fact cadastralIncomeBuilt applicant house",
      "rule cadastralIncomes applicant",
      "rule proportionOfIncomes applicant flat",
      "rule dividedExemption applicant flat",
      "rule proportionOfIncomes applicant house",
      "rule dividedExemption applicant house",
      "rule aboveExemption applicant flat",
      "fact ownedShare applicant flat",
      "rule shareOfProperty applicant flat",
      "rule propertyMultiplied applicant flat",
      "rule aboveExemption applicant house",
      "rule propertyMultiplied applicant house",
      "fact rent applicant flat",
      "rule rentWhenHigher applicant flat",
      "parameter chargesLimit",
      "rule chargesAtMost applicant house",
      "fact mortgageInterest applicant house",
      "rule interestDeducted applicant house",
      "rule propertyAfterInterest applicant house",
      "fact lifeAnnuity applicant house",
      "rule annuityDeducted applicant house",
      "rule propertyAfterAnnuity applicant house",
      "rule ownMeans applicant",
    ]);
  });

  it("one house with only interest, or only an annuity", () => {
    const charges = (more: Parameters<typeof house>[1]) =>
      outline(
        stepsOf({
          property: [house("1250.00", { ref: "house", ...more })],
          childrenAsBeneficiary: 0,
        }),
      ).slice(4, -1);
    expect(charges({ mortgageInterestPerYearCents: 1 })).toEqual([
      "rule propertyMultiplied applicant house",
      "parameter chargesLimit",
      "rule chargesAtMost applicant house",
      "fact mortgageInterest applicant house",
      "rule interestDeducted applicant house",
      "rule propertyAfterInterest applicant house",
    ]);
    expect(charges({ lifeAnnuityPerYearCents: 1 })).toEqual([
      "rule propertyMultiplied applicant house",
      "rule interestNotTold applicant house",
      "parameter chargesLimit",
      "rule chargesAtMost applicant house",
      "fact lifeAnnuity applicant house",
      "rule annuityDeducted applicant house",
      "rule propertyAfterAnnuity applicant house",
    ]);
    expect(charges({ mortgageInterestPerYearCents: 0 })).toEqual([
      "rule propertyMultiplied applicant house",
    ]);
  });

  it("land, property abroad and bare ownership", () => {
    const steps = stepsOf({
      property: [
        house("0.00", { ref: "bare", right: "bareOwnership" }),
        house("130.00", { ref: "land", kind: "unbuilt" }),
        { ref: "let", kind: "built", right: "ownership", abroad: true, rentPerYearCents: 1 },
        {
          ref: "used",
          kind: "built",
          right: "ownership",
          abroad: true,
          grossIncomeAbroadPerYearCents: 1,
        },
      ],
    });
    expect(outline(steps)).toEqual([
      "rule bareOwnershipNotCounted applicant bare",
      "parameter unbuiltExemption",
      "parameter cadastralMultiplier",
      "fact cadastralIncomeUnbuilt applicant land",
      "rule aboveExemption applicant land",
      "rule propertyMultiplied applicant land",
      "fact rent applicant let",
      "fact grossIncomeAbroad applicant used",
      "rule interestNotTold applicant land",
      "rule interestNotTold applicant let",
      "rule interestNotTold applicant used",
      "rule ownMeans applicant",
    ]);
  });

  it("capital of exactly the second limit: no second slice", () => {
    expect(outline(stepsOf({ capital: [savings("12500.00")] }))).toEqual([
      "fact capital applicant means.capital[0]",
      "parameter capitalSecondLimit",
      "parameter capitalFirstLimit",
      "rule capitalInFirstSlice applicant means.capital[0]",
      "parameter capitalFirstRate",
      "rule capitalFirstYield applicant means.capital[0]",
      "rule ownMeans applicant",
    ]);
  });

  it("two accounts above it, one of them shared", () => {
    const capital = [
      { ...savings("20000.00", { part: 1, of: 2 }), ref: "shared" },
      { ...savings("2501.00"), ref: "own" },
    ];
    expect(outline(stepsOf({ capital }))).toEqual([
      "fact capital applicant shared",
      "fact ownedShare applicant shared",
      "rule shareOfCapital applicant shared",
      "fact capital applicant own",
      "rule capitalTogether applicant shared own",
      "parameter capitalSecondLimit",
      "rule capitalUpToSecondLimit applicant shared own",
      "parameter capitalFirstLimit",
      "rule capitalInFirstSlice applicant shared own",
      "parameter capitalFirstRate",
      "rule capitalFirstYield applicant shared own",
      "rule capitalInSecondSlice applicant shared own",
      "parameter capitalSecondRate",
      "rule capitalSecondYield applicant shared own",
      "rule capitalYield applicant shared own",
      "rule ownMeans applicant",
    ]);
  });

  it("a transfer with every deduction, one too long ago, one by equity", () => {
    const steps = stepsOf({
      transfers: [
        sale("2023-03-03", "100000.00", {
          ref: "house",
          share: { part: 1, of: 2 },
          right: "usufruct",
          onlyDwelling: true,
          debtsPaidCents: 1,
          stillPresentCents: 1,
        }),
        sale("2010-03-03", "100000.00", { ref: "old" }),
        sale(date, "9000.00", {
          ref: "equity",
          equity: { countedCents: 0, reasons: "Robbed on the way home." },
        }),
      ],
    });
    expect(outline(steps)).toEqual([
      "fact transferDay applicant house",
      "fact transferDay applicant old",
      "parameter transferLookBack",
      "rule transferTooLongAgo applicant old",
      "fact transferDay applicant equity",
      "fact transferValue applicant house",
      "fact ownedShare applicant house",
      "rule transferShare applicant house",
      "parameter usufructShare",
      "rule transferRight applicant house",
      "fact transferValue applicant equity",
      "fact stillPresent applicant house",
      "rule transferWithoutPresent applicant house",
      "fact debtsPaid applicant house",
      "rule transferWithoutDebts applicant house",
      "parameter onlyDwellingFranchise",
      "rule transferAfterFranchise applicant house",
      "rule monthsSinceTransfer applicant house",
      "rule yearsSinceTransfer applicant house",
      "parameter annualDeduction",
      "rule annualDeductionSoFar applicant house",
      "rule transferAfterAnnualDeduction applicant house",
      "fact transferEquity applicant equity",
      "rule transfersTogether applicant house equity",
      "parameter capitalSecondLimit",
      "parameter capitalFirstLimit",
      "rule capitalInFirstSlice applicant house equity",
      "parameter capitalFirstRate",
      "rule capitalFirstYield applicant house equity",
      "rule ownMeans applicant",
    ]);
    expect(steps.find(({ label }) => label === "transferTooLongAgo")?.from).toHaveLength(1);
  });

  it("a transfer on top of capital", () => {
    const { steps } = countMeans({
      situation: "",
      date,
      category: 2,
      choices: { transferSlices: "together" },
      means: {
        capital: [{ ...savings("1000.00"), ref: "bank" }],
        transfers: [sale(date, "1000.00", { ref: "sold", right: "bareOwnership" })],
      },
    });
    expect(outline(steps).slice(-9)).toEqual([
      "choice choiceMade",
      "rule capitalAndTransfers applicant bank sold",
      "parameter capitalSecondLimit",
      "parameter capitalFirstLimit",
      "rule capitalInFirstSlice applicant bank sold",
      "parameter capitalFirstRate",
      "rule capitalFirstYield applicant bank sold",
      "rule transfersOnTopOfCapital applicant bank sold",
      "rule ownMeans applicant",
    ]);
  });
});
