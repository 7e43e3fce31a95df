import type { Labels } from "../../law/language.js";

/** Willingness to work, and rights that go before. */
export const WORK_AND_RIGHTS_REASONS = {
  willing: {
    nl: "Bereid te werken, zoals beoordeeld",
    fr: "Disposé à travailler, selon l'appréciation",
    de: "Arbeitsbereit, wie beurteilt",
    en: "Willing to work, as assessed",
  },
  excusedForHealth: {
    nl: "Werken is om gezondheidsredenen niet mogelijk, zoals beoordeeld",
    fr: "Travailler n'est pas possible pour raisons de santé, selon l'appréciation",
    de: "Arbeiten ist aus Gesundheitsgründen nicht möglich, wie beurteilt",
    en: "Work is not possible for health reasons, as assessed",
  },
  excusedForEquity: {
    nl: "Werken is om billijkheidsredenen niet mogelijk, zoals beoordeeld",
    fr: "Travailler n'est pas possible pour raisons d'équité, selon l'appréciation",
    de: "Arbeiten ist aus Billigkeitsgründen nicht möglich, wie beurteilt",
    en: "Work is not possible for equity reasons, as assessed",
  },
  notWilling: {
    nl: "Niet bereid te werken, zoals beoordeeld",
    fr: "Non disposé à travailler, selon l'appréciation",
    de: "Nicht arbeitsbereit, wie beurteilt",
    en: "Not willing to work, as assessed",
  },
  noRightOpen: {
    nl: "Onderzocht: er staat geen ander recht open",
    fr: "Examiné : aucun autre droit n'est ouvert",
    de: "Untersucht: kein anderes Recht steht offen",
    en: "Looked into: no other right is open",
  },
  rightGranted: {
    nl: "Een ander recht is toegekend",
    fr: "Un autre droit est accordé",
    de: "Ein anderes Recht ist gewährt",
    en: "Another right was granted",
  },
  rightRefused: {
    nl: "Een ander recht is gevraagd en geweigerd",
    fr: "Un autre droit a été demandé et refusé",
    de: "Ein anderes Recht wurde beantragt und abgelehnt",
    en: "Another right was claimed and refused",
  },
  rightNotOpen: {
    nl: "Een ander recht staat niet open voor de persoon",
    fr: "Un autre droit n'est pas ouvert à la personne",
    de: "Ein anderes Recht steht der Person nicht offen",
    en: "Another right is not open to the person",
  },
  rightPending: {
    nl: "Een ander recht is aangevraagd; het leefloon loopt intussen",
    fr: "Un autre droit est demandé ; le revenu d'intégration court entre-temps",
    de: "Ein anderes Recht ist beantragt; das Eingliederungseinkommen läuft inzwischen",
    en: "Another right is being claimed; the minimum income runs meanwhile",
  },
  advanceOnRight: {
    nl: "Een ander recht is aangevraagd; het centrum betaalt een voorschot, dat het daarop terugneemt",
    fr: "Un autre droit est demandé ; le centre paie une avance, récupérable sur ce droit",
    de: "Ein anderes Recht ist beantragt; das Zentrum zahlt einen Vorschuss, den es daraus zurückerhält",
    en: "Another right is being claimed; the centre pays an advance and has it back from that right",
  },
  rightNotClaimed: {
    nl: "Een ander sociaal recht, geen onderhoudsgeld, staat open en wordt niet gevraagd",
    fr: "Un autre droit social, autre que des aliments, est ouvert et n'est pas demandé",
    de: "Ein anderes soziales Recht, nicht Unterhalt, steht offen und wird nicht beantragt",
    en: "Another social right, not maintenance, is open and is not claimed",
  },
  requiredMaintenanceNotClaimed: {
    nl: "Het centrum vraagt onderhoudsgeld op te eisen, en dat gebeurt niet",
    fr: "Le centre demande de réclamer des aliments, et cela n'est pas fait",
    de: "Das Zentrum verlangt, Unterhalt einzufordern, und das geschieht nicht",
    en: "The centre requires that maintenance is claimed, and it is not",
  },
  maintenanceNotWeighed: {
    nl: "Onderhoudsgeld wordt niet opgeëist; het centrum moet nog afwegen of het dat vraagt",
    fr: "Des aliments ne sont pas réclamés ; le centre doit encore apprécier s'il le demande",
    de: "Unterhalt wird nicht eingefordert; das Zentrum muss noch abwägen, ob es das verlangt",
    en: "Maintenance is not claimed; the centre has yet to weigh whether it requires that",
  },
  maintenanceDispensed: {
    nl: "Het centrum vraagt niet, met reden, onderhoudsgeld op te eisen",
    fr: "Le centre ne demande pas, avec motif, de réclamer des aliments",
    de: "Das Zentrum verlangt mit Begründung nicht, Unterhalt einzufordern",
    en: "The centre does not, with reasons, require that maintenance is claimed",
  },
  dispensationNotKnown: {
    nl: "Geen tekst gezien die het centrum toelaat van dit recht af te zien",
    fr: "Aucun texte vu qui permette au centre de dispenser de ce droit",
    de: "Kein Text gesehen, der dem Zentrum erlaubt, von diesem Recht abzusehen",
    en: "No text was seen that lets the centre dispense with this right",
  },
  incomeGuaranteeFirst: {
    nl: "Vanaf de pensioenleeftijd gaat de inkomensgarantie voor ouderen voor; hoe het daarmee staat, is niet bekend",
    fr: "Dès l'âge de la pension, la garantie de revenus aux personnes âgées passe d'abord ; où elle en est n'est pas connu",
    de: "Ab dem Pensionsalter geht die Einkommensgarantie für Betagte vor; wie es um sie steht, ist nicht bekannt",
    en: "From the pension age the income guarantee for the elderly goes first; how it stands with that is not known",
  },
} as const satisfies Record<string, Labels>;
