import { typeset } from "../../law/language.js";

/** Why there is no amount: what is missing, and what to do about it. */
export const GAP_TEXTS = typeset({
  meansMissing: {
    nl: "De bestaansmiddelen zijn niet onderzocht",
    fr: "Les ressources n'ont pas été examinées",
    de: "Die Existenzmittel wurden nicht untersucht",
    en: "The means were not looked into",
  },
  figureMissing: {
    nl: "Een bedrag van de wet is voor die dag niet bekend",
    fr: "Un montant de la loi n'est pas connu pour ce jour",
    de: "Ein Betrag des Gesetzes ist für diesen Tag nicht bekannt",
    en: "A figure of the law is not known for that day",
  },
  householdMissing: {
    nl: "Het huishouden is niet onderzocht: de categorie is niet bekend",
    fr: "Le ménage n'a pas été examiné : la catégorie n'est pas connue",
    de: "Der Haushalt wurde nicht untersucht: die Kategorie ist nicht bekannt",
    en: "The household was not looked into: the category is not known",
  },
  housingContradicts: {
    nl: "Op dezelfde dag staan verschillende woonsituaties; zeg welke klopt",
    fr: "Plusieurs situations de logement le même jour ; indiquez laquelle est exacte",
    de: "Am selben Tag stehen verschiedene Wohnsituationen; sagen Sie, welche stimmt",
    en: "Several housing situations on the same day; say which is right",
  },
  homelessPlanUnknown: {
    nl: "Zeg of de dakloze onder een geïndividualiseerd project voor maatschappelijke integratie (GPMI) valt: bij samenleven hangt de categorie ervan af",
    fr: "Indiquez si la personne sans abri bénéficie d'un projet individualisé d'intégration sociale (PIIS) : en cas de cohabitation, la catégorie en dépend",
    de: "Sagen Sie, ob es für die obdachlose Person ein individuelles Projekt zur sozialen Eingliederung (IPSE) gibt: bei Zusammenleben hängt die Kategorie davon ab",
    en: "Say whether the homeless person has an individual plan for social integration (GPMI, PIIS): when cohabiting the category depends on it",
  },
  childFactsMissing: {
    nl: "Zeg van dit kind de geboortedatum en of het economisch van de persoon afhangt",
    fr: "Indiquez de cet enfant la date de naissance et s'il dépend économiquement de la personne",
    de: "Geben Sie von diesem Kind das Geburtsdatum an und ob es wirtschaftlich von der Person abhängt",
    en: "Say of this child the day of birth and whether it depends economically on the person",
  },
  childFactsContradict: {
    nl: "Een kind ten laste hoort tot de gemeenschappelijke huishouding; zeg welk feit klopt",
    fr: "Un enfant à charge fait partie du ménage commun ; indiquez quel fait est exact",
    de: "Ein Kind zu Lasten gehört zum gemeinsamen Haushalt; sagen Sie, welche Tatsache stimmt",
    en: "A child at charge belongs to the common household; say which fact is right",
  },
  cohabitantsMissing: {
    nl: "Met wie de aanvrager samenwoont is niet bekend: geef het huishouden, ook als er niemand meetelt",
    fr: "On ne sait pas avec qui le demandeur cohabite : indiquez le ménage, même si personne ne compte",
    de: "Mit wem die antragstellende Person zusammenlebt, ist nicht bekannt: den Haushalt angeben, auch wenn niemand zählt",
    en: "Whom the applicant lives with is not known: give the household, also when nobody counts",
  },
  cohabitantMeansMissing: {
    nl: "De bestaansmiddelen van iemand met wie de aanvrager samenwoont zijn nodig en niet bekend",
    fr: "Les ressources d'un cohabitant sont nécessaires et ne sont pas connues",
    de: "Die Existenzmittel einer mitwohnenden Person werden benötigt und sind nicht bekannt",
    en: "The means of somebody the applicant lives with are needed and not known",
  },
  cohabitantAgeMissing: {
    nl: "Of een inwonend familielid meerderjarig is, is niet bekend: geef de geboortedatum",
    fr: "On ne sait pas si un membre de la famille cohabitant est majeur : indiquez la date de naissance",
    de: "Ob ein mitwohnendes Familienmitglied volljährig ist, ist nicht bekannt: das Geburtsdatum angeben",
    en: "Whether a cohabiting relative is of age is not known: give the birth date",
  },
  partnersSeveral: {
    nl: "Meer dan één echtgenoot of levenspartner onder hetzelfde dak: de regels geven geen antwoord",
    fr: "Plus d'un conjoint ou partenaire de vie sous le même toit : les règles ne donnent pas de réponse",
    de: "Mehr als ein Ehe- oder Lebenspartner unter einem Dach: die Regeln geben keine Antwort",
    en: "More than one spouse or life partner under the same roof: the rules give no answer",
  },
  partnerClaimsInCategory3: {
    nl: "In categorie 3 is er één recht voor het gezin: een eigen aanvraag van de partner past daar niet naast",
    fr: "En catégorie 3, il y a un seul droit pour la famille : une demande propre du partenaire n'y a pas sa place",
    de: "In Kategorie 3 gibt es ein Recht für die Familie: ein eigener Antrag des Partners passt nicht daneben",
    en: "In category 3 there is one right for the family: a claim of the partner does not fit beside it",
  },
  countedSharesSeveral: {
    nl: "Er gelden verschillende beslissingen over het overschot van familieleden: houd er één",
    fr: "Plusieurs décisions sur l'excédent des membres de la famille s'appliquent : gardez-en une",
    de: "Es gelten mehrere Entscheidungen über den Überschuss von Familienmitgliedern: eine behalten",
    en: "Several decisions on the surplus of relatives hold at once: keep one",
  },
  countedShareMissing: {
    nl: "Familieleden hebben een overschot: welk deel meetelt moet het centrum met reden beslissen",
    fr: "Des membres de la famille ont un excédent : le centre doit décider avec motif quelle part compte",
    de: "Familienmitglieder haben einen Überschuss: das Zentrum muss mit Begründung entscheiden, welcher Anteil zählt",
    en: "Relatives have a surplus: the centre must decide, with reasons, which share of it counts",
  },
  countedShareNeedsEquity: {
    nl: "Minder dan het hele overschot meetellen kan alleen om billijkheidsredenen",
    fr: "Compter moins que tout l'excédent n'est possible que pour des raisons d'équité",
    de: "Weniger als den ganzen Überschuss anzurechnen geht nur aus Billigkeitsgründen",
    en: "Counting less than the whole surplus is possible for reasons of equity only",
  },
  partOfMonthUnclear: {
    nl: "Het is niet duidelijk op welk deel van een maand een inkomen slaat",
    fr: "La partie du mois qu'un revenu couvre n'est pas claire",
    de: "Es ist nicht klar, welchen Teil eines Monats ein Einkommen betrifft",
    en: "It is not clear which part of a month an income covers",
  },
  employmentsContradict: {
    nl: "De gegevens over het werk spreken elkaar tegen: welke socioprofessionele vrijstelling geldt, is niet te zeggen",
    fr: "Les éléments sur le travail se contredisent : l'exonération socioprofessionnelle applicable ne peut être déterminée",
    de: "Die Angaben zur Arbeit widersprechen sich: Welche sozialberufliche Freistellung gilt, lässt sich nicht sagen",
    en: "The facts on the work contradict each other: which socio-professional exemption serves cannot be said",
  },
  propertyIncomeMissing: {
    nl: "Van een onroerend goed ontbreekt het kadastraal inkomen",
    fr: "Le revenu cadastral d'un bien immobilier manque",
    de: "Das Katastereinkommen einer Immobilie fehlt",
    en: "The cadastral income of a property is missing",
  },
  transferCategoryMissing: {
    nl: "Voor de jaarlijkse aftrek bij een afstand ontbreekt de categorie",
    fr: "La catégorie manque pour l'abattement annuel en cas de cession",
    de: "Für den jährlichen Abzug bei einer Abtretung fehlt die Kategorie",
    en: "The category is missing for the yearly deduction on a transfer",
  },
  transferContradicts: {
    nl: "De gegevens over een afstand spreken elkaar tegen",
    fr: "Les éléments sur une cession se contredisent",
    de: "Die Angaben zu einer Abtretung widersprechen sich",
    en: "The facts on a transfer contradict each other",
  },
});

export type GapCode = keyof typeof GAP_TEXTS;
