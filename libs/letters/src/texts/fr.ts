import { withFrenchSpaces } from "./french-spacing.js";
import { frPacket } from "./fr-packet.js";
import type { Texts } from "./texts.js";

/**
 * French as written in Belgium, in plain words. Spaces before `:`, `;`, `?`, `!` and inside
 * guillemets are typed as ordinary spaces; the documents make them unbreakable (`withFrenchSpaces`).
 */
export const fr: Texts = withFrenchSpaces<Texts>({
  common: {
    committee: "le comité",
    page: (page, of) => `Page ${page}/${of}`,
    fileReference: "Numéro de dossier",
    service: "Service",
    caseworker: "Travailleur social",
    date: "Date",
    telephone: "Téléphone",
    email: "E-mail",
    openingHours: "Heures d’ouverture",
    greeting: (name) => `Bonjour ${name},`,
    closing: "Avec nos meilleures salutations,",
    legalGrounds: "Sur quelles règles cette lettre se base-t-elle ?",
    contact: "Contact",
    statusNotes: {
      computed:
        "Montant calculé selon la méthode officielle ; pas encore comparé à un montant publié.",
      unseen: "Cette référence, date ou règle n’est pas encore confirmée par le texte officiel.",
      inConflict:
        "Des sources officielles se contredisent sur ce point ; une vérification est en cours.",
    },
    missingCharacters:
      "Certains caractères ne peuvent pas être imprimés. Leur numéro est indiqué à la place, par exemple [U+0000]. Le dossier contient le texte tel qu’il a été écrit.",
    findings: {
      met: "Remplie",
      notMet: "Non remplie",
      undetermined: "Pas encore établie",
      excused: "Dispense",
    },
    excusedFor: { health: "pour raisons de santé", equity: "pour raisons d’équité" },
    conditionsTable: {
      condition: "Condition",
      finding: "Constat",
      factsAndReasons: "Faits et motifs",
      facts: "Faits",
      reasons: "Motifs",
      noFacts: "Aucun fait repris.",
      source: (source) => `Source : ${source}`,
    },
    period: {
      day: (date) => `le ${date}`,
      range: (from, until) => `du ${from} au ${until} inclus`,
      since: (date) => `depuis le ${date}`,
    },
    calculationTable: { step: "Étape", article: "Règle", amount: "Montant" },
    calculated: {
      range: (from, until) => `Du ${from} au ${until} inclus`,
      since: (from) => `À partir du ${from}`,
      onlyChanges: "Seulement ce qui change. Les autres étapes restent comme ci-dessus.",
      noAmount: "Pourquoi il n’y a pas de montant",
    },
    limits: {
      notApplied: {
        title: "Ce que ce calcul ne comprend pas",
        intro: "La loi connaît encore d’autres règles. Celles-ci n’ont pas été appliquées :",
      },
      notConfirmed: "Ce qui n’est pas encore confirmé",
    },
    units: {
      year: "par an",
      month: "par mois",
      week: "par semaine",
      day: "par jour",
      once: "une seule fois",
    },
    staff: {
      caseworker: "travailleur social",
      teamLeader: "responsable d’équipe",
      chair: "présidence",
      member: "membre",
      secretary: "secrétariat",
    },
  },
  receipt: {
    title: "Accusé de réception de votre demande de revenu d’intégration",
    subject: "Accusé de réception",
    intro:
      "Vous avez demandé un revenu d’intégration à notre centre. Par cette lettre, nous confirmons que nous avons reçu votre demande. Gardez bien cette lettre : c’est votre preuve.",
    introExOfficio:
      "Notre centre examine de sa propre initiative si vous avez droit à un revenu d’intégration. Par cette lettre, nous confirmons que votre dossier est ouvert. Gardez bien cette lettre : c’est votre preuve.",
    summary: "Votre demande en bref",
    receivedOn: "Demande reçue le",
    receivedBy: "Comment nous l’avons reçue",
    ways: {
      inPerson: "oralement, au centre",
      telephone: "oralement, par téléphone",
      letter: "par lettre ordinaire",
      registeredLetter: "par lettre recommandée",
      email: "par e-mail",
      onlineForm: "par le formulaire en ligne",
      exOfficio: "le centre a ouvert le dossier lui-même",
    },
    decisionBy: "Décision au plus tard le",
    decision: {
      title: "Quand recevrez-vous une décision ?",
      term: (date) =>
        `Nous décidons dans les 30 jours qui suivent la réception de votre demande, donc au plus tard le ${date}.`,
      notification:
        "Vous recevez ensuite la décision dans les 8 jours, par lettre recommandée ou contre accusé de réception.",
      noDecision:
        "Vous ne recevez pas de décision à temps ? Vous pouvez alors aller au tribunal du travail. C’est possible jusqu’à 3 mois après avoir constaté l’absence de décision.",
    },
    next: {
      title: "Que se passe-t-il maintenant ?",
      steps: (committee) => [
        "Un travailleur social examine si vous remplissez les six conditions de la loi. Nous demandons seulement ce qui est nécessaire pour une de ces conditions.",
        "Le travailleur social écrit un rapport et le lit avec vous. Vous pouvez y réagir. Vos remarques accompagnent le rapport, avec vos propres mots.",
        `Ensuite, ${committee} décide. La décision se base seulement sur les conditions de la loi.`,
        "Vous recevez la décision par lettre. Cette lettre explique aussi pourquoi, et ce que vous pouvez faire si vous n’êtes pas d’accord.",
      ],
    },
    hearing: {
      title: "Vous avez le droit d’être entendu",
      right: (committee) =>
        `Avant que ${committee} décide, vous pouvez venir expliquer vous-même votre situation. Ce n’est pas une obligation.`,
      how: "Vous voulez être entendu ? Dites-le-nous par écrit. Nous vous indiquerons alors le lieu et le moment.",
      assistance:
        "Vous pouvez venir avec une personne qui vous assiste. Cette personne peut aussi vous représenter, à votre place. C’est vous qui la choisissez.",
    },
    forwarding: {
      title: "Un autre centre doit-il traiter votre demande ?",
      text: (date) =>
        `Il est possible que nous ne soyons pas compétents pour votre demande. Dans ce cas, nous la transmettons dans les 5 jours au centre qui nous semble compétent, au plus tard le ${date}. Vous recevez alors une lettre qui explique pourquoi.`,
    },
    information: {
      title: "Vous avez droit à l’information",
      texts: [
        "Vous pouvez toujours nous demander où en est votre demande, quelles données nous avons sur vous et à quoi elles servent. Vous pouvez consulter votre dossier et faire corriger les erreurs.",
        "Nous vous informons aussi sur vos autres droits et nous vous aidons à les demander.",
      ],
    },
  },
  decisionLetter: {
    headingGranted: "Vous recevez un revenu d’intégration",
    headingRefused: "Vous ne recevez pas de revenu d’intégration",
    subject: "Décision sur votre demande de revenu d’intégration",
    intro: (committee, decidedOn, receivedOn) =>
      `Le ${decidedOn}, ${committee} de notre centre a pris une décision sur votre demande du ${receivedOn}. Cette lettre vous dit ce qui a été décidé, pourquoi, et ce que vous pouvez faire si vous n’êtes pas d’accord.`,
    summary: "La décision en bref",
    outcome: "Décision",
    granted: "accordé",
    refused: "refusé",
    amount: "Montant",
    category: "Catégorie",
    from: "À partir du",
    payment: "Paiement",
    periodicity: {
      weekly: "chaque semaine",
      fortnightly: "toutes les deux semaines",
      monthly: "chaque mois",
    },
    firstPaymentBy: "Premier paiement au plus tard le",
    decidedOn: "Date de la décision",
    notifiedOn: "Date de cette notification",
    notifiedBy: {
      registeredLetter: "Envoi recommandé",
      deliveryAgainstReceipt: "Remise contre accusé de réception",
    },
    draft: {
      standing: "Projet – pas encore envoyé",
      text: (preparedOn) =>
        `Ceci est un aperçu de la lettre, établi le ${preparedOn}. Ce n’est pas une notification : aucun délai ne commence.`,
      notSent: "pas encore envoyé",
    },
    what: {
      title: "Que recevez-vous ?",
      text: (amount, from) =>
        `Vous recevez un revenu d’intégration de ${amount} par mois, à partir du ${from}.`,
      firstMonth: (amount, days, of, method) =>
        `Le premier mois n’est pas un mois complet. Pour ${days} des ${of} jours, vous recevez ${amount} (${method}).`,
      firstMonthApart:
        "Le premier mois n’est pas un mois complet. Le montant de ce mois est calculé à part et ne figure pas dans cette lettre.",
      later: (from, amount) =>
        `Si rien ne change, ce montant sera de ${amount} par mois à partir du ${from}.`,
      laterOpen: (from) => `À partir du ${from}, le montant n’est pas encore fixé.`,
    },
    why: {
      title: "Pourquoi ne recevez-vous pas de revenu d’intégration ?",
      intro:
        "Pour recevoir un revenu d’intégration, il faut remplir six conditions. Selon cette décision, vous ne remplissez pas :",
    },
    calculation: {
      titleGranted: "Comment le montant est-il calculé ?",
      titleRefused: "Comment vos ressources sont-elles calculées ?",
      intro:
        "Voici le calcul, étape par étape. Chaque étape figure avec sa règle dans votre dossier ; vous pouvez les demander.",
    },
    conditions: {
      title: "Les six conditions",
      intro:
        "La loi connaît six conditions. Pour chacune, vous voyez ce qui a été constaté, sur la base de quels faits et pourquoi.",
    },
    changes: {
      title: "Quelque chose change dans votre situation ?",
      texts: [
        "Dites-le-nous tout de suite si quelque chose change qui compte pour votre droit ou pour le montant, par exemple vos revenus, votre adresse ou les personnes avec qui vous habitez.",
        "Au moins une fois par an, nous regardons avec vous si vous remplissez encore les conditions.",
      ],
    },
    remedy: {
      title: "Vous n’êtes pas d’accord ? Vous pouvez faire un recours",
      intro: "Vous pouvez demander au tribunal du travail de revoir cette décision.",
      court: "Tribunal compétent",
      term: "Délai",
      termText:
        "3 mois après la notification. Le délai commence quand la poste vous présente la lettre recommandée, ou quand vous signez pour réception.",
      how: "Comment",
      howText:
        "Par requête : une simple lettre avec votre nom et votre adresse, la décision dont il s’agit et votre signature. Vous ne devez pas dire pourquoi vous n’êtes pas d’accord. Vous pouvez :",
      ways: [
        "déposer la requête au greffe du tribunal ;",
        "l’envoyer au greffe par la poste ;",
        "la déposer en ligne avec e-Deposit.",
      ],
      cost: "Frais",
      costText:
        "La procédure est gratuite pour vous. Le centre paie les frais, même si vous n’obtenez pas raison, sauf si le recours est téméraire ou vexatoire (article 1017 du Code judiciaire).",
      effect: "Effet",
      effectText:
        "Le recours ne suspend pas l’exécution de la décision. La décision reste valable tant que le juge ne décide pas autre chose.",
      representation: "Aide",
      representationText:
        "Vous venez en personne ou avec un avocat. Avec une procuration écrite, et si le juge l’accepte, votre conjoint, votre cohabitant légal ou un membre de votre famille peut aussi vous représenter. Vous pouvez également être assisté ou représenté par une personne d’une organisation sociale qui défend les intérêts des bénéficiaires du revenu d’intégration (article 728 du Code judiciaire).",
    },
    explanation: {
      title: "Vous voulez une explication ?",
      text: "Vous pouvez demander à ce service des explications sur la décision. Indiquez toujours votre numéro de dossier.",
    },
  },
  packet: frPacket,
});
