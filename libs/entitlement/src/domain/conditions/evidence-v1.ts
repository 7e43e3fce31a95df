import { type Erased, unlessErased } from "#kernel";
import type { CaseIncomeKind, ShownFact } from "#statute";

/** An income as version 1 had it: net, per month. */
interface IncomeV1 {
  readonly kind: CaseIncomeKind;
  readonly netMonthlyCents: number | Erased;
}

/** What of version 1 is not in version 2 as it was. */
interface EvidenceV1 {
  readonly ownIncomes?: readonly IncomeV1[];
  readonly partnerIncomes?: readonly IncomeV1[];
}

/** Version 1 knew one cohabitant, the partner, and only by their incomes. */
const PARTNER: ShownFact = {
  member: { ref: "member1", relation: "lifePartner", commonHousehold: true },
};

/**
 * Evidence of version 1 as version 2 has it: incomes are facts. Why it was necessary and on what
 * legal ground it was recorded, version 1 did not say, and nobody says it afterwards.
 */
export function evidenceOfV1(data: unknown): unknown {
  const { ownIncomes = [], partnerIncomes = [], ...same } = data as EvidenceV1;
  return {
    ...same,
    shows: [
      ...ownIncomes.map((one) => ({ income: incomeOf(one) })),
      ...(partnerIncomes.length === 0 ? [] : [PARTNER]),
      ...partnerIncomes.map((one) => ({
        memberMeans: unlessErased(incomeOf(one), (income) => ({ of: "member1", income })),
      })),
    ],
  };
}

function incomeOf({ kind, netMonthlyCents }: IncomeV1) {
  return unlessErased(netMonthlyCents, (amountCents) => ({ kind, amountCents, per: "month" }));
}
