import type { Language } from "../models.js";

/** What the samples say, per language. */
export interface SampleWords {
  readonly centre: string;
  readonly service: string;
  readonly openingHours: readonly string[];
  readonly category: string;
  readonly paymentDay: string;
  readonly court: string;
  readonly signatories: readonly string[];
  readonly article: (number: number) => string;
  readonly source: string;
  readonly conditions: readonly {
    readonly label: string;
    readonly fact: string;
    readonly reasons: string;
    readonly field: string;
  }[];
  readonly refusalReasons: string;
  readonly steps: readonly [string, string, string, string, string];
  readonly partMonth: string;
  readonly choice: string;
  readonly everyStep: string;
  readonly figure: string;
  readonly leftOut: readonly string[];
  readonly notConfirmed: string;
  readonly report: readonly { readonly title: string; readonly text: string }[];
  readonly remark: string;
  readonly proposal: string;
}

const nl: SampleWords = {
  centre: "OCMW Lindeveld",
  service: "Dienst Inkomen",
  openingHours: ["maandag tot vrijdag, 9 tot 12 uur", "dinsdag ook 14 tot 18 uur"],
  category: "alleenstaande (categorie 2)",
  paymentDay: "op de laatste werkdag van de maand",
  court: "Arbeidsrechtbank Lindeveld",
  signatories: ["Voorzitter van het bijzonder comité", "Algemeen directeur"],
  article: (number) => `Wet van 26 mei 2002, art. ${number}`,
  source: "loonbrief en gesprek",
  conditions: [
    {
      label: "Werkelijke verblijfplaats in België",
      fact: "Woont sinds 2021 in Lindeveld.",
      reasons: "De gewone verblijfplaats is in België.",
      field: "Gemeente van verblijf",
    },
    {
      label: "Leeftijd",
      fact: "Is meerderjarig.",
      reasons: "De persoon is 34 jaar.",
      field: "Leeftijd in jaren",
    },
    {
      label: "Nationaliteit of verblijfsstatuut",
      fact: "Heeft de Belgische nationaliteit.",
      reasons: "De persoon is Belg.",
      field: "Nationaliteit",
    },
    {
      label: "Onvoldoende bestaansmiddelen",
      fact: "Verdient € 500,00 netto per maand met deeltijds werk.",
      reasons: "De bestaansmiddelen liggen onder het bedrag van de categorie.",
      field: "Netto-inkomen per maand",
    },
    {
      label: "Werkbereidheid",
      fact: "Zorgt alleen voor drie jonge kinderen; er is geen opvang in de buurt.",
      reasons: "Meer werken is op dit moment om redenen van billijkheid niet mogelijk.",
      field: "Reden van vrijstelling",
    },
    {
      label: "Uitputting van rechten",
      fact: "Heeft geen recht op een werkloosheidsuitkering.",
      reasons: "Andere rechten zijn onderzocht en aangevraagd.",
      field: "Andere uitkeringen",
    },
  ],
  refusalReasons:
    "De partner verdient € 2.900,00 netto per maand. Samen liggen de bestaansmiddelen boven het bedrag van categorie 3.",
  steps: [
    "Bedrag van uw categorie",
    "Uw loon",
    "Algemene vrijstelling",
    "Leefloon per jaar",
    "Leefloon per maand",
  ],
  partMonth: "maandbedrag × dagen / dagen van die maand",
  choice: "Keuze: halve cent naar boven",
  everyStep: "Meerderjarigheid",
  figure: "18 jaar",
  leftOut: ["onroerende goederen", "onvolledige maanden"],
  notConfirmed: "De afronding is in geen tekst gezien",
  report: [
    {
      title: "Bestaansmiddelen",
      text: "De persoon werkt deeltijds in een bakkerij.\n\nHet contract loopt tot en met 31 december 2025.",
    },
    { title: "Werkbereidheid", text: "De persoon zorgt alleen voor drie kinderen." },
  ],
  remark:
    "In het verslag staat dat ik 25 uur werk. Dat is fout: het is 19 uur.\nIk wil ook zeggen dat ik al drie keer opvang gevraagd heb.",
  proposal: "Een aanvullend leefloon toekennen, categorie 2.",
};

const fr: SampleWords = {
  centre: "CPAS de Champtilleul",
  service: "Service Revenu d’intégration",
  openingHours: ["du lundi au vendredi, de 9 à 12 heures"],
  category: "personne isolée (catégorie 2)",
  paymentDay: "le dernier jour ouvrable du mois",
  court: "Tribunal du travail de Champtilleul",
  signatories: ["Présidence du comité spécial", "Direction générale"],
  article: (number) => `Loi du 26 mai 2002, art. ${number}`,
  source: "fiche de paie et entretien",
  conditions: [
    {
      label: "Résidence effective en Belgique",
      fact: "Habite à Champtilleul depuis 2021.",
      reasons: "La résidence habituelle est en Belgique.",
      field: "Commune de résidence",
    },
    {
      label: "Âge",
      fact: "Est majeure.",
      reasons: "La personne a 34 ans.",
      field: "Âge en années",
    },
    {
      label: "Nationalité ou statut de séjour",
      fact: "A la nationalité belge.",
      reasons: "La personne est belge.",
      field: "Nationalité",
    },
    {
      label: "Ressources insuffisantes",
      fact: "Gagne 500,00 € net par mois avec un travail à temps partiel.",
      reasons: "Les ressources sont inférieures au montant de la catégorie.",
      field: "Revenu net par mois",
    },
    {
      label: "Disposition au travail",
      fact: "S’occupe seule de trois jeunes enfants ; il n’y a pas de garderie proche.",
      reasons: "Travailler plus n’est pas possible pour le moment, pour raisons d’équité.",
      field: "Raison de la dispense",
    },
    {
      label: "Épuisement des droits",
      fact: "N’a pas droit aux allocations de chômage.",
      reasons: "Les autres droits ont été examinés et demandés.",
      field: "Autres allocations",
    },
  ],
  refusalReasons:
    "Le partenaire gagne 2 900,00 € net par mois. Ensemble, les ressources dépassent le montant de la catégorie 3.",
  steps: [
    "Montant de votre catégorie",
    "Votre salaire",
    "Exonération générale",
    "Revenu d’intégration par an",
    "Revenu d’intégration par mois",
  ],
  partMonth: "montant mensuel × jours / jours de ce mois",
  choice: "Choix : demi-cent vers le haut",
  everyStep: "Majorité",
  figure: "18 ans",
  leftOut: ["biens immobiliers", "mois incomplets"],
  notConfirmed: "L’arrondi n’a été vu dans aucun texte",
  report: [
    {
      title: "Ressources",
      text: "La personne travaille à temps partiel.\n\nLe contrat court jusqu’au 31 décembre 2025.",
    },
  ],
  remark: "Le rapport dit que je travaille 25 heures. C’est faux : c’est 19 heures.",
  proposal: "Accorder un revenu d’intégration complémentaire, catégorie 2.",
};

const de: SampleWords = {
  centre: "ÖSHZ Lindenfeld",
  service: "Dienst Eingliederungseinkommen",
  openingHours: ["Montag bis Freitag, 9 bis 12 Uhr"],
  category: "alleinstehende Person (Kategorie 2)",
  paymentDay: "am letzten Werktag des Monats",
  court: "Arbeitsgericht Lindenfeld",
  signatories: ["Vorsitz des Sonderausschusses", "Generaldirektion"],
  article: (number) => `Gesetz vom 26. Mai 2002, Art. ${number}`,
  source: "Lohnzettel und Gespräch",
  conditions: [
    {
      label: "Tatsächlicher Wohnort in Belgien",
      fact: "Wohnt seit 2021 in Lindenfeld.",
      reasons: "Der gewöhnliche Wohnort ist in Belgien.",
      field: "Wohngemeinde",
    },
    {
      label: "Alter",
      fact: "Ist volljährig.",
      reasons: "Die Person ist 34 Jahre alt.",
      field: "Alter in Jahren",
    },
    {
      label: "Staatsangehörigkeit oder Aufenthaltsstatus",
      fact: "Hat die belgische Staatsangehörigkeit.",
      reasons: "Die Person ist Belgierin.",
      field: "Staatsangehörigkeit",
    },
    {
      label: "Keine ausreichenden Existenzmittel",
      fact: "Verdient 500,00 € netto pro Monat mit Teilzeitarbeit.",
      reasons: "Die Existenzmittel liegen unter dem Betrag der Kategorie.",
      field: "Nettoeinkommen pro Monat",
    },
    {
      label: "Arbeitsbereitschaft",
      fact: "Sorgt allein für drei kleine Kinder; in der Nähe gibt es keine Betreuung.",
      reasons: "Mehr Arbeit ist zurzeit aus Gründen der Billigkeit nicht möglich.",
      field: "Grund der Befreiung",
    },
    {
      label: "Ausschöpfung der Rechte",
      fact: "Hat keinen Anspruch auf Arbeitslosengeld.",
      reasons: "Andere Rechte sind geprüft und beantragt.",
      field: "Andere Leistungen",
    },
  ],
  refusalReasons:
    "Der Partner verdient 2.900,00 € netto pro Monat. Zusammen liegen die Existenzmittel über dem Betrag der Kategorie 3.",
  steps: [
    "Betrag Ihrer Kategorie",
    "Ihr Lohn",
    "Allgemeiner Freibetrag",
    "Eingliederungseinkommen pro Jahr",
    "Eingliederungseinkommen pro Monat",
  ],
  partMonth: "Monatsbetrag × Tage / Tage dieses Monats",
  choice: "Wahl: halber Cent nach oben",
  everyStep: "Volljährigkeit",
  figure: "18 Jahre",
  leftOut: ["unbewegliche Güter", "unvollständige Monate"],
  notConfirmed: "Die Rundung wurde in keinem Text gesehen",
  report: [
    {
      title: "Existenzmittel",
      text: "Die Person arbeitet in Teilzeit.\n\nDer Vertrag läuft bis zum 31. Dezember 2025.",
    },
  ],
  remark: "Im Bericht steht, dass ich 25 Stunden arbeite. Das ist falsch: Es sind 19 Stunden.",
  proposal: "Ein ergänzendes Eingliederungseinkommen bewilligen, Kategorie 2.",
};

/** Words of the samples per language. All persons and centres are fictive. */
export const SAMPLE_WORDS: Readonly<Record<Language, SampleWords>> = { nl, fr, de };
