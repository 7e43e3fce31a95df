import type { CountedShare, Household } from "../../facts/household.js";
import { cite, withSeenArticle } from "../../law/citation.js";
import { legalRule } from "../../law/legal-rule.js";
import { type Exact, exact, shareOf } from "../../trace/exact.js";
import type { Traced } from "../../trace/trace.js";
import type { RuleContext } from "../context.js";
import { ofArt34 } from "./art-34.js";

/** Art. 34 KB: the surplus of relatives counts wholly or partly, by a choice with reasons. */
export const countReasonedShare = legalRule(
  withSeenArticle(cite("kbRmi", "art. 34", "sourced", "MI-COH", "DQ-PAR")),
  (surplus: Exact, share: Exact): Exact => surplus.mul(share),
);

/**
 * Art. 34 KB since 1 March 2026: the surplus of relatives counts as a whole. Whether the centre
 * must or may count it is in conflict.
 */
export const countWholeSurplus = legalRule(
  cite("kbRmi", "art. 34", "inConflict", "CC-28", "UC-RIS", "CC-15"),
  (surplus: Exact): Exact => surplus,
);

/** Art. 34 KB since 1 March 2026, where the centre must count: less than the whole for equity only. */
export const lessNeedsEquity = legalRule(
  cite("kbRmi", "art. 34", "inConflict", "CC-28", "UC-RIS", "CC-15"),
  ({ share, equity = false }: CountedShare): boolean => equity || share.part >= share.of,
);

/** Several persons who claim with the same relatives: the surplus is divided equally. */
export const divideAmongClaimants = legalRule(
  cite("kbRmi", "art. 34", "unseen", "K"),
  (counted: Exact, claimants: number): Exact => counted.div(claimants),
);

/** A fact of the file is as sure as the file, however unsure the rule that asks for it. */
const OF_THE_FILE = { status: "sourced" } as const;

/** The one share that holds, with its reference; several at once leave open which applies. */
export function statedShare(
  { countedShares = [] }: Household,
  ctx: RuleContext,
): { readonly ref: string; readonly fact: CountedShare } | undefined {
  const refs = countedShares.map(({ ref }, place) => ref ?? `household.countedShares[${place}]`);
  if (refs.length > 1) ctx.gap("countedSharesSeveral", countReasonedShare.citation, refs);
  const [fact] = countedShares;
  const [ref] = refs;
  return fact && ref !== undefined ? { ref, fact } : undefined;
}

/** Whether the centre may take the share it stated. Noted as a gap when it may not. */
export function mayTake(
  stated: { readonly ref: string; readonly fact: CountedShare },
  ctx: RuleContext,
): boolean {
  if (!ctx.newRelativesRules) return true;
  if (ctx.choice("relatives") === "mayCount" || lessNeedsEquity(stated.fact)) return true;
  ctx.gap("countedShareNeedsEquity", lessNeedsEquity.citation, [stated.ref]);
  return false;
}

/** The part of `surplus` that the centre's reasoned share counts. */
export function takeShare(
  surplus: Traced,
  { ref, fact }: { readonly ref: string; readonly fact: CountedShare },
  ctx: RuleContext,
): Traced {
  const citation = ofArt34(countReasonedShare.citation, ctx);
  const details = { refs: [ref], person: "relative" } as const;
  const share = ctx.trace.fact("relativesShare", shareOf(fact.share), citation, {
    ...details,
    ...OF_THE_FILE,
    unit: "share",
  });
  const counted = countReasonedShare(surplus.value, share.value);
  return ctx.trace.rule(
    "relativesCountedInPart",
    counted,
    citation,
    "product",
    [surplus, share],
    details,
  );
}

/** What counts where no share was stated: the whole where the centre must count, else a gap. */
export function withoutShare(
  surplus: Traced,
  refs: readonly string[],
  ctx: RuleContext,
): Traced | undefined {
  if (!ctx.newRelativesRules || ctx.choice("relatives") === "mayCount") {
    ctx.gap("countedShareMissing", countReasonedShare.citation, refs);
    return undefined;
  }
  const counted = countWholeSurplus(surplus.value);
  const details = { refs, person: "relative" } as const;
  const { citation } = countWholeSurplus;
  return ctx.trace.rule("relativesCountedInFull", counted, citation, "same", [surplus], details);
}

/** The part of one of `claimants` who claim with the same relatives; one when it was not told. */
export function partOfOneClaimant(
  counted: Traced,
  claimants: number | undefined,
  ctx: RuleContext,
): Traced {
  if (claimants === 1 || counted.value.equals(0)) return counted;
  const { citation } = divideAmongClaimants;
  if (claimants === undefined) {
    ctx.tellAgainst("claimantsNotTold", citation, { refs: [], person: "relative" });
    return counted;
  }
  if (ctx.choice("severalClaimants") === "eachInFull") return counted;
  const among = ctx.trace.fact("claimants", exact(claimants), citation, {
    ...OF_THE_FILE,
    unit: "number",
  });
  const each = divideAmongClaimants(counted.value, claimants);
  return ctx.trace.rule("relativesDivided", each, citation, "quotient", [counted, among], {
    person: "relative",
  });
}
