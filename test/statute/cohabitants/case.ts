import { formatEuros, type LegalDate, legalDate } from "#kernel";
import { type Category, categoryAmount, loadParameters } from "#statute";
import type { ChoiceKey, MadeChoice } from "../../../libs/statute/src/choices/choices.js";
import type { Household } from "../../../libs/statute/src/facts/household.js";
import { countCohabitants } from "../../../libs/statute/src/rules/cohabitants/count-cohabitants.js";
import { RuleContext, type Switchable } from "../../../libs/statute/src/rules/context.js";
import { leefloonFor } from "../../../libs/statute/src/rules/leefloon/leefloon.js";
import { newRelativesRulesFrom } from "../../../libs/statute/src/rules/relatives-switch.js";
import { type Exact, exact, toCents } from "../../../libs/statute/src/trace/exact.js";
import { Trace, type Traced } from "../../../libs/statute/src/trace/trace.js";
import { cite } from "../../../libs/statute/src/law/citation.js";

const parameters = loadParameters();

/** What a calculation starts from besides category and household. */
export interface Circumstances {
  /** Day judged. */
  readonly date: string;
  /** Day of the request; the day judged unless told. */
  readonly requestedOn?: string;
  readonly reviewedOn?: readonly string[];
  readonly choices?: Readonly<Partial<Record<ChoiceKey, string>>>;
  readonly without?: readonly Switchable[];
}

/** The rules as they apply on a day, to a request or a running file. */
export function contextFor(circumstances: Circumstances): RuleContext {
  const { date, requestedOn = date, reviewedOn = [], choices = {}, without = [] } = circumstances;
  const switched = newRelativesRulesFrom(legalDate(requestedOn), reviewedOn.map(legalDate));
  return new RuleContext(
    legalDate(date),
    legalDate(requestedOn),
    switched !== undefined && date >= switched,
    parameters,
    madeChoices(choices),
    new Trace(),
    new Set(without),
  );
}

/** Choices of the centre, all made when the law came into force. */
export function madeChoices(choices: NonNullable<Circumstances["choices"]>): MadeChoice[] {
  const from = "2002-10-01" as LegalDate;
  return Object.entries(choices).map(([key, value]) => ({ key: key as ChoiceKey, value, from }));
}

/** The annual amount of a category, written down as a step. */
export function amountOf(category: Category, ctx: RuleContext): Traced {
  return ctx.trace.categoryAmount(categoryAmount(ctx.parameters, category, ctx.date));
}

/** Own means, given as a sum per year in euros. */
export function ownMeans(euros: string, ctx: RuleContext): Traced {
  const citation = cite("rmiWet", "art. 16 § 1", "sourced", "PB-CALC");
  return ctx.trace.fact("ownMeans", exact(euros).mul(100), citation);
}

/** What is counted of the cohabitants. */
export function cohabitantsOf(
  category: Category,
  household: Household | undefined,
  ctx: RuleContext,
) {
  const category1Amount = () => amountOf(1, ctx);
  return countCohabitants({ household, category, category1Amount }, ctx);
}

/** The whole calculation, from own means in euros per year. */
export function calculate(
  category: Category,
  own: string,
  household: Household | undefined,
  ctx: RuleContext,
) {
  const cohabitants = cohabitantsOf(category, household, ctx);
  const leefloon = leefloonFor(
    {
      category,
      amount: amountOf(category, ctx),
      own: ownMeans(own, ctx),
      cohabitants: cohabitants.total,
    },
    ctx,
  );
  return { cohabitants, leefloon, ctx };
}

/** Cents as plain euros with two places, rounded to the cent: `2495.47`. */
export function euros(value: Exact): string {
  return formatEuros(toCents(value));
}
