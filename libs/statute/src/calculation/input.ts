import type { EuroCents, LegalDate } from "#kernel";
import { statuteErrors } from "../errors.js";
import { type Category, isCategory } from "../parameters/keys.js";

/** What a regular income is. The kinds are told apart because later rules treat them differently. */
export const INCOME_KINDS = [
  "wage",
  "replacementIncome",
  "selfEmployment",
  "maintenance",
  "other",
] as const;

export type IncomeKind = (typeof INCOME_KINDS)[number];

/** A regular income that counts, net, per month, as it stands on the day of the calculation. */
export interface Income {
  /** The fact behind it, e.g. the id of the evidence; comes back in the trace. */
  readonly ref: string;
  readonly kind: IncomeKind;
  readonly netMonthlyCents: EuroCents;
}

/** The spouse or life partner with whom the person lives. */
export interface Partner {
  /** Whether the partner claims, or has, a leefloon in their own right. */
  readonly claims: boolean;
  readonly incomes: readonly Income[];
}

/** What the narrow calculation rests on. */
export interface CalculationInput {
  /** The day on which the right would start: parameters and rules of that day apply. */
  readonly date: LegalDate;
  readonly category: Category;
  readonly ownIncomes: readonly Income[];
  readonly partner?: Partner;
}

/** Refuses, with a coded error, a situation that these rules cannot judge. Fails closed. */
export function checkInput(input: CalculationInput): void {
  if (!isCategory(input.category)) throw statuteErrors.error("category-unknown");
  [...input.ownIncomes, ...(input.partner?.incomes ?? [])].forEach(checkIncome);
  if (input.partner && input.category === 2) throw statuteErrors.error("partner-with-category-2");
  if (input.partner?.claims && input.category === 3) {
    throw statuteErrors.error("partner-claims-with-category-3");
  }
}

/** Far above any income, far below what a sum of whole cents can hold. */
const HIGHEST_CENTS = 100_000_000_000;

function checkIncome({ ref, kind, netMonthlyCents }: Income): void {
  const isAmount =
    Number.isSafeInteger(netMonthlyCents) &&
    netMonthlyCents >= 0 &&
    netMonthlyCents <= HIGHEST_CENTS;
  if (!isAmount) throw statuteErrors.error("income-invalid", "amount");
  if (!INCOME_KINDS.includes(kind)) throw statuteErrors.error("income-invalid", "kind");
  if (ref.trim() === "") throw statuteErrors.error("income-invalid", "reference");
}
