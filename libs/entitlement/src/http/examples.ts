const EVIDENCE = "4f9c4a52-1f6a-4a43-9d0e-3a5f1f0c2b7e";

const EXTRACT = {
  kind: "nationalRegisterExtract",
  source: "National register",
  facts: "Registered at an address in Lindeveld since 2021.",
  periodFrom: "2025-03-03",
  necessity: "Nobody but the register shows since when, without asking the person.",
  shows: [{ stay: { inBelgium: true, lawful: true, from: "2021-05-01" } }],
};

/** Bodies for the document and for whoever tries the API. */
export const examples = {
  recordEvidence: EXTRACT,
  withdrawEvidence: { evidenceId: EVIDENCE, reasons: "The extract was of another person." },
  makeFinding: {
    outcome: "met",
    reasons: "Lives in Lindeveld habitually, as the register shows.",
    evidenceIds: [EVIDENCE],
  },
  reopenFinding: { reasons: "The person says that they have moved." },
  contestEvidence: {
    evidenceId: EVIDENCE,
    oldValue: "In Lindeveld since 2021.",
    newValue: "In Lindeveld since 2019.",
    reasons: "I was registered late.",
  },
  answerContest: {
    outcome: "accepted",
    reasons: "The earlier register of the municipality confirms it.",
    correction: { ...EXTRACT, facts: "Registered in Lindeveld since 2019." },
  },
  closeControlPoint: { reasons: "Moved within Lindeveld; the stay goes on." },
  askQuestion: {
    kind: "lease",
    about: "stay",
    necessity: "The register does not show yet where the person lives.",
  },
  answerQuestion: { answer: "I have no lease; I stay with my sister." },
  withdrawQuestion: { reasons: "The register shows it by now." },
  determineRight: {
    cause: "request",
    category: { category: 2, reasons: "Lives alone; nobody shares the roof or the household." },
  },
} as const;
