import type { PacketTexts } from "./texts.js";

/** Words of the decision packet in French. Spaces at punctuation as in `fr`. */
export const frPacket: PacketTexts = {
  legalGrounds: "Base légale",
  title: "Dossier de décision",
  subject: "Demande de revenu d’intégration",
  notice:
    "Confidentiel. Seulement pour les membres de cette séance, de l’envoi de l’ordre du jour à la fin de la séance.",
  summary: "Données du dossier",
  sittingOn: "Séance du",
  requestReceivedOn: "Demande reçue le",
  category: "Catégorie",
  preparedOn: "Dossier établi le",
  reportVersion: "Version du rapport",
  conditions: "Les six conditions",
  calculation: "Calcul",
  noCalculation: "Aucun calcul n’a été fait.",
  everyStep: {
    title: "Annexe : chaque étape du calcul",
    intro:
      "Le calcul complet, avec les montants de la loi et ce que les règles disent de chaque condition.",
  },
  report: (version) => `Rapport social, version ${version}`,
  version: (version) => `version ${version}`,
  reading: {
    title: "Lecture du rapport",
    columns: ["Version", "Date", "Ce qui s’est passé"],
    read: "Lu avec la personne.",
    declined: "La personne n’a pas souhaité la lecture du rapport.",
    attempted: "Il y a eu une tentative de lire le rapport, sans résultat.",
    notPossible: "La lecture n’a pas été possible, malgré ces tentatives.",
    manners: {
      inPerson: "Lors d’un entretien",
      telephone: "Par téléphone",
      video: "Par appel vidéo",
    },
    attemptManners: {
      appointment: "rendez-vous",
      homeVisit: "visite à domicile",
      telephone: "téléphone",
      letter: "lettre",
    },
    attemptBy: (manner) => `Comment : ${manner}.`,
    interpreter: "avec un interprète",
    readIn: (language) => `langue : ${language}`,
    by: (staff) => `lu par : ${staff}`,
    recordedBy: (staff) => `Constaté par : ${staff}.`,
    reason: (reason) => `Raison donnée : ${reason}`,
    attempt: (number, date, outcome) => `Tentative ${number}, ${date} : ${outcome}`,
    none: "Aucune lecture enregistrée.",
  },
  remarks: {
    title: "Remarques de la personne",
    intro: "Dans les mots de la personne, sans modification.",
    heading: (version, date) => `Sur la version ${version}, ${date}`,
    none: "La personne n’a pas fait de remarques.",
  },
  review: {
    title: "Relecture et scellement",
    text: (staff, version, date) =>
      `La version ${version} a été relue le ${date} par : ${staff}, qui n’est pas l’auteur du rapport.`,
    seal: (date, algorithm) => `Scellé le ${date}. Empreinte (${algorithm}) :`,
  },
  proposal: {
    title: "Proposition de décision",
    grant: "Proposition : accorder",
    refuse: "Proposition : refuser",
    amount: (amount) => `${amount} par mois`,
    from: (date) => `à partir du ${date}`,
  },
  manifest: {
    title: "Pourquoi ces données y figurent",
    intro: "Chaque donnée de ce dossier est nécessaire pour une condition ou une règle.",
    field: "Donnée",
    neededFor: "Nécessaire pour",
  },
  leftOut: {
    title: "Ce qui n’y figure pas",
    intro:
      "La décision n’a pas besoin de ces données. Elles ne figurent donc pas dans ce dossier, même si le centre les possède :",
    always: [
      "nom et prénom",
      "numéro d’identification de la sécurité sociale (NISS)",
      "adresse",
      "numéro de téléphone et adresse e-mail",
      "numéro de compte et dépenses",
      "accompagnement et projet d’intégration sociale (PIIS)",
    ],
  },
};
