import { legalDate } from "#kernel";
import {
  type Amounts,
  type Case,
  type CaseIncomeKind,
  type Category,
  determine,
  LANGUAGES,
  loadParameters,
  type Period,
  renderDetermination,
} from "#statute";

const parameters = loadParameters();

type Incomes = NonNullable<NonNullable<Case["means"]>["incomes"]>;

/** An income of so many euros a month, begun before the request. */
function income(euros: string, kind: CaseIncomeKind = "wage"): Incomes[number] {
  const amountCents = Math.round(Number(euros) * 100);
  return { ref: `${kind}-${euros}`, kind, amountCents, per: "month" };
}

/** The partner with whom the person lives. */
interface Partner {
  readonly claims: boolean;
  readonly incomes: Incomes;
}

const HOUSEHOLDS: Readonly<Record<Category, Case["household"]>> = {
  1: { members: [{ relation: "other", commonHousehold: true }] },
  2: { members: [] },
  3: {
    members: [
      { relation: "child", commonHousehold: true, born: legalDate("2020-01-01"), atCharge: true },
    ],
  },
};

/** The right of one day, of somebody whose household makes them this category. */
function onDay(date: string, category: Category, incomes: Incomes = [], partner?: Partner): Period {
  const { members = [] } = HOUSEHOLDS[category] ?? {};
  const shared =
    partner === undefined
      ? members
      : [
          ...(category === 1 ? [] : members),
          {
            ref: "partner",
            relation: "lifePartner" as const,
            commonHousehold: true,
            claims: partner.claims,
            means: { incomes: partner.incomes },
          },
        ];
  const asked: Case = {
    from: legalDate(date),
    until: legalDate(date),
    household: { housing: [{ kind: "dwelling" }], members: shared },
    means: { incomes, employments: [] },
  };
  const [period] = determine(asked, parameters).periods;
  expect(period?.gaps).toEqual([]);
  expect(period?.category?.category).toBe(category);
  return period!;
}

function amounts(...asked: Parameters<typeof onDay>): Amounts {
  return onDay(...asked).amounts!;
}

/** Amounts in force from 1 February 2025: 10,513.60 / 15,770.41 / 21,312.87 a year. */
describe("worked examples from facts to month, 3 March 2025", () => {
  it("(a) lives alone, wage of 500.00 a month: 835.03", () => {
    // 500.00 × 12 = 6,000.00; exempt 250.00, so 5,750.00 counts.
    // 15,770.41 − 5,750.00 = 10,020.41 a year; / 12 = 835.0342 → 835.03.
    expect(amounts("2025-03-03", 2, [income("500.00")])).toEqual({
      annualAmountCents: 1_577_041,
      ownMeansCents: 600_000,
      cohabitantsMeansCents: 0,
      countedMeansCents: 600_000,
      exemptionCents: 25_000,
      annualLeefloonCents: 1_002_041,
      monthlyLeefloonCents: 83_503,
      meansSufficient: false,
    });
  });

  it("(b) cohabits, the partner does not claim and earns 2,100.00: no leefloon", () => {
    // 2,100.00 × 12 = 25,200.00; above category 1: 25,200.00 − 10,513.60 = 14,686.40.
    // 14,686.40 is more than 10,513.60: the means are sufficient, no exemption comes into it.
    const partner = { claims: false, incomes: [income("2100.00")] };
    expect(amounts("2025-03-03", 1, [], partner)).toMatchObject({
      cohabitantsMeansCents: 1_468_640,
      countedMeansCents: 1_468_640,
      exemptionCents: 0,
      annualLeefloonCents: 0,
      monthlyLeefloonCents: 0,
      meansSufficient: true,
    });
  });

  it("(c) lives alone, no income: 1,314.20, the exemption adds nothing", () => {
    // 15,770.41 / 12 = 1,314.2008 → 1,314.20. There is nothing to exempt.
    expect(amounts("2025-03-03", 2)).toMatchObject({
      countedMeansCents: 0,
      exemptionCents: 0,
      annualLeefloonCents: 1_577_041,
      monthlyLeefloonCents: 131_420,
    });
  });

  it("(d) cohabits, the partner claims too: nothing of the partner counts, 876.13", () => {
    // 10,513.60 / 12 = 876.1333 → 876.13, whatever the partner has.
    const partner = { claims: true, incomes: [income("2100.00")] };
    expect(amounts("2025-03-03", 1, [], partner)).toMatchObject({
      countedMeansCents: 0,
      monthlyLeefloonCents: 87_613,
    });
  });

  it("(e) cohabits, own 100.00, partner without claim 1,200.00: 465.18", () => {
    // Partner: 14,400.00 − 10,513.60 = 3,886.40. Own: 1,200.00. Together 5,086.40.
    // Exempt 155.00: 4,931.40. 10,513.60 − 4,931.40 = 5,582.20; / 12 = 465.1833 → 465.18.
    const partner = { claims: false, incomes: [income("1200.00")] };
    expect(amounts("2025-03-03", 1, [income("100.00", "maintenance")], partner)).toMatchObject({
      ownMeansCents: 120_000,
      cohabitantsMeansCents: 388_640,
      countedMeansCents: 508_640,
      exemptionCents: 15_500,
      annualLeefloonCents: 558_220,
      monthlyLeefloonCents: 46_518,
    });
  });

  it.each([
    // 876.13 × 12 = 10,513.56, not above 10,513.60: nothing counts.
    ["(f1) below", "876.13", 0],
    // 876.14 × 12 = 10,513.68, above by 0.08.
    ["(f2) above", "876.14", 8],
  ])("%s category 1: partner with %s counts for %i cents", (_name, euros, counted) => {
    const partner = { claims: false, incomes: [income(euros)] };
    expect(amounts("2025-03-03", 1, [], partner)).toMatchObject({
      countedMeansCents: counted,
      monthlyLeefloonCents: 87_613,
    });
  });

  it("(g) family at charge, partner earns 1,000.00: counted in full, 801.91", () => {
    // 12,000.00 − 310.00 = 11,690.00. 21,312.87 − 11,690.00 = 9,622.87; / 12 = 801.9058 → 801.91.
    const partner = { claims: false, incomes: [income("1000.00")] };
    expect(amounts("2025-03-03", 3, [], partner)).toMatchObject({
      countedMeansCents: 1_200_000,
      exemptionCents: 31_000,
      monthlyLeefloonCents: 80_191,
    });
  });

  it("(h) family at charge without partner or income: 1,776.07", () => {
    // 21,312.87 / 12 = 1,776.0725 → 1,776.07.
    expect(amounts("2025-03-03", 3)).toMatchObject({ monthlyLeefloonCents: 177_607 });
  });

  it("(i) lives alone, two incomes: 914.38, rounded once at the end", () => {
    // (300.55 + 120.10) × 12 = 5,047.80; − 250.00 = 4,797.80.
    // 15,770.41 − 4,797.80 = 10,972.61; / 12 = 914.3842 → 914.38.
    const incomes = [income("300.55", "replacementIncome"), income("120.10", "maintenance")];
    expect(amounts("2025-03-03", 2, incomes)).toMatchObject({ monthlyLeefloonCents: 91_438 });
  });

  it("(j) less income than exemption: the exemption stops at zero", () => {
    // 10.00 × 12 = 120.00; of the 250.00 only 120.00 can be used: 15,770.41 → 1,314.20.
    expect(amounts("2025-03-03", 2, [income("10.00")])).toMatchObject({
      countedMeansCents: 12_000,
      exemptionCents: 12_000,
      monthlyLeefloonCents: 131_420,
    });
  });
});

describe("art. 3, 4°: on each side of the amount", () => {
  it("one cent a year below: still a right, and the exemption helps", () => {
    // 1,314.20 × 12 = 15,770.40, one cent below 15,770.41. Exempt 250.00.
    // 0.01 + 250.00 = 250.01; / 12 = 20.8342 → 20.83.
    expect(amounts("2025-03-03", 2, [income("1314.20")])).toMatchObject({
      countedMeansCents: 1_577_040,
      annualLeefloonCents: 25_001,
      monthlyLeefloonCents: 2_083,
      meansSufficient: false,
    });
  });

  it("one step above: no leefloon, although the exemption would bring it below", () => {
    // 1,314.21 × 12 = 15,770.52 ≥ 15,770.41.
    expect(amounts("2025-03-03", 2, [income("1314.21")])).toMatchObject({
      meansSufficient: true,
      exemptionCents: 0,
      monthlyLeefloonCents: 0,
    });
  });

  it.each<[string, Category, string]>([
    // 867.40 × 12 = 10,408.80; 809.42 × 12 = 9,713.04; 1,673.65 × 12 = 20,083.80.
    ["2016-06-01", 2, "867.40"],
    ["2023-01-01", 1, "809.42"],
    ["2023-07-01", 3, "1673.65"],
  ])("%s, category %i, exactly the amount (%s a month): sufficient", (date, category, euros) => {
    const found = amounts(date, category, [income(euros)]);
    expect(found.countedMeansCents).toBe(found.annualAmountCents);
    expect(found.meansSufficient).toBe(true);
  });
});

describe("the amounts of the day apply", () => {
  it.each([
    // 15,461.53 − 5,750.00 = 9,711.53; / 12 = 809.2942.
    ["2025-01-31", 80_929],
    // 15,770.41 − 5,750.00 = 10,020.41; / 12 = 835.0342.
    ["2025-02-01", 83_503],
    ["2026-02-28", 83_503],
    // 16,085.64 − 5,750.00 = 10,335.64; / 12 = 861.3033.
    ["2026-03-01", 86_130],
  ])("lives alone, 500.00 a month, from %s: %i cents", (date, cents) => {
    expect(amounts(date, 2, [income("500.00")]).monthlyLeefloonCents).toBe(cents);
  });
});

describe("example (a) in words", () => {
  const plain = (lines: readonly string[]) => lines.map((line) => line.replaceAll("\u00a0", " "));
  const determination = () =>
    determine(
      {
        from: legalDate("2025-03-03"),
        until: legalDate("2025-03-03"),
        ask: ["leefloon"],
        household: { housing: [{ kind: "dwelling" }], members: [] },
        means: {
          incomes: [income("500.00", "replacementIncome")],
          capital: [],
          property: [],
          transfers: [],
          employments: [],
        },
      },
      parameters,
    );

  it("is readable without lookup: each step with its amount and its article", () => {
    expect(plain(renderDetermination(determination(), "nl")).slice(0, 18)).toEqual([
      "Vanaf 03/03/2025 tot en met 03/03/2025",
      "Leeft alleen (RMI-wet art. 14 § 1, 2°)",
      "Categorie 2 (RMI-wet art. 14 § 1)",
      "Netto per maand (de aanvrager): vervangingsinkomen = € 500,00 per maand (RMI-wet art. 16 § 1)",
      "Dit inkomen op jaarbasis: × 12 = € 6.000,00 per jaar (RMI-wet art. 16)",
      "Bestaansmiddelen van de aanvrager samen = € 6.000,00 per jaar (RMI-wet art. 16 § 1)",
      "Wie alleen woont: van niemand anders tellen bestaansmiddelen mee = € 0,00 per jaar (RMI-wet art. 14 § 1, 2°)",
      "Basisbedrag van categorie 2 = € 9.058,25 per jaar (RMI-wet art. 14 § 1, 2°)",
      "Indexcoëfficiënt na 28 indexeringen = 1,7410 (RMI-wet art. 15)",
      "Leefloon per jaar van categorie 2 op 03/03/2025: basisbedrag × coëfficiënt = € 15.770,41 per jaar (RMI-wet art. 14 § 1, 2°)",
      "Bestaansmiddelen die meetellen, per jaar = € 6.000,00 per jaar (RMI-wet art. 14 § 2)",
      "Algemene vrijstelling van categorie 2 = € 250,00 per jaar (KB van 11 juli 2002 art. 22 § 2)",
      "Vrijgesteld van de bestaansmiddelen = € 250,00 per jaar (KB van 11 juli 2002 art. 22 § 2)",
      "Bestaansmiddelen na de algemene vrijstelling = € 5.750,00 per jaar (KB van 11 juli 2002 art. 22 § 2)",
      "Leefloon per jaar: bedrag van de categorie − (bestaansmiddelen − vrijstelling) = € 10.020,41 per jaar (RMI-wet art. 14 § 2)",
      "Een twaalfde, nog niet afgerond = € 835,0341… per maand (RMI-wet art. 14 § 2)",
      "Keuze: Afronding van het maandbedrag: halve cent naar boven (RMI-wet art. 14 § 2)",
      "Leefloon per maand: een twaalfde, afgerond op de cent = € 835,03 per maand (RMI-wet art. 14 § 2)",
    ]);
  });

  it.each([
    ["fr", "10 020,41 € par an (loi DIS art. 14 § 2)"],
    ["de", "10.020,41 € pro Jahr (Gesetz vom 26. Mai 2002 Art. 14 § 2)"],
    ["en", "€10,020.41 per year (Act of 26 May 2002 art. 14 § 2)"],
  ] as const)("amounts and articles as one writes them in %s", (language, ending) => {
    expect(plain(renderDetermination(determination(), language))[14]?.endsWith(ending)).toBe(true);
  });

  it.each(LANGUAGES)(
    "%s: every line but the heading has an article and nothing to fill in",
    (language) => {
      const [, ...lines] = renderDetermination(determination(), language);
      // What is due for a month is said of the amount above it, without the article again.
      const due = lines.filter((line) => /\d{4}-\d{2}\b.*: .*\d/.test(line) && !/rt\. /.test(line));
      expect(due.length).toBeLessThanOrEqual(determination().months?.length ?? 0);
      for (const line of lines.filter((one) => !due.includes(one))) {
        expect(line).toMatch(/[Aa]rt\. \d/);
        expect(line).not.toMatch(/[{}]|undefined|NaN/);
      }
    },
  );

  it("needs nothing but the determination: stored and read back it says the same", () => {
    const stored = JSON.parse(JSON.stringify(determination())) as ReturnType<typeof determination>;
    expect(renderDetermination(stored, "de")).toEqual(renderDetermination(determination(), "de"));
  });
});
