import { everyShownFact } from "./every-shape.js";
import { BY, EVIDENCE, id, sample } from "./sample.js";

const CONTESTS = [id(14), id(15)] as const;
const QUESTIONS = [id(17), id(18)] as const;

/** Events of the streams `<condition>Condition-<uuid>`. */
export const conditionSamples = {
  "entitlement.EvidenceRecorded": [
    // No kind of evidence has all of these at once: the type has, and the file is about the type.
    sample(BY.investigate, "2025-03-05", {
      evidenceId: EVIDENCE[0],
      condition: "means",
      kind: "bankStatement",
      source: "Rekeninguittreksels van januari en februari 2025",
      facts: "Krijgt elke maand 200,00 euro loon; haar partner 650,00 euro uit zelfstandig werk.",
      periodFrom: "2025-01-01",
      periodUntil: "2025-02-28",
      justification: {
        sourceType: "document",
        legalBasis: { instrument: "rmiWet", article: "art. 3, 4°" },
        necessity: "Het loon blijkt uit geen register en uit geen enkel ander stuk.",
      },
      shows: [
        { income: { ref: "income1", kind: "wage", amountCents: 20_000, per: "month" } },
        { noOther: "income" },
        {
          member: {
            ref: "member1",
            relation: "lifePartner",
            commonHousehold: true,
            born: "1984-02-11",
          },
        },
        {
          memberMeans: {
            of: "member1",
            income: {
              kind: "selfEmployment",
              amountCents: 780_000,
              per: "year",
              from: "2024-01-01",
            },
          },
        },
      ],
      lines: [
        { on: "2025-01-31", amountCents: 20_000 },
        { on: "2025-02-28", amountCents: 20_000 },
      ],
      homeVisit: { announcedOn: "2025-03-03", consentGiven: true },
      whyNotOtherwise: "De werkgever bezorgt geen loonfiches; mevrouw stelt dit zelf voor.",
      questionId: QUESTIONS[0],
      corrects: EVIDENCE[1],
    }),
    sample(BY.investigate, "2025-03-05", {
      evidenceId: EVIDENCE[1],
      condition: "residence",
      kind: "homeVisit",
      source: "Huisbezoek",
      facts: "Woont met haar dochter in de woning; twee bedden, kleren en speelgoed.",
      periodFrom: "2025-03-05",
      shows: [],
      homeVisit: { announcedOn: "2025-03-03", consentGiven: true },
    }),
    sample(BY.investigate, "2025-03-05", {
      evidenceId: EVIDENCE[2],
      condition: "means",
      kind: "statementOfMeans",
      source: "Mevrouw",
      facts: "Alles wat een bewijsstuk kan aantonen.",
      periodFrom: "2025-03-03",
      shows: everyShownFact(),
    }),
  ],
  "entitlement.EvidenceWithdrawn": [
    sample(BY.investigate, "2025-03-06", {
      evidenceId: EVIDENCE[2],
      condition: "age",
      reasons: "Het uittreksel was van iemand met dezelfde naam.",
      withdrawnOn: "2025-03-06",
    }),
  ],
  "entitlement.EvidenceContested": [
    sample(BY.investigate, "2025-03-06", {
      contestId: CONTESTS[0],
      condition: "means",
      evidenceId: EVIDENCE[0],
      oldValue: "200,00 euro loon per maand.",
      newValue: "150,00 euro loon per maand.",
      reasons: "In februari heb ik een voorschot gekregen.",
      contestedOn: "2025-03-06",
    }),
  ],
  "entitlement.ContestAnswered": [
    sample(BY.investigate, "2025-03-07", {
      contestId: CONTESTS[0],
      condition: "means",
      outcome: "accepted",
      reasons: "De werkgever bevestigt het voorschot.",
      successorId: EVIDENCE[1],
      answeredOn: "2025-03-07",
    }),
    sample(BY.investigate, "2025-03-07", {
      contestId: CONTESTS[1],
      condition: "residence",
      outcome: "maintained",
      reasons: "Het register en het huisbezoek zeggen hetzelfde.",
      answeredOn: "2025-03-07",
    }),
  ],
  "entitlement.ControlPointOpened": [
    sample(BY.investigate, "2025-03-05", {
      number: 2,
      condition: "means",
      kind: "evidenceChanged",
      evidenceId: EVIDENCE[0],
      contestId: CONTESTS[0],
      from: "2025-03-06",
      openedOn: "2025-03-06",
    }),
    sample(BY.investigate, "2025-03-05", {
      number: 1,
      condition: "nationality",
      kind: "statusChanges",
      evidenceId: EVIDENCE[2],
      from: "2026-01-01",
      openedOn: "2025-03-05",
    }),
  ],
  "entitlement.ControlPointClosed": [
    sample(BY.investigate, "2026-01-05", {
      number: 1,
      condition: "nationality",
      reasons: "De verblijfstitel werd met twee jaar verlengd.",
      closedOn: "2026-01-05",
    }),
  ],
  "entitlement.FindingMade": [
    sample(BY.investigate, "2025-03-07", {
      condition: "willingnessToWork",
      outcome: "excusedEquity",
      reasons: "De zorg voor haar zieke moeder maakt werken voorlopig onmogelijk.",
      evidenceIds: [EVIDENCE[0], EVIDENCE[1]],
      madeOn: "2025-03-07",
    }),
    sample(BY.investigate, "2025-03-07", {
      condition: "residence",
      outcome: "undetermined",
      reasons: "Er is nog geen bewijs.",
      evidenceIds: [],
      madeOn: "2025-03-07",
    }),
  ],
  "entitlement.FindingReopened": [
    sample(BY.investigate, "2025-03-10", {
      condition: "residence",
      reasons: "Mevrouw is verhuisd.",
    }),
    sample(BY.investigate, "2025-03-10", { condition: "means", evidenceId: EVIDENCE[2] }),
  ],
  "entitlement.QuestionAsked": [
    sample(BY.investigate, "2025-03-04", {
      questionId: QUESTIONS[1],
      condition: "means",
      kind: "partnerPaySlip",
      about: "income",
      incomeKind: "wage",
      of: "member1",
      necessity: "Het loon van haar partner telt mee en geen register toont het.",
      repeats: { questionId: QUESTIONS[0], reasons: "De vorige loonfiche was van een jaar geleden." },
      askedOn: "2025-03-04",
    }),
    sample(BY.investigate, "2025-03-04", {
      questionId: QUESTIONS[0],
      condition: "residence",
      kind: "lease",
      about: "stay",
      necessity: "Het register toont het adres nog niet.",
      askedOn: "2025-03-04",
    }),
  ],
  "entitlement.QuestionAnswered": [
    sample(BY.investigate, "2025-03-05", {
      questionId: QUESTIONS[0],
      condition: "residence",
      answer: "Ik heb geen huurcontract; ik verblijf bij mijn zus.",
      answeredOn: "2025-03-05",
    }),
    sample(BY.investigate, "2025-03-05", {
      questionId: QUESTIONS[1],
      condition: "means",
      evidenceId: EVIDENCE[0],
      answeredOn: "2025-03-05",
    }),
  ],
  "entitlement.QuestionWithdrawn": [
    sample(BY.investigate, "2025-03-06", {
      questionId: QUESTIONS[1],
      condition: "means",
      reasons: "Het netwerk van de sociale zekerheid toont het loon intussen.",
      withdrawnOn: "2025-03-06",
    }),
  ],
} as const;
