import { euroCents, legalDate } from "#kernel";
import {
  calculateLeefloon,
  type CalculationInput,
  citationText,
  LANGUAGES,
  loadParameters,
  renderTrace,
  TRACE_LABELS,
} from "#statute";

const parameters = loadParameters();

const partTimer: CalculationInput = {
  date: legalDate("2025-03-03"),
  category: 2,
  ownIncomes: [{ ref: "evidence-1", kind: "wage", netMonthlyCents: euroCents(50_000) }],
};

const couple: CalculationInput = {
  date: legalDate("2025-03-03"),
  category: 1,
  ownIncomes: [],
  partner: {
    claims: false,
    incomes: [{ ref: "evidence-2", kind: "wage", netMonthlyCents: euroCents(210_000) }],
  },
};

/** Labels of what is not confirmed, without the numbers of the articles. */
function open(input: CalculationInput): string[] {
  return calculateLeefloon(input, parameters)
    .notConfirmed.filter(({ about }) => about !== "articleNumber")
    .map(({ about, label, status }) => `${about} ${label} ${status}`);
}

function plain(lines: readonly string[]): string[] {
  return lines.map((line) => line.replaceAll("\u00a0", " "));
}

describe("trace", () => {
  it("shows parameters, facts, rules and the result of example (a), in order", () => {
    const { trace } = calculateLeefloon(partTimer, parameters);
    expect(trace.map(({ id, kind, label, status }) => `${id} ${kind} ${label} ${status}`)).toEqual([
      "s1 parameter baseAmount computed",
      "s2 parameter indexCoefficient computed",
      "s3 rule categoryAmount sourced",
      "s4 fact ownIncome sourced",
      "s5 rule annualIncome sourced",
      "s6 rule ownMeans sourced",
      "s7 rule countedMeans sourced",
      "s8 parameter generalExemption sourced",
      "s9 rule exemptionApplied sourced",
      "s10 rule annualLeefloon sourced",
      "s11 result monthlyLeefloon unseen",
    ]);
    expect(trace[2]).toMatchObject({
      unit: "euroCentsPerYear",
      amountCents: 1_577_041,
      from: ["s1", "s2"],
      citation: { instrument: "rmiWet", article: "art. 14 § 1, 2°", source: { code: "BD-3321" } },
    });
    expect(trace[3]).toMatchObject({ refs: ["evidence-1"], incomeKind: "wage" });
    expect(trace[0]).toMatchObject({
      parameter: { validFrom: "2023-07-01", lastChecked: "2026-08-20" },
    });
  });

  it("gives every step an article and a source", () => {
    for (const input of [partTimer, couple]) {
      for (const { citation } of calculateLeefloon(input, parameters).trace) {
        expect(citation.article).toMatch(/^art\. /);
        expect(citation.source.code).not.toBe("");
        expect(citation.source.title).not.toBe("");
      }
    }
  });
});

describe("in words", () => {
  it("example (a) in Dutch, readable without lookup", () => {
    const calculation = calculateLeefloon(partTimer, parameters);
    expect(plain(renderTrace(calculation, "nl")).slice(0, 11)).toEqual([
      "Basisbedrag van categorie 2 = € 9.058,25 per jaar (RMI-wet art. 14 § 1, 2°)",
      "Indexcoëfficiënt na 28 indexsprongen = 1,7410 (RMI-wet art. 15)",
      "Leefloon per jaar van categorie 2 op 03/03/2025: basisbedrag × coëfficiënt = € 15.770,41 per jaar (RMI-wet art. 14 § 1, 2°)",
      "Netto per maand van de aanvrager: loon = € 500,00 per maand (RMI-wet art. 16 § 1)",
      "Dit inkomen op jaarbasis: × 12 = € 6.000,00 per jaar (RMI-wet art. 16)",
      "Bestaansmiddelen van de aanvrager samen = € 6.000,00 per jaar (RMI-wet art. 16 § 1)",
      "Bestaansmiddelen die meetellen, per jaar = € 6.000,00 per jaar (RMI-wet art. 14 § 2)",
      "Algemene vrijstelling van categorie 2 = € 250,00 per jaar (KB van 11 juli 2002 art. 22 § 2)",
      "Vrijgesteld van de bestaansmiddelen = € 250,00 per jaar (KB van 11 juli 2002 art. 22 § 2)",
      "Leefloon per jaar: bedrag van de categorie − (bestaansmiddelen − vrijstelling) = € 10.020,41 per jaar (RMI-wet art. 14 § 2)",
      "Leefloon per maand: een twaalfde, afgerond op de cent = € 835,03 per maand (RMI-wet art. 14 § 2)",
    ]);
  });

  it.each([
    ["fr", "10 020,41 € par an (loi DIS art. 14 § 2)"],
    ["de", "10.020,41 € pro Jahr (Gesetz vom 26. Mai 2002 Art. 14 § 2)"],
    ["en", "€10,020.41 per year (Act of 26 May 2002 art. 14 § 2)"],
  ] as const)("amounts and articles as one writes them in %s", (language, ending) => {
    const lines = plain(renderTrace(calculateLeefloon(partTimer, parameters), language));
    expect(lines[9]?.endsWith(ending)).toBe(true);
  });

  it("example (b) ends with the reason why there is no leefloon", () => {
    const calculation = calculateLeefloon(couple, parameters);
    expect(plain(renderTrace(calculation, "fr")).slice(5, 9)).toEqual([
      "Ce revenu sur base annuelle : × 12 = 25 200,00 € par an (loi DIS art. 16)",
      "Total des ressources du partenaire = 25 200,00 € par an (loi DIS art. 16 § 1)",
      "Du partenaire compte ce qui dépasse le montant annuel de la catégorie 1 = 14 686,40 € par an (AR du 11 juillet 2002 art. 34)",
      "Ressources prises en compte, par an = 14 686,40 € par an (loi DIS art. 14 § 2)",
    ]);
    expect(plain(renderTrace(calculation, "nl"))[9]).toBe(
      "De bestaansmiddelen bereiken het bedrag van de categorie: geen leefloon = € 0,00 per maand (RMI-wet art. 3, 4°)",
    );
  });

  it.each(LANGUAGES)("%s: every line has an article and nothing left to fill in", (language) => {
    const inputs: CalculationInput[] = [
      partTimer,
      couple,
      { ...couple, partner: { claims: true, incomes: [] } },
      { ...couple, category: 3 },
      { ...couple, category: 3, date: legalDate("2026-12-01") },
      { ...couple, ownIncomes: [{ ...partTimer.ownIncomes[0]!, kind: "other" }] },
    ];
    const seen = new Set<string>();
    for (const input of inputs) {
      const calculation = calculateLeefloon(input, parameters);
      calculation.trace.forEach(({ label }) => seen.add(label));
      const lines = renderTrace(calculation, language);
      expect(lines).toHaveLength(
        calculation.trace.length + calculation.notConfirmed.length + calculation.notApplied.length,
      );
      for (const line of lines) {
        expect(line).toMatch(/[Aa]rt\. \d/);
        expect(line).not.toMatch(/[{}]|undefined|NaN/);
      }
    }
    expect([...seen].sort()).toEqual([...TRACE_LABELS].sort());
  });

  it("needs nothing but the calculation: stored and read back it says the same", () => {
    const calculation = calculateLeefloon(couple, parameters);
    const stored = JSON.parse(JSON.stringify(calculation)) as typeof calculation;
    expect(renderTrace(stored, "de")).toEqual(renderTrace(calculation, "de"));
  });
});

describe("what is not confirmed", () => {
  it("no income, sourced amount: nothing but numbers of articles", () => {
    expect(open({ ...partTimer, ownIncomes: [] })).toEqual([]);
  });

  it("the couple of example (b): nothing but numbers of articles", () => {
    expect(open(couple)).toEqual([]);
  });

  it("the rounding of a broken twelfth", () => {
    expect(open(partTimer)).toEqual(["step monthlyLeefloon unseen"]);
  });

  it("a twelfth that comes out even is not rounded", () => {
    // 25.00 × 12 = 300.00, all exempt: 20,083.80 / 12 = 1,673.65 exactly.
    const input: CalculationInput = {
      date: legalDate("2023-07-01"),
      category: 3,
      ownIncomes: [{ ref: "r", kind: "other", netMonthlyCents: euroCents(2_500) }],
    };
    expect(open(input).filter((item) => item.includes("monthlyLeefloon"))).toEqual([]);
  });

  it("the floor of the exemption, when it is used", () => {
    const input = {
      ...partTimer,
      ownIncomes: [{ ref: "r", kind: "other" as const, netMonthlyCents: euroCents(1_000) }],
    };
    expect(open(input)).toEqual(["step exemptionApplied unseen"]);
  });

  it("an amount that no text shows", () => {
    const input = { ...partTimer, category: 1 as const, ownIncomes: [] };
    expect(open({ ...input, date: legalDate("2026-03-01") })).toEqual([
      "step categoryAmount computed",
      "step monthlyLeefloon computed",
    ]);
  });

  it("art. 34 as rewritten on 1 March 2026", () => {
    const rule = "step partnerCountedAboveCategory1 unseen";
    expect(open({ ...couple, date: legalDate("2026-02-28") })).not.toContain(rule);
    expect(open({ ...couple, date: legalDate("2026-03-01") })).toContain(rule);
  });

  it("parameters that were last checked before the day of the calculation", () => {
    const late = open({ ...partTimer, date: legalDate("2026-08-21") });
    expect(late.filter((item) => item.startsWith("lastChecked"))).toEqual([
      "lastChecked baseAmount computed",
      "lastChecked indexCoefficient computed",
      "lastChecked generalExemption sourced",
    ]);
    const inTime = open({ ...partTimer, date: legalDate("2026-08-20") });
    expect(inTime.some((item) => item.startsWith("lastChecked"))).toBe(false);
  });

  it("each number of an article once", () => {
    const { notConfirmed } = calculateLeefloon(couple, parameters);
    const articles = notConfirmed
      .filter(({ about }) => about === "articleNumber")
      .map(({ citation }) => citationText(citation, "nl"));
    expect(articles).toEqual([
      "RMI-wet art. 14 § 1, 1°",
      "RMI-wet art. 15",
      "RMI-wet art. 16 § 1",
      "RMI-wet art. 16",
      "RMI-wet art. 14 § 2",
      "RMI-wet art. 3, 4°",
    ]);
  });
});

describe("what is not applied", () => {
  const keys = (input: CalculationInput) =>
    calculateLeefloon(input, parameters).notApplied.map(({ key }) => key);

  it("always says what the narrow calculation leaves out", () => {
    expect(keys(partTimer)).toEqual([
      "exemptIncome",
      "socioProfessionalExemption",
      "immovableProperty",
      "movableCapital",
      "transferOfProperty",
      "housingCostsPaidByOthers",
      "otherCohabitants",
      "partMonths",
    ]);
  });

  it("adds what concerns a partner at charge, or one who claims", () => {
    expect(keys({ ...couple, category: 3 })).toContain("partnerConditions");
    expect(keys({ ...couple, partner: { claims: true, incomes: [] } })).toContain(
      "activatedPartner",
    );
    expect(keys(couple)).not.toContain("partnerConditions");
  });
});
