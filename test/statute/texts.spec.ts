import {
  type Case,
  CATEGORY_LABELS,
  CHOICES,
  determine,
  type Labels,
  type Language,
  loadParameters,
  renderDetermination,
} from "#statute";
import { STEP_TEXTS } from "../../libs/statute/src/trace/labels.js";
import { FRAME_TEXTS, PREMIUM_TEXTS } from "../../libs/statute/src/trace/texts/frame.js";
import { GAP_TEXTS } from "../../libs/statute/src/trace/texts/gaps.js";
import { REASON_TEXTS } from "../../libs/statute/src/trace/texts/reasons.js";

const parameters = loadParameters();

const day = (text: string) => text as Case["from"];

/** A case with means of its own, a partner, a parent who is missing facts, and a premium. */
const asked: Case = {
  from: day("2025-06-05"),
  until: day("2025-06-30"),
  stays: [{ inBelgium: true, lawful: true }],
  household: {
    members: [
      { relation: "sibling", commonHousehold: true },
      { relation: "spouse", commonHousehold: true, means: {} },
    ],
  },
  means: {
    incomes: [{ kind: "replacementIncome", amountCents: 40_001, per: "month" }],
    property: [
      {
        kind: "built",
        right: "ownership",
        cadastralIncomeCents: 90_000,
        mortgageInterestPerYearCents: 10_001,
      },
    ],
  },
  installation: {
    homelessUntil: day("2025-06-05"),
    movedInOn: day("2025-06-05"),
    mainResidence: true,
    premiumReceivedBefore: false,
  },
};

const explained = (language: Language, more: Partial<Case> = {}) =>
  renderDetermination(determine({ ...asked, ...more }, parameters), language);

describe("French texts", () => {
  const alternatives = Object.values(CHOICES).flatMap(({ question, alternatives: each }) => [
    question,
    ...Object.values<Labels>(each),
  ]);
  const texts = [STEP_TEXTS, REASON_TEXTS, GAP_TEXTS, FRAME_TEXTS, PREMIUM_TEXTS, CATEGORY_LABELS]
    .flatMap((some) => Object.values<Labels>(some))
    .concat(alternatives)
    .map(({ fr }) => fr);

  it("have an unbreakable space before each colon and semicolon, and only such", () => {
    const ordinary = [...texts, ...explained("fr")].filter((text) => / [:;?!]/.test(text));
    expect(ordinary).toEqual([]);
    const none = [...texts, ...explained("fr")].filter((text) =>
      /[^\u00a0]:|[^\u202f];/u.test(text),
    );
    expect(none).toEqual([]);
  });

  it("have it in the lines of verdicts, months, gaps and what is not confirmed too", () => {
    const lines = explained("fr");
    expect(lines).toContainEqual(
      expect.stringContaining("Résidence effective en Belgique\u00a0: remplie."),
    );
    expect(lines.join("\n")).toContain("Dû pour 2025-06, 26/30\u00a0: ");
    expect(explained("nl")).toContainEqual(
      expect.stringContaining("Werkelijke verblijfplaats in België: voldaan."),
    );
  });

  it("call a minor on a par as the law does", () => {
    const { assimilatedByPregnancy, assimilatedByChild, assimilatedByMarriage } = REASON_TEXTS;
    for (const { fr } of [assimilatedByPregnancy, assimilatedByChild, assimilatedByMarriage]) {
      expect(fr).toContain("la personne mineure est assimilée à une personne majeure");
    }
  });
});

describe("an explanation", () => {
  it("says once what is missing under two articles", () => {
    const age = explained("en").find((line) => line.startsWith("Of age, or assimilated"));
    expect(age).toBe(
      "Of age, or assimilated: not established. The facts to judge this are missing " +
        "(Act of 26 May 2002 art. 3, 2°; Act of 26 May 2002 art. 7)",
    );
  });

  it.each<[Language, string]>([
    ["nl", "Een twaalfde, nog niet afgerond = €\u00a0459,8741… per maand"],
    ["fr", "Un douzième, pas encore arrondi = 459,8741…\u00a0€ par mois"],
    ["de", "Ein Zwölftel, noch nicht gerundet = 459,8741…\u00a0€ pro Monat"],
    ["en", "One twelfth, not rounded yet = €459.8741… per month"],
  ])("shows what is not rounded yet as it is, in %s", (language, said) => {
    // (900.00 − 750.00) × 3 = 450.00 − 100.01 = 349.99; 400.01 × 12 = 4,800.12; together 5,150.11.
    // 10,513.60 − (5,150.11 − 155.00) = 5,518.49… / 12 = 459.8741…
    expect(explained(language).join("\n")).toContain(said);
  });

  it("says of what a bare number is the number", () => {
    const numbers = ["cohabitantsNeverCount", "minorsNeverCount", "relativesPooled"] as const;
    for (const label of [...numbers, "claimants", "childrenAsBeneficiary"] as const) {
      expect(STEP_TEXTS[label]).toMatchObject({
        nl: expect.stringMatching(/^Aantal /) as string,
        fr: expect.stringMatching(/^Nombre d/) as string,
        de: expect.stringMatching(/^Zahl der /) as string,
        en: expect.stringMatching(/^Number of /) as string,
      });
    }
  });

  it("uses the words of the law in Dutch", () => {
    const all = Object.values(STEP_TEXTS).map(({ nl }) => nl);
    expect(all.filter((text) => text.includes("hypotheekrente"))).toEqual([]);
    expect(explained("nl").join("\n")).toContain("Betaalde hypothecaire intresten per jaar");
    expect(REASON_TEXTS.homelessWithPlan.nl).toContain(
      "Dakloze die onder een geïndividualiseerd project voor maatschappelijke integratie (GPMI) valt",
    );
  });
});
