import { cite } from "../law/citation.js";
import { always, type ChoiceDefinition, untilThen } from "./definition.js";

/** Choices on the category, the means and the amount. */
export const GENERAL_CHOICES = {
  partMonth: {
    question: {
      nl: "Onvolledige maanden",
      fr: "Mois incomplets",
      de: "Unvollständige Monate",
      en: "Part months",
    },
    alternatives: {
      daysOfMonth: {
        nl: "maandbedrag × dagen / dagen van die maand",
        fr: "montant mensuel × jours / jours de ce mois",
        de: "Monatsbetrag × Tage / Tage dieses Monats",
        en: "amount of the month × days / days of that month",
      },
      yearOver365: {
        nl: "jaarbedrag × dagen / 365",
        fr: "montant annuel × jours / 365",
        de: "Jahresbetrag × Tage / 365",
        en: "amount of the year × days / 365",
      },
    },
    defaults: always("daysOfMonth"),
    citation: cite("rmiWet", "art. 14", "unseen", "K"),
  },
  rounding: {
    question: {
      nl: "Afronding van het maandbedrag",
      fr: "Arrondi du montant mensuel",
      de: "Rundung des Monatsbetrags",
      en: "Rounding of the month",
    },
    alternatives: {
      halfUp: {
        nl: "halve cent naar boven",
        fr: "demi-cent vers le haut",
        de: "halber Cent nach oben",
        en: "half a cent up",
      },
      cutOff: {
        nl: "afgekapt op de cent",
        fr: "tronqué au cent",
        de: "auf den Cent abgeschnitten",
        en: "cut off at the cent",
      },
    },
    defaults: always("halfUp"),
    citation: cite("rmiWet", "art. 14 § 2", "unseen", "K"),
  },
  equalTimeCustody: {
    question: {
      nl: "Kind dat de helft van de tijd bij de persoon is",
      fr: "Enfant présent la moitié du temps",
      de: "Kind, das die Hälfte der Zeit bei der Person ist",
      en: "A child that is with the person half of the time",
    },
    alternatives: {
      fullTime: {
        nl: "categorie 3 voltijds",
        fr: "catégorie 3 à temps plein",
        de: "Kategorie 3 durchgehend",
        en: "category 3 all the time",
      },
      halfTime: {
        nl: "de helft van de tijd categorie 3",
        fr: "catégorie 3 la moitié du temps",
        de: "die Hälfte der Zeit Kategorie 3",
        en: "category 3 half of the time",
      },
    },
    // Cass. 27 June 2022: a grant for half of the time has no basis in the law.
    defaults: untilThen("halfTime", "2022-06-27", "fullTime"),
    citation: cite("rmiWet", "art. 14 § 1, 3°", "unseen", "CRENO"),
  },
  studentLodgings: {
    question: {
      nl: "Student op kot",
      fr: "Étudiant en kot",
      de: "Student mit eigener Unterkunft",
      en: "Student in lodgings",
    },
    alternatives: {
      alone: {
        nl: "leeft alleen: feiten gaan voor op het register",
        fr: "vit seul\u00a0: les faits priment sur le registre",
        de: "lebt allein: Tatsachen gehen dem Register vor",
        en: "lives alone: fact goes before register",
      },
      withFamily: {
        nl: "leeft nog bij het gezin waarnaar de student terugkeert",
        fr: "vit encore avec la famille chez qui il rentre",
        de: "lebt noch in der Familie, zu der er zurückkehrt",
        en: "still lives with the family gone back to",
      },
    },
    defaults: always("alone"),
    citation: cite("rmiWet", "art. 14 § 1", "unseen", "PB-CAT"),
  },
  vouchersUnderExemption: {
    question: {
      nl: "Socioprofessionele vrijstelling op cheques en voordelen",
      fr: "Exonération socioprofessionnelle sur chèques et avantages",
      de: "Sozialberufliche Freistellung auf Schecks und Vorteile",
      en: "Socio-professional exemption on vouchers and advantages",
    },
    alternatives: {
      no: { nl: "nee", fr: "non", de: "nein", en: "no" },
      yes: { nl: "ja", fr: "oui", de: "ja", en: "yes" },
    },
    defaults: always("no"),
    citation: cite("kbRmi", "art. 35", "unseen", "PB-FAQ"),
  },
  transferSlices: {
    question: {
      nl: "Schijven bij afstand van goederen",
      fr: "Tranches en cas de cession de biens",
      de: "Stufen bei der Abtretung von Gütern",
      en: "Slices when property was transferred",
    },
    alternatives: {
      apart: {
        nl: "apart van het kapitaal dat er is",
        fr: "séparément du capital existant",
        de: "getrennt vom vorhandenen Kapital",
        en: "apart from the capital that is there",
      },
      together: {
        nl: "samen met het kapitaal dat er is",
        fr: "avec le capital existant",
        de: "zusammen mit dem vorhandenen Kapital",
        en: "together with the capital that is there",
      },
    },
    defaults: always("apart"),
    citation: cite("kbRmi", "art. 28–32", "unseen", "TL-49"),
  },
} as const satisfies Record<string, ChoiceDefinition>;
