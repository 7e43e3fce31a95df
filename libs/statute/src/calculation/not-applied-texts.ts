import type { Labels } from "../law/language.js";
import type { NotAppliedKey } from "./calculation.js";

export const NOT_APPLIED_TEXTS: Readonly<Record<NotAppliedKey, Labels>> = {
  exemptIncome: {
    nl: "vrijgestelde inkomsten (zij horen niet bij de opgegeven inkomsten)",
    fr: "revenus exonérés (ils ne figurent pas parmi les revenus indiqués)",
    de: "freigestellte Einkünfte (sie gehören nicht zu den angegebenen Einkünften)",
    en: "exempt income (it is not among the incomes given)",
  },
  socioProfessionalExemption: {
    nl: "socioprofessionele vrijstelling",
    fr: "exonération socioprofessionnelle",
    de: "sozialberufliche Freistellung",
    en: "socio-professional exemption",
  },
  immovableProperty: {
    nl: "onroerende goederen",
    fr: "biens immobiliers",
    de: "unbewegliche Güter",
    en: "immovable property",
  },
  movableCapital: {
    nl: "roerende kapitalen",
    fr: "capitaux mobiliers",
    de: "bewegliches Kapital",
    en: "movable capital",
  },
  transferOfProperty: {
    nl: "afstand van goederen in de laatste tien jaar",
    fr: "cession de biens des dix dernières années",
    de: "Abtretung von Gütern in den letzten zehn Jahren",
    en: "transfer of property in the last ten years",
  },
  housingCostsPaidByOthers: {
    nl: "woonkosten die een derde betaalt",
    fr: "frais de logement payés par un tiers",
    de: "von Dritten gezahlte Wohnkosten",
    en: "housing costs paid by a third party",
  },
  otherCohabitants: {
    nl: "bestaansmiddelen van andere samenwonenden dan de partner",
    fr: "ressources de cohabitants autres que le partenaire",
    de: "Existenzmittel anderer Mitbewohner als des Partners",
    en: "means of cohabitants other than the partner",
  },
  partnerConditions: {
    nl: "voorwaarden voor de partner ten laste",
    fr: "conditions relatives au partenaire à charge",
    de: "Bedingungen für den Partner zu Lasten",
    en: "conditions for the partner at charge",
  },
  activatedPartner: {
    nl: "loon van een aanvragende partner die via het centrum of een activering werkt",
    fr: "salaire d'un partenaire demandeur occupé par le centre ou par une mise à l'emploi activée",
    de: "Lohn eines beantragenden Partners, der über das Zentrum oder eine Aktivierung arbeitet",
    en: "wage of a claiming partner who works through the centre or an activation measure",
  },
  partMonths: {
    nl: "onvolledige maanden",
    fr: "mois incomplets",
    de: "unvollständige Monate",
    en: "part months",
  },
};
