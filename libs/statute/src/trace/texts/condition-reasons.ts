import type { Labels } from "../../law/language.js";

/** Residence, age and nationality. */
export const CONDITION_REASONS = {
  residesInBelgium: {
    nl: "Verblijft gewoonlijk en bestendig in België",
    fr: "Séjourne habituellement et en permanence en Belgique",
    de: "Hält sich gewöhnlich und dauerhaft in Belgien auf",
    en: "Stays habitually and permanently in Belgium",
  },
  residesElsewhere: {
    nl: "Verblijft niet gewoonlijk en bestendig in België",
    fr: "Ne séjourne pas habituellement et en permanence en Belgique",
    de: "Hält sich nicht gewöhnlich und dauerhaft in Belgien auf",
    en: "Does not stay habitually and permanently in Belgium",
  },
  mayStay: {
    nl: "Mag in België verblijven",
    fr: "Est autorisé à séjourner en Belgique",
    de: "Darf sich in Belgien aufhalten",
    en: "May stay in Belgium",
  },
  mayNotStay: {
    nl: "Mag niet in België verblijven",
    fr: "N'est pas autorisé à séjourner en Belgique",
    de: "Darf sich nicht in Belgien aufhalten",
    en: "May not stay in Belgium",
  },
  ofAge: {
    nl: "Is meerderjarig",
    fr: "Est majeur",
    de: "Ist volljährig",
    en: "Is of age",
  },
  minor: {
    nl: "Is minderjarig",
    fr: "Est mineur",
    de: "Ist minderjährig",
    en: "Is a minor",
  },
  notAssimilated: {
    nl: "Niet gehuwd, geen kind ten laste, niet zwanger: niet gelijkgesteld met een meerderjarige",
    fr: "Ni émancipation par mariage, ni enfant à charge, ni grossesse prouvée : pas d'assimilation à une personne majeure",
    de: "Nicht verheiratet, kein Kind zu Lasten, nicht schwanger: Volljährigen nicht gleichgestellt",
    en: "Not married, no child at charge, not pregnant: not assimilated to somebody of age",
  },
  assimilatedByMarriage: {
    nl: "Door huwelijk ontvoogd: gelijkgesteld met een meerderjarige",
    fr: "Émancipation par mariage : la personne mineure est assimilée à une personne majeure",
    de: "Durch Heirat mündig: Volljährigen gleichgestellt",
    en: "Emancipated by marriage: assimilated to somebody of age",
  },
  assimilatedByChild: {
    nl: "Heeft een kind ten laste: gelijkgesteld met een meerderjarige",
    fr: "Enfant à charge : la personne mineure est assimilée à une personne majeure",
    de: "Hat ein Kind zu Lasten: Volljährigen gleichgestellt",
    en: "Has a child at charge: assimilated to somebody of age",
  },
  assimilatedByPregnancy: {
    nl: "Is zwanger: gelijkgesteld met een meerderjarige",
    fr: "Grossesse prouvée : la personne mineure est assimilée à une personne majeure",
    de: "Ist schwanger: Volljährigen gleichgestellt",
    en: "Is pregnant: assimilated to somebody of age",
  },
  belgian: {
    nl: "Is Belg",
    fr: "Est belge",
    de: "Ist Belgier",
    en: "Is Belgian",
  },
  stateless: {
    nl: "Is staatloos",
    fr: "Est apatride",
    de: "Ist staatenlos",
    en: "Is stateless",
  },
  refugee: {
    nl: "Is erkend als vluchteling",
    fr: "Est réfugié reconnu",
    de: "Ist als Flüchtling anerkannt",
    en: "Is a recognised refugee",
  },
  populationRegister: {
    nl: "Staat als vreemdeling in het bevolkingsregister",
    fr: "Est inscrit comme étranger au registre de la population",
    de: "Steht als Ausländer im Bevölkerungsregister",
    en: "Is entered in the population register as a foreigner",
  },
  foreignersRegister: {
    nl: "Staat in het vreemdelingenregister, niet in het bevolkingsregister; een equivalent leefloon kan",
    fr: "Est inscrit au registre des étrangers, non au registre de la population ; un équivalent est possible",
    de: "Steht im Fremdenregister, nicht im Bevölkerungsregister; ein gleichwertiges Einkommen ist möglich",
    en: "Is in the register of foreigners, not in the population register; an equivalent is possible",
  },
  otherStatus: {
    nl: "Dit statuut opent het recht niet",
    fr: "Ce statut n'ouvre pas le droit",
    de: "Dieser Status eröffnet den Anspruch nicht",
    en: "This status does not open the right",
  },
  subsidiaryProtection: {
    nl: "Heeft subsidiaire bescherming",
    fr: "Bénéficie de la protection subsidiaire",
    de: "Genießt subsidiären Schutz",
    en: "Has subsidiary protection",
  },
  subsidiaryProtectionNotYet: {
    nl: "Subsidiaire bescherming opent het recht pas vanaf 1 december 2016",
    fr: "La protection subsidiaire n'ouvre le droit qu'à partir du 1er décembre 2016",
    de: "Subsidiärer Schutz eröffnet den Anspruch erst ab dem 1. Dezember 2016",
    en: "Subsidiary protection opens the right from 1 December 2016 only",
  },
  euRightOfResidence: {
    nl: "EU-burger of familielid met verblijfsrecht van meer dan drie maanden",
    fr: "Citoyen de l'UE ou membre de sa famille avec droit de séjour de plus de trois mois",
    de: "EU-Bürger oder Familienmitglied mit Aufenthaltsrecht von mehr als drei Monaten",
    en: "EU citizen or family member with a right of residence of over three months",
  },
  euNoRightOfResidence: {
    nl: "EU-burger of familielid zonder verblijfsrecht van meer dan drie maanden",
    fr: "Citoyen de l'UE ou membre de sa famille sans droit de séjour de plus de trois mois",
    de: "EU-Bürger oder Familienmitglied ohne Aufenthaltsrecht von mehr als drei Monaten",
    en: "EU citizen or family member without a right of residence of over three months",
  },
  euWaitingTimeOver: {
    nl: "De eerste drie maanden van het verblijf zijn voorbij",
    fr: "Les trois premiers mois du séjour sont écoulés",
    de: "Die ersten drei Monate des Aufenthalts sind vorbei",
    en: "The first three months of the stay are over",
  },
  euWaitingTimeRunning: {
    nl: "De eerste drie maanden van het verblijf zijn nog niet voorbij",
    fr: "Les trois premiers mois du séjour ne sont pas encore écoulés",
    de: "Die ersten drei Monate des Aufenthalts sind noch nicht vorbei",
    en: "The first three months of the stay are not over yet",
  },
  euJobseekerUnclear: {
    nl: "Kijk naar de verblijfstitel: wat geldt voor wie als werkzoekende verblijft, is niet bevestigd",
    fr: "Vérifiez le titre de séjour : ce qui vaut pour le séjour comme demandeur d'emploi n'est pas confirmé",
    de: "Aufenthaltstitel prüfen: was für den Aufenthalt als Arbeitsuchender gilt, ist nicht bestätigt",
    en: "Look at the residence title: what applies to who stays as a jobseeker is not confirmed",
  },
} as const satisfies Record<string, Labels>;
