const met = {
  verdict: "satisfied",
  facts: "",
  reasons: "The committee follows the report.",
} as const;

/** Bodies for the document and for whoever tries the API. */
export const examples = {
  conveneSitting: {
    on: "2099-03-25",
    at: "14:00",
    place: "OCMW Lindeveld, zaal 1",
    memberIds: ["u-x1t7f5qzn8", "u-k3y9s2dwc6", "u-m8h4v0gjr7"],
    chairId: "u-x1t7f5qzn8",
  },
  placeOnAgenda: { applicationId: "4f9c4a52-1f6a-4a43-9d0e-3a5f1f0c2b7e" },
  openSitting: { presentIds: ["u-x1t7f5qzn8", "u-k3y9s2dwc6"] },
  adjournCase: {
    applicationId: "4f9c4a52-1f6a-4a43-9d0e-3a5f1f0c2b7e",
    reasons: "The calculation must be looked at again.",
    furtherInvestigation: true,
  },
  takeDecision: {
    applicationId: "4f9c4a52-1f6a-4a43-9d0e-3a5f1f0c2b7e",
    outcome: "granted",
    perCondition: {
      residence: met,
      age: met,
      nationality: met,
      means: met,
      willingnessToWork: met,
      exhaustionOfRights: met,
    },
    votes: [
      { memberId: "u-x1t7f5qzn8", vote: "for" },
      { memberId: "u-k3y9s2dwc6", vote: "for" },
    ],
  },
} as const;
