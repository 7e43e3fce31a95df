import type { EuroCents } from "#kernel";
import { categoryAmount } from "../../amounts/category-amount.js";
import type { ChoiceValue } from "../../choices/choices.js";
import { type Citation, cite } from "../../law/citation.js";
import { legalRule } from "../../law/legal-rule.js";
import type { Category } from "../../parameters/keys.js";
import { type Exact, exact, toCents } from "../../trace/exact.js";
import type { Traced } from "../../trace/trace.js";
import type { RuleContext } from "../context.js";

/** Art. 14 RMI-wet: amounts are set per year; a month is a twelfth. */
export const twelfthOf = legalRule(
  cite("rmiWet", "art. 14 § 2", "sourced", "ADB", "BD-3015"),
  (annual: Exact): Exact => annual.div(12),
);

/**
 * To the whole cent, once, at the very end. No text on rounding was seen; nearly all published
 * examples round half a cent up, one cuts off.
 */
export const roundMonth = legalRule(
  cite("rmiWet", "art. 14 § 2", "unseen", "K"),
  (month: Exact, manner: ChoiceValue<"rounding">): Exact =>
    manner === "halfUp" ? exact(toCents(month)) : month.floor(),
);

/**
 * The month of `annual`, in whole cents. Nothing has to be chosen where the twelfth leaves no
 * fraction, nor where `annual` is the full amount of a category (`full`), whose month is published.
 */
export function monthOfYear(annual: Traced, ctx: RuleContext, full?: Category): EuroCents {
  const month = twelfthOf(annual.value);
  if (month.d === 1n) {
    return monthlyLeefloon(month, twelfthOf.citation, "twelfth", annual, ctx);
  }
  const twelfth = ctx.trace.rule("twelfth", month, twelfthOf.citation, "twelfth", [annual], {
    unit: "euroCentsPerMonth",
  });
  const published = full && citationOfFullMonth(full, ctx);
  const manner = published ? "halfUp" : ctx.choice("rounding");
  const citation = published ?? roundMonth.citation;
  return monthlyLeefloon(roundMonth(month, manner), citation, manner, twelfth, ctx);
}

function citationOfFullMonth(category: Category, ctx: RuleContext): Citation {
  const { monthly } = categoryAmount(ctx.parameters, category, ctx.date);
  return { ...roundMonth.citation, status: monthly.status, source: monthly.source };
}

function monthlyLeefloon(
  month: Exact,
  citation: Citation,
  operation: "twelfth" | ChoiceValue<"rounding">,
  from: Traced,
  ctx: RuleContext,
): EuroCents {
  const unit = "euroCentsPerMonth";
  ctx.trace.result("monthlyLeefloon", month, citation, operation, [from], { unit });
  return toCents(month);
}
