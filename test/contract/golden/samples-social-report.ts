import { BY, CALCULATION, DIGEST, sample, STAFF } from "./sample.js";

const residence = {
  condition: "residence",
  text: "Mevrouw woont sinds 2021 alleen in een huurwoning in Lindeveld.",
  outcome: "met",
  reasons: "Woont gewoonlijk en bestendig in Lindeveld.",
  facts: [
    {
      kind: "nationalRegisterExtract",
      facts: "Staat sinds 2021 ingeschreven in Lindeveld.",
      source: "Rijksregister",
      periodFrom: "2021-05-01",
    },
    {
      kind: "lease",
      facts: "Huurt voor negen jaar.",
      source: "Geregistreerd huurcontract",
      periodFrom: "2021-05-01",
      periodUntil: "2030-04-30",
    },
  ],
  conditionVersion: "3",
};

const draft = {
  version: 2,
  authorId: STAFF.caseworker,
  draftedOn: "2025-03-11",
  sections: [
    residence,
    {
      condition: "willingnessToWork",
      text: "Mevrouw soigneert haar moeder: « dès que possible », zegt zij.",
      outcome: "excusedHealth",
      reasons: "Een medisch attest sluit werken tot juni uit.",
      facts: [],
      conditionVersion: "2",
    },
  ],
  calculation: {
    calculationId: CALCULATION,
    category: 2,
    from: "2025-03-03",
    annualAmountCents: 1_577_041,
    countedMeansCents: 600_000,
    monthlyLeefloonCents: 83_503,
    meansSufficient: false,
    determinationVersion: "1",
  },
};

const reading = {
  version: 2,
  readOn: "2025-03-12",
  readerId: STAFF.caseworker,
  language: "nl",
  manner: "withInterpreter",
};
const offer = { version: 2, declinedOn: "2025-03-12", offeredBy: STAFF.caseworker };
const review = { version: 2, reviewerId: STAFF.teamLeader, reviewedOn: "2025-03-13" };

/** Events of the stream `socialReport-<uuid>`. */
export const socialReportSamples = {
  "socialReport.VersionDrafted": [
    sample(BY.investigate, "2025-03-11", {
      ...draft,
      proposal: { outcome: "grant", text: "Wij stellen voor het leefloon toe te kennen." },
    }),
    sample(BY.investigate, "2025-03-11", {
      ...draft,
      version: 1,
      sections: [{ ...residence, outcome: "notMet" }],
      proposal: { outcome: "refuse", text: "Wij stellen voor te weigeren." },
    }),
  ],
  "socialReport.VersionRead": [
    sample(BY.investigate, "2025-03-12", {
      ...reading,
      remarks: "Dat klopt. Ik heb gevraagd of ik meer uren kan krijgen.",
    }),
    sample(BY.investigate, "2025-03-12", { ...reading, manner: "byTelephone" }),
  ],
  "socialReport.ReadingDeclined": [
    sample(BY.investigate, "2025-03-12", {
      ...offer,
      statement: "Ik hoef het niet te horen, ik vertrouw u.",
    }),
    sample(BY.investigate, "2025-03-12", offer),
  ],
  "socialReport.ReadingAttemptFailed": [
    sample(BY.investigate, "2025-03-12", {
      version: 2,
      attemptedOn: "2025-03-12",
      attemptedBy: STAFF.caseworker,
      manner: "homeVisit",
      whatHappened: "Er deed niemand open; een kaartje met een nieuwe afspraak bleef achter.",
    }),
  ],
  "socialReport.VersionReviewed": [
    sample(BY.review, "2025-03-13", {
      ...review,
      verdict: "returned",
      note: "Waarop steunt de datum van de huur?",
    }),
    sample(BY.review, "2025-03-13", { ...review, verdict: "approved" }),
  ],
  "socialReport.ReportSealed": [
    sample(BY.review, "2025-03-13", {
      version: 2,
      sealedBy: STAFF.teamLeader,
      sealedOn: "2025-03-13",
      digest: DIGEST,
    }),
  ],
  "socialReport.ReportSubmitted": [
    sample(BY.investigate, "2025-03-14", {
      version: 2,
      submittedBy: STAFF.caseworker,
      submittedOn: "2025-03-14",
    }),
  ],
  "socialReport.ReportReopened": [
    sample(BY.decide, "2025-03-25", { version: 2, reopenedOn: "2025-03-25" }),
  ],
} as const;
