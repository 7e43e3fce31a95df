import { type Decider, euroCents, legalDate, type LegalDate } from "#kernel";
import { calculateLeefloon, type Category, type Income, type Parameters } from "#statute";
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
  if (meansEvidence.length === 0) throw entitlementErrors.error("means-without-evidence");
  const partnerIncomes = incomesOf(meansEvidence, "partnerIncomes");
  const hasPartner = partnerIncomes.length > 0 || partnerClaims !== undefined;
  const calculation = calculateLeefloon(
    {
      date: from,
      category,
      ownIncomes: incomesOf(meansEvidence, "ownIncomes"),
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

/** The incomes that the evidence shows; each refers to the evidence it comes from. */
function incomesOf(
  evidence: readonly Evidence[],
  whose: "ownIncomes" | "partnerIncomes",
): Income[] {
  return evidence.flatMap((piece) =>
    (piece[whose] ?? []).map(({ kind, netMonthlyCents }) => ({
      ref: piece.evidenceId,
      kind,
      netMonthlyCents: euroCents(netMonthlyCents),
    })),
  );
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
