/** Bodies for the document and for whoever tries the API. */
export const examples = {
  draftVersion: {
    sections: {
      residence: "Lives in Lindeveld since 2021.",
      age: "Is of age.",
      nationality: "Belgian.",
      means: "Works part-time; the wage is below the amount.",
      willingnessToWork: "Works and wants to work more hours.",
      exhaustionOfRights: "Has no right to another benefit.",
    },
    proposal: { outcome: "grant", text: "Grant the supplement from the day of the request." },
  },
  recordReading: {
    version: 1,
    language: "nl",
    manner: "inPerson",
    remarks: "That is right; I would like more hours.",
  },
  recordDeclination: { version: 1, statement: "I trust that it is right." },
  recordAttempt: {
    version: 1,
    attemptedOn: "2025-03-10",
    manner: "appointment",
    whatHappened: "Nobody came to the appointment.",
  },
  reviewVersion: { version: 1, verdict: "approved" },
  version: { version: 1 },
} as const;
