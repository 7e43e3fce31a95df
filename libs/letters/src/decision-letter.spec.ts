import { legalDate } from "#kernel";
import { renderDecisionLetter } from "./decision-letter.js";
import { formatDate } from "./format.js";
import { LANGUAGES, type Language } from "./models.js";
import { readPdf } from "./testing/read-pdf.js";
import { sampleGrant, sampleRefusal } from "./testing/sample-models.js";
import { SAMPLE_WORDS } from "./testing/sample-words.js";

type Mentions = Readonly<Record<Language, Readonly<Record<string, string>>>>;

/** What every decision letter must say, whatever the decision, in words of the test itself. */
const ALWAYS: Mentions = {
  nl: {
    "date of the decision": "Datum van de beslissing 20 maart 2025",
    "date of the notification": "Datum van deze kennisgeving 24 maart 2025",
    appeal: "U kunt aan de arbeidsrechtbank vragen",
    "term of 3 months": "3 maanden na de kennisgeving",
    petition: "Met een verzoekschrift",
    deposit: "afgeven op de griffie",
    post: "met de post",
    "e-Deposit": "e-Deposit",
    "free of cost": "De procedure is gratis",
    "not suspensive": "schorst de uitvoering van de beslissing niet",
    "art. 728": "artikel 728 van het Gerechtelijk Wetboek",
    "art. 1017": "artikel 1017 van het Gerechtelijk Wetboek",
    explanation: "U kunt bij deze dienst uitleg vragen",
    "not confirmed": "nog niet bevestigd met de officiële tekst",
    "in conflict": "spreken elkaar hierover tegen",
    "term of appeal marked": "wanneer u tekent voor ontvangst.¹",
  },
  fr: {
    "date of the decision": "Date de la décision 20 mars 2025",
    "date of the notification": "Date de cette notification 24 mars 2025",
    appeal: "Vous pouvez demander au tribunal du travail",
    "term of 3 months": "3 mois après la notification",
    petition: "Par requête",
    deposit: "déposer la requête au greffe",
    post: "par la poste",
    "e-Deposit": "e-Deposit",
    "free of cost": "La procédure est gratuite",
    "not suspensive": "ne suspend pas l’exécution de la décision",
    "art. 728": "article 728 du Code judiciaire",
    "art. 1017": "article 1017 du Code judiciaire",
    explanation: "Vous pouvez demander à ce service des explications",
    "not confirmed": "pas encore confirmée par le texte officiel",
    "in conflict": "se contredisent sur ce point",
    "term of appeal marked": "quand vous signez pour réception.¹",
  },
  de: {
    "date of the decision": "Datum der Entscheidung 20. März 2025",
    "date of the notification": "Datum dieser Mitteilung 24. März 2025",
    appeal: "Sie können das Arbeitsgericht bitten",
    "term of 3 months": "3 Monate nach der Mitteilung",
    petition: "Mit einer Antragsschrift",
    deposit: "bei der Kanzlei des Gerichts abgeben",
    post: "mit der Post",
    "e-Deposit": "e-Deposit",
    "free of cost": "Das Verfahren ist für Sie kostenlos",
    "not suspensive": "setzt die Ausführung der Entscheidung nicht aus",
    "art. 728": "Artikel 728 des Gerichtsgesetzbuches",
    "art. 1017": "Artikel 1017 des Gerichtsgesetzbuches",
    explanation: "können Sie um Erklärungen zur Entscheidung bitten",
    "not confirmed": "noch nicht anhand des amtlichen Textes bestätigt",
    "in conflict": "widersprechen sich in diesem Punkt",
    "term of appeal marked": "wenn Sie den Empfang unterschreiben.¹",
  },
};

const GRANTED: Mentions = {
  nl: {
    outcome: "U krijgt een leefloon",
    delivery: "Aangetekende zending",
    "amount and start": "€ 835,06 per maand, vanaf 3 maart 2025",
    periodicity: "elke maand, op de laatste werkdag van de maand",
    "first payment": "Eerste betaling ten laatste op 4 april 2025",
    "method of calculation": "Hoe is het bedrag berekend?",
    deduction: "− € 6.000,00",
    "computed figure": "berekend met de officiële methode",
    "first month": "Voor 29 van de 31 dagen krijgt u € 781,19 (maandbedrag × dagen",
    "later amount": "wordt dat € 861,33 per maand vanaf 1 maart 2026",
    "first period": "Van 3 maart 2025 tot en met 28 februari 2026",
    "later period": "Vanaf 1 maart 2026 Alleen wat verandert.",
    "left out": "Wat niet in deze berekening zit",
    "not confirmed content": "Wat nog niet bevestigd is",
    excused: "Vrijgesteld om redenen van billijkheid",
  },
  fr: {
    outcome: "Vous recevez un revenu d’intégration",
    delivery: "Envoi recommandé",
    "amount and start": "835,06 € par mois, à partir du 3 mars 2025",
    periodicity: "chaque mois, le dernier jour ouvrable du mois",
    "first payment": "Premier paiement au plus tard le 4 avril 2025",
    "method of calculation": "Comment le montant est-il calculé",
    deduction: "− 6 000,00 €",
    "computed figure": "calculé selon la méthode officielle",
    "first month": "Pour 29 des 31 jours, vous recevez 781,19 € (montant mensuel × jours",
    "later amount": "ce montant sera de 861,33 € par mois à partir du 1er mars 2026",
    "first period": "Du 3 mars 2025 au 28 février 2026 inclus",
    "later period": "À partir du 1er mars 2026 Seulement ce qui change.",
    "left out": "Ce que ce calcul ne comprend pas",
    "not confirmed content": "Ce qui n’est pas encore confirmé",
    excused: "Dispense pour raisons d’équité",
  },
  de: {
    outcome: "Sie bekommen ein Eingliederungseinkommen",
    delivery: "Einschreiben",
    "amount and start": "835,06 € pro Monat, ab dem 3. März 2025",
    periodicity: "jeden Monat, am letzten Werktag des Monats",
    "first payment": "Erste Zahlung spätestens am 4. April 2025",
    "method of calculation": "Wie ist der Betrag berechnet?",
    deduction: "− 6.000,00 €",
    "computed figure": "nach der amtlichen Methode berechnet",
    "first month": "Für 29 von 31 Tagen bekommen Sie 781,19 € (Monatsbetrag × Tage",
    "later amount": "sind es ab dem 1. März 2026 861,33 € pro Monat",
    "first period": "Vom 3. März 2025 bis einschließlich 28. Februar 2026",
    "later period": "Ab dem 1. März 2026 Nur was sich ändert.",
    "left out": "Was diese Berechnung nicht enthält",
    "not confirmed content": "Was noch nicht bestätigt ist",
    excused: "Befreit aus Gründen der Billigkeit",
  },
};

const REFUSED: Mentions = {
  nl: {
    outcome: "U krijgt geen leefloon",
    delivery: "Afgegeven tegen ontvangstbewijs",
    ground: "Waarom krijgt u geen leefloon?",
    "unmet condition": "Onvoldoende bestaansmiddelen — Niet voldaan",
  },
  fr: {
    outcome: "Vous ne recevez pas de revenu d’intégration",
    delivery: "Remise contre accusé de réception",
    ground: "Pourquoi ne recevez-vous pas de revenu d’intégration",
    "unmet condition": "Ressources insuffisantes — Non remplie",
  },
  de: {
    outcome: "Sie bekommen kein Eingliederungseinkommen",
    delivery: "Übergabe gegen Empfangsbestätigung",
    ground: "Warum bekommen Sie kein Eingliederungseinkommen?",
    "unmet condition": "Keine ausreichenden Existenzmittel — Nicht erfüllt",
  },
};

function missing(text: string, mentions: Readonly<Record<string, string>>): string[] {
  return Object.keys(mentions).filter((mention) => !text.includes(mentions[mention] ?? ""));
}

describe.each(LANGUAGES)("the decision letter in %s", (language) => {
  const words = SAMPLE_WORDS[language];

  it("makes every mandatory mention of a grant", async () => {
    const { text } = await readPdf(renderDecisionLetter(sampleGrant(language)).bytes);
    expect(missing(text, { ...ALWAYS[language], ...GRANTED[language] })).toEqual([]);
    for (const step of [...words.steps, words.choice]) expect(text).toContain(step);
    for (const rule of words.leftOut) expect(text).toContain(rule);
    expect(text).toContain(words.notConfirmed);
    expect(text).toContain(words.category);
  });

  it("makes every mandatory mention of a refusal: facts, article and reasons", async () => {
    const { text } = await readPdf(renderDecisionLetter(sampleRefusal(language)).bytes);
    expect(missing(text, { ...ALWAYS[language], ...REFUSED[language] })).toEqual([]);
    expect(text.split(words.refusalReasons)).toHaveLength(3);
    expect(text).not.toContain(GRANTED[language]["method of calculation"]);
  });

  it.each([sampleGrant, sampleRefusal])(
    "shows all six conditions and whom to ask",
    async (make) => {
      const { text } = await readPdf(renderDecisionLetter(make(language)).bytes);
      for (const { label, fact } of words.conditions) {
        expect(text).toContain(label);
        expect(text).toContain(fact);
      }
      for (const said of [
        "Amina Verlinden",
        "Molenstraat 7 bus 2",
        "LV-2025-0042",
        "Noor Hendrickx",
        words.service,
        words.court,
        "Gerechtsplein 2",
        ...words.signatories,
      ]) {
        expect(text).toContain(said);
      }
    },
  );
});

describe("a decision letter", () => {
  it("cannot be a refusal that does not say which condition is not met", () => {
    const { conditions } = sampleGrant("nl");
    expect(() => renderDecisionLetter({ ...sampleRefusal("nl"), conditions })).toThrow(TypeError);
  });

  it("shows the calculation of a refusal that rests on it", async () => {
    const refusal = sampleRefusal("nl");
    const { outcome } = sampleGrant("nl");
    const { calculation } = outcome;
    if (calculation === undefined) throw new Error("the sample has a calculation");
    const { text } = await readPdf(
      renderDecisionLetter({ ...refusal, outcome: { kind: "refused", calculation } }).bytes,
    );
    expect(text).toContain("Hoe zijn uw bestaansmiddelen berekend?");
    expect(text).not.toContain("Hoe is het bedrag berekend?");
  });

  it("says nothing of a first month that is a full one", async () => {
    const grant = sampleGrant("nl");
    if (grant.outcome.kind !== "granted") throw new Error("the sample is a grant");
    const { firstMonth: _, ...outcome } = grant.outcome;
    const { text } = await readPdf(renderDecisionLetter({ ...grant, outcome }).bytes);
    expect(text).not.toContain("De eerste maand is geen volledige maand");
  });

  it("says that a first month was calculated apart, where its amount is not known", async () => {
    const grant = sampleGrant("nl");
    if (grant.outcome.kind !== "granted") throw new Error("the sample is a grant");
    const outcome = { ...grant.outcome, firstMonth: "unseen" } as const;
    const { text } = await readPdf(renderDecisionLetter({ ...grant, outcome }).bytes);
    expect(text).toContain("Het bedrag voor die maand wordt apart berekend");
    expect(text).not.toContain("van de 31 dagen");
  });

  it("says that a later amount is not settled, and why there is none", async () => {
    const grant = sampleGrant("nl");
    if (grant.outcome.kind !== "granted") throw new Error("the sample is a grant");
    const from = legalDate("2026-03-01");
    const { calculation } = grant.outcome;
    const missing = ["De bestaansmiddelen zijn niet onderzocht"];
    const periods = [...calculation.periods.slice(0, 1), { from, steps: [], missing }];
    const outcome = {
      ...grant.outcome,
      later: [{ from }],
      calculation: { ...calculation, periods },
    };
    const { text } = await readPdf(renderDecisionLetter({ ...grant, outcome }).bytes);
    expect(text).toContain("Vanaf 1 maart 2026 staat het bedrag nog niet vast.");
    expect(text).toContain("Waarom er geen bedrag is");
    expect(text).toContain(missing[0]);
  });

  it.each([
    ["nl", "Ontwerp – nog niet verzonden", "Datum van deze kennisgeving nog niet verzonden"],
    ["fr", "Projet – pas encore envoyé", "Date de cette notification pas encore envoyé"],
    ["de", "Entwurf – noch nicht versandt", "Datum dieser Mitteilung noch nicht versandt"],
  ] as const)("is a draft on every page in %s until it is sent", async (language, said, date) => {
    const grant = sampleGrant(language);
    const { notification: _, ...draft } = grant;
    const { pages, text, title } = await readPdf(renderDecisionLetter(draft).bytes);
    expect(pages.filter((page) => !page.includes(said))).toEqual([]);
    expect(text).toContain(date);
    expect(title).toContain(said);
    expect(text).not.toContain(formatDate(legalDate("2025-03-24"), language));
    const sent = (await readPdf(renderDecisionLetter(grant).bytes)).text;
    const delivery = GRANTED[language]["delivery"] ?? "";
    expect(sent).not.toContain(said);
    expect(text.split(delivery)).toHaveLength(sent.split(delivery).length - 1);
  });

  it("keeps the outcome out of the metadata", async () => {
    const { title } = await readPdf(renderDecisionLetter(sampleRefusal("nl")).bytes);
    expect(title).toBe("Beslissing over uw aanvraag om leefloon");
  });

  it("does not print a page with nothing but signatures", async () => {
    for (const language of LANGUAGES) {
      const { pages } = await readPdf(renderDecisionLetter(sampleGrant(language)).bytes);
      expect(pages.at(-1)).toContain(SAMPLE_WORDS[language].article(47));
    }
  });
});
