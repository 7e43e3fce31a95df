/** Bodies for the document and for whoever tries the API. */
export const examples = {
  recordEvidence: {
    kind: "nationalRegisterExtract",
    source: "National register",
    facts: "Registered at an address in Lindeveld since 2021.",
    periodFrom: "2025-03-03",
  },
  withdrawEvidence: {
    evidenceId: "4f9c4a52-1f6a-4a43-9d0e-3a5f1f0c2b7e",
    reasons: "The extract was of another person.",
  },
  makeFinding: {
    outcome: "met",
    reasons: "Lives in Lindeveld habitually, as the register shows.",
    evidenceIds: ["4f9c4a52-1f6a-4a43-9d0e-3a5f1f0c2b7e"],
  },
  calculate: {
    category: 2,
    categoryReasons: "Lives alone; nobody shares the roof or the household.",
  },
} as const;
