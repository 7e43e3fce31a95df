import { APPLICATION, BY, DIGEST, sample, SITTING, STAFF } from "./sample.js";

const ON = "2025-03-25";
const presentIds = [STAFF.chair, ...STAFF.members];

const satisfied = {
  verdict: "satisfied",
  facts: "",
  reasons: "Het comité volgt het verslag.",
};

const votes = [
  { memberId: STAFF.chair, vote: "for" },
  { memberId: STAFF.members[0], vote: "against" },
  { memberId: STAFF.members[1], vote: "abstained" },
];

const grant = { category: 2, from: "2025-03-03", monthlyAmountCents: 83_503 };

/** Events of the streams `sitting-<uuid>` and `committeeCase-<uuid>`. */
export const committeeSamples = {
  "committee.SittingConvened": [
    sample(BY.convene, "2025-03-14", {
      centre: "ocmw-lindeveld",
      on: ON,
      at: "14:00",
      place: "OCMW Lindeveld, zaal 1",
      memberIds: presentIds,
      chairId: STAFF.chair,
    }),
  ],
  "committee.ItemPlaced": [
    sample(BY.convene, "2025-03-14", { applicationId: APPLICATION, itemNumber: 1 }),
  ],
  "committee.AgendaDispatched": [sample(BY.convene, "2025-03-17", { dispatchedOn: "2025-03-17" })],
  "committee.SittingOpened": [sample(BY.convene, ON, { openedOn: ON, presentIds })],
  "committee.SittingLackedQuorum": [
    sample(BY.convene, ON, { on: ON, presentIds: [STAFF.chair] }),
    sample(BY.convene, ON, { on: ON, presentIds: [] }),
  ],
  "committee.ItemConcluded": [
    sample(BY.decide, ON, { applicationId: APPLICATION, conclusion: "decided" }),
    sample(BY.decide, ON, { applicationId: APPLICATION, conclusion: "adjourned" }),
  ],
  "committee.SittingClosed": [sample(BY.convene, ON, { closedOn: ON })],
  "committee.CasePlaced": [
    sample(BY.convene, "2025-03-14", {
      sittingId: SITTING,
      itemNumber: 1,
      reportVersion: 2,
      sealDigest: DIGEST,
      findings: [
        { condition: "residence", outcome: "met" },
        { condition: "age", outcome: "met" },
        { condition: "nationality", outcome: "undetermined" },
        { condition: "means", outcome: "notMet" },
        { condition: "willingnessToWork", outcome: "excusedHealth" },
        { condition: "exhaustionOfRights", outcome: "met" },
      ],
      ...grant,
    }),
  ],
  "committee.CaseAdjourned": [
    sample(BY.decide, ON, {
      sittingId: SITTING,
      on: ON,
      reasons: "De berekening moet opnieuw bekeken worden.",
      furtherInvestigation: true,
    }),
  ],
  "committee.DecisionTaken": [
    sample(BY.decide, ON, {
      sittingId: SITTING,
      decidedOn: ON,
      outcome: "granted",
      perCondition: [
        { condition: "residence", ...satisfied },
        { condition: "age", ...satisfied },
        { condition: "nationality", ...satisfied },
        {
          condition: "means",
          verdict: "satisfied",
          facts: "Loon van 500,00 euro netto per maand.",
          reasons: "Het loon ligt onder het bedrag; het verschil wordt toegekend.",
        },
        { condition: "willingnessToWork", ...satisfied },
        { condition: "exhaustionOfRights", ...satisfied },
      ],
      votes,
      ...grant,
    }),
    sample(BY.decide, ON, {
      sittingId: SITTING,
      decidedOn: ON,
      outcome: "refused",
      perCondition: [
        {
          condition: "means",
          verdict: "notMet",
          facts: "De partner verdient 2 100,00 euro netto per maand.",
          reasons: "Het deel boven het bedrag van categorie 1 telt mee en overschrijdt het.",
        },
        { condition: "residence", ...satisfied, verdict: "notJudged" },
      ],
      votes,
    }),
  ],
} as const;
