/** Bodies for the document and for whoever tries the API. */
const REFERENCE = "AR 31/12/A";

export const examples = {
  requestErasure: {
    scope: "parts",
    parts: [{ subject: "householdMember", kind: "finance" }],
    reason: "personRequest",
    authority: { code: "decision", reference: "DPO 2025/17" },
  },
  refuseErasure: { ground: "legalObligation", askAgainFrom: "2031-01-01" },
  placeLegalHold: { reason: "appeal", reference: REFERENCE },
  liftLegalHold: {
    legalHoldId: "5ad0c0de-0000-4000-8000-000000000072",
    reference: REFERENCE,
  },
} as const;
