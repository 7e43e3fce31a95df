/** Somebody who lives alone and begins to work; with figures of the law, and one tried out. */
export const calculationQueryExample = {
  from: "2025-03-03",
  until: "2025-04-30",
  born: "1985-01-01",
  stays: [{ inBelgium: true, lawful: true }],
  nationalities: [{ status: "belgian" }],
  work: [{ outcome: "willing", reasons: "Looks for more hours." }],
  claims: [],
  household: {
    housing: [{ kind: "dwelling" }],
    members: [{ relation: "sibling", commonHousehold: false }],
  },
  means: {
    incomes: [
      { ref: "pay slip", from: "2025-04-01", kind: "wage", amountCents: 80000, per: "month" },
    ],
    employments: [{ from: "2025-04-01", variant: "general", startedOnLeefloon: true }],
    capital: [{ amountCents: 700000, share: { part: 1, of: 2 } }],
  },
  choices: [{ key: "partMonth", value: "daysOfMonth", from: "2025-01-01" }],
  whatIf: [
    { parameter: "kb-rmi/art-22/general-exemption.category-2", value: 50000, from: "2025-04-01" },
  ],
} as const;
