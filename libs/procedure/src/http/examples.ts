/** Bodies for the document and for whoever tries the API: a fictive person with an unused number. */
const INSZ = "85000000138";

export const examples = {
  registerRequest: {
    receivedOn: "2025-03-03",
    channel: "oral",
    person: {
      insz: INSZ,
      givenName: "Fien",
      familyName: "Voorbeeld",
      birthDate: "1985-01-01",
      language: "nl",
      address: {
        street: "Voorbeeldstraat",
        number: "1",
        postalCode: "9999",
        municipality: "Lindeveld",
      },
    },
  },
  queryFiles: { insz: INSZ },
  assignFile: { assigneeId: "u-2nv8d4hs6t" },
  notifyDecision: { notifiedOn: "2025-03-26", manner: "registeredLetter" },
} as const;
