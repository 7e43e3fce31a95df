import { showsOthers } from "../determination/shows-others.js";
import { LANGUAGES } from "../law/language.js";
import { stepFormula } from "../trace/formula.js";
import { describeNotConfirmed, renderPeriod } from "../trace/render.js";
import { describeNotApplied, notAppliedLine } from "./describe-not-applied.js";
import { NOT_APPLIED_TEXTS } from "./not-applied-texts.js";
import { periodOfCalculation } from "./period-of-calculation.js";
import { STORED_CALCULATION } from "./stored-calculation.fixture.js";

const period = () => periodOfCalculation(STORED_CALCULATION);
const plain = (line: string) => line.replaceAll("\u00a0", " ");

describe("a calculation of the first rule set", () => {
  it("is one period from its day on, with its amounts and without any condition", () => {
    expect(period()).toMatchObject({
      from: "2025-03-03",
      right: "undetermined",
      verdicts: [],
      category: { category: 1, reasons: [] },
      amounts: {
        annualAmountCents: 1_051_360,
        ownMeansCents: 0,
        cohabitantsMeansCents: 388_640,
        countedMeansCents: 388_640,
        exemptionCents: 15_500,
        annualLeefloonCents: 678_220,
        monthlyLeefloonCents: 56_518,
        meansSufficient: false,
      },
      gaps: [],
    });
    expect(period()).not.toHaveProperty("until");
  });

  it("takes all of the means for the person's own when no step says otherwise", () => {
    const { amounts } = periodOfCalculation({ ...STORED_CALCULATION, trace: [] });
    expect(amounts).toMatchObject({ ownMeansCents: 388_640, cohabitantsMeansCents: 0 });
  });

  it("explains itself as it did when it was made", () => {
    expect(renderPeriod(period(), "nl").map(plain)).toEqual([
      "Basisbedrag van categorie 1 = € 6.038,83 per jaar (RMI-wet art. 14 § 1, 1°)",
      "Indexcoëfficiënt na 28 indexeringen = 1,7410 (RMI-wet art. 15)",
      "Leefloon per jaar van categorie 1 op 03/03/2025: basisbedrag × coëfficiënt = € 10.513,60 per jaar (RMI-wet art. 14 § 1, 1°)",
      "Bestaansmiddelen van de aanvrager samen = € 0,00 per jaar (RMI-wet art. 16 § 1)",
      "Netto per maand van de partner: loon = € 1.200,00 per maand (RMI-wet art. 16 § 1)",
      "Dit inkomen op jaarbasis: × 12 = € 14.400,00 per jaar (RMI-wet art. 16 § 1)",
      "Bestaansmiddelen van de partner samen = € 14.400,00 per jaar (RMI-wet art. 16 § 1)",
      "Van de partner telt mee wat boven het jaarbedrag van categorie 1 ligt = € 3.886,40 per jaar (KB van 11 juli 2002 art. 34)",
      "Bestaansmiddelen die meetellen, per jaar = € 3.886,40 per jaar (RMI-wet art. 14 § 2)",
      "Vrijgesteld van de bestaansmiddelen = € 155,00 per jaar (RMI-wet art. 14 § 2)",
      "Leefloon per jaar: bedrag van de categorie − (bestaansmiddelen − vrijstelling) = € 6.782,20 per jaar (RMI-wet art. 14 § 2)",
      "Leefloon per maand: een twaalfde, afgerond op de cent = € 565,18 per maand (RMI-wet art. 14 § 2)",
      "Rust op iets dat niet bevestigd is: Leefloon per maand: een twaalfde, afgerond op de cent – niet in een tekst gezien (RMI-wet art. 14 § 2)",
      "Artikelnummer niet nagekeken in de gecoördineerde tekst: RMI-wet art. 16 § 1; RMI-wet art. 14 § 2",
    ]);
  });

  it("shows the partner, whom its steps name by their labels only", () => {
    expect(showsOthers(period())).toBe(true);
    const own = period().trace.filter(({ label }) => !label.startsWith("partner"));
    expect(showsOthers({ trace: own })).toBe(false);
  });

  it("has a formula for the amount of the category, and no other: operations were not stored", () => {
    const formulas = period().trace.map((step) => stepFormula(step, period().trace, "nl"));
    expect(formulas.map((formula) => formula && plain(formula))).toEqual(
      period().trace.map(({ label }) =>
        label === "categoryAmount" ? "€ 6.038,83 × 1,7410" : undefined,
      ),
    );
  });

  it.each(LANGUAGES)(
    "says in %s what it left out and, in short, what is not confirmed",
    (language) => {
      const lines = STORED_CALCULATION.notApplied.map((item) => notAppliedLine(item, language));
      expect(lines).toHaveLength(2);
      for (const [place, line] of lines.entries()) {
        expect(line).toContain(describeNotApplied(STORED_CALCULATION.notApplied[place]!, language));
        expect(line).toMatch(/[Aa]rt\. \d/);
      }
      expect(describeNotConfirmed([period()], language)).toHaveLength(2);
      for (const texts of Object.values(NOT_APPLIED_TEXTS)) expect(texts[language]).not.toBe("");
    },
  );
});
