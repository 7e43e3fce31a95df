/** A question whose answer has every part that an answer may have. */
export const EVERY_PART = {
  reference: "every part",
  from: "2022-05-01",
  until: "2022-07-31",
  household: {
    members: [
      { relation: "lifePartner", commonHousehold: true, claims: false, means: {} },
      {
        relation: "child",
        commonHousehold: true,
        born: "2015-01-01",
        atCharge: true,
        custody: "equalTime",
      },
    ],
  },
  means: { incomes: [{ kind: "other", amountCents: 10_000, per: "month" }] },
  installation: {
    homelessUntil: "2022-05-31",
    movedInOn: "2022-06-01",
    mainResidence: true,
    premiumReceivedBefore: false,
  },
};
