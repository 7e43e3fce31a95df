import type { LegalDate } from "#kernel";
import type { EvidenceKey, ShownFact } from "#statute";
import type { Draws } from "./draws.js";
import type { Household } from "./household.js";

type Shown = readonly [kind: EvidenceKey<"means">, ...shows: ShownFact[]];

/** What the evidence of the means of one person shows, piece by piece. */
export function means(requestedOn: LegalDate, household: Household, draws: Draws): Shown[] {
  return [
    ...work(requestedOn, household, draws),
    ...otherIncomes(draws),
    ...ofChildren(household, draws),
    ...owned(requestedOn, draws),
    [
      "statementOfMeans",
      { noOther: "income" },
      { noOther: "capital" },
      { noOther: "property" },
      { noOther: "transfer" },
    ],
  ];
}

/** Of a hundred persons some 25 work or train under the socio-professional exemption. */
function work(requestedOn: LegalDate, { isStudent }: Household, draws: Draws): Shown[] {
  if (!draws.percent(isStudent ? 40 : 23)) return [];
  const days = time(requestedOn, draws);
  const perMonth = isStudent ? draws.euros(80, 600) : draws.euros(150, 1_300);
  const kind = isStudent || draws.percent(80) ? "wage" : "trainingAllowance";
  const income = { kind, amountCents: perMonth, per: "month", ...days } as const;
  if (isStudent) {
    const studies = { fullTimeStudent: true, hasIndividualPlan: true };
    return [
      ["paySlip", { income }],
      [
        "enrolmentCertificate",
        { employment: { variant: "student", startedOnLeefloon: true, ...studies } },
      ],
    ];
  }
  const used = draws.percent(30) ? { daysUsed: draws.between(10, 1_000) } : {};
  const employment = draws.percent(95)
    ? ({ variant: "general", startedOnLeefloon: true, ...days, ...used } as const)
    : ({
        variant: "shortage",
        startedOnLeefloon: true,
        contractMonths: draws.between(3, 24),
        shortageCertificate: true,
        ...days,
      } as const);
  return [
    ["paySlip", { income }],
    ["employmentContract", { employment }],
  ];
}

/** Work and benefits begin some time after the request, or were there; some have ended again. */
function time(requestedOn: LegalDate, draws: Draws): { from?: LegalDate; until?: LegalDate } {
  if (draws.percent(50)) return {};
  const from = draws.dayAfter(requestedOn, 300);
  return draws.percent(60) ? { from } : { from, until: draws.dayAfter(from, 300) };
}

function otherIncomes(draws: Draws): Shown[] {
  const benefit = { kind: "replacementIncome", per: "month" } as const;
  const maintenance = { kind: "maintenance", per: "month" } as const;
  return [
    ...(draws.percent(12)
      ? [
          [
            "socialSecurityFlow",
            { income: { ...benefit, amountCents: draws.euros(100, 1_200) } },
          ] as const,
        ]
      : []),
    ...(draws.percent(4)
      ? [
          [
            "maintenancePayment",
            { income: { ...maintenance, amountCents: draws.euros(50, 300) } },
          ] as const,
        ]
      : []),
  ];
}

function ofChildren({ children }: Household, draws: Draws): Shown[] {
  if (children === 0) return [];
  const benefit = { kind: "childBenefitForChildren", per: "month" } as const;
  const amountCents = draws.euros(170, 190) * children;
  return [
    [
      "childBenefitCertificate",
      { income: { ...benefit, amountCents, beneficiaryRaises: true } },
      { childrenAsBeneficiary: children },
    ],
  ];
}

/** Small savings are common, savings that count, houses and gifts are not. */
function owned(requestedOn: LegalDate, draws: Draws): Shown[] {
  const savings = draws.percent(8) ? draws.euros(6_000, 25_000) : draws.euros(1, 3_000);
  const gift = {
    on: draws.dayAfter("2017-01-01" as LegalDate, 2_000),
    kind: "movable",
    manner: "gift",
    right: "ownership",
    marketValueCents: draws.euros(5_000, 40_000),
  } as const;
  return [
    ...(draws.percent(35)
      ? [["accountBalance", { capital: { amountCents: savings } }] as const]
      : []),
    ...(draws.percent(3)
      ? [
          [
            "cadastralExtract",
            {
              property: {
                kind: draws.oneOf("built", "unbuilt"),
                right: "ownership",
                cadastralIncomeCents: draws.euros(100, 1_500),
                share: { part: 1, of: draws.between(1, 4) },
              },
            },
          ] as const,
        ]
      : []),
    ...(draws.percent(1) && gift.on < requestedOn
      ? [["transferDeed", { transfer: gift }] as const]
      : []),
  ];
}
