import { type Decider, legalDate, type LegalDate } from "#kernel";
import {
  calculateLeefloon,
  type Case,
  caseFromFacts,
  type Category,
  evidenceKind,
  type FactKind,
  type Income,
  type IncomeKind,
  MEANS_FACT_KINDS,
  type Parameters,
  statuteErrors,
} from "#statute";
import type { Evidence } from "../conditions/events.js";
import { entitlementErrors } from "../errors.js";
import type { DeterminationEvent, LeefloonCalculated } from "./events.js";

/** The calculations of a file, newest last; earlier ones are kept. */
export interface Determination {
  readonly calculations: readonly LeefloonCalculated[];
}

/** Calculate the leefloon from the evidence of means as it stands. */
export interface CalculateCommand {
  readonly type: "Calculate";
  readonly calculationId: string;
  /** First day of the right: the day of the request. */
  readonly from: LegalDate;
  readonly today: LegalDate;
  readonly category: Category;
  readonly categoryReasons: string;
  readonly partnerClaims?: boolean;
  readonly meansEvidence: readonly Evidence[];
  readonly parameters: Parameters;
}

function decide(command: CalculateCommand): readonly DeterminationEvent[] {
  const { meansEvidence, from, category, partnerClaims, parameters } = command;
  if (!meansEvidence.some(canShowMeans)) throw entitlementErrors.error("means-without-evidence");
  const { means, household } = caseFromFacts(meansEvidence);
  const partnerIncomes = (household?.members ?? [])
    .filter(({ relation }) => relation === "spouse" || relation === "lifePartner")
    .flatMap((partner) => incomesOf(partner.means, from));
  const hasPartner = partnerIncomes.length > 0 || partnerClaims !== undefined;
  const calculation = calculateLeefloon(
    {
      date: from,
      category,
      ownIncomes: incomesOf(means, from),
      ...(hasPartner
        ? { partner: { claims: partnerClaims ?? false, incomes: partnerIncomes } }
        : {}),
    },
    parameters,
  );
  return [
    {
      type: "entitlement.LeefloonCalculated",
      data: {
        calculationId: command.calculationId,
        calculatedOn: command.today,
        categoryReasons: command.categoryReasons,
        ...(partnerClaims === undefined ? {} : { partnerClaims }),
        evidenceIds: meansEvidence.map(({ evidenceId }) => evidenceId),
        calculation,
      },
    },
  ];
}

/** Whether evidence is of a kind that shows what somebody has, and not only who lives there. */
function canShowMeans({ condition, kind }: Evidence): boolean {
  const shows = evidenceKind(condition, kind)?.shows ?? [];
  const means: readonly FactKind[] = [...MEANS_FACT_KINDS, "memberMeans"];
  return shows.some((fact) => means.includes(fact));
}

/**
 * The incomes of one person that hold on `date`, as these rules know them: so much a month.
 *
 * @throws DomainError `statute.income-invalid` for one that they do not know how to count
 */
function incomesOf(means: Case["means"], date: LegalDate): Income[] {
  return (means?.incomes ?? [])
    .filter(({ from = date, until = date }) => from <= date && date <= until)
    .filter(({ received = true }) => received)
    .map(({ ref = "", kind, amountCents, per, foreign, seizedCents, partOfMonth }) => {
      if ((foreign ?? seizedCents ?? partOfMonth) !== undefined) {
        throw statuteErrors.error("income-invalid", "amount");
      }
      // Kinds that these rules do not know, and parts of a cent, are refused with the others.
      const netMonthlyCents = (
        per === "month" ? amountCents : amountCents / 12
      ) as Income["netMonthlyCents"];
      return { ref, kind: kind as IncomeKind, netMonthlyCents };
    });
}

function evolve(state: Determination, event: DeterminationEvent): Determination {
  return { calculations: [...state.calculations, event.data] };
}

/** Decider of the stream `determination-<uuid>`. */
export const determinationDecider: Decider<CalculateCommand, DeterminationEvent, Determination> = {
  initialState: { calculations: [] },
  decide,
  evolve,
};

/** First day on which the right can begin: the day the request was received (art. 21; [K]). */
export function rightBeginsOn(receivedOn: string): LegalDate {
  return legalDate(receivedOn);
}
