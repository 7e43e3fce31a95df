import { addDays, type EuroCents } from "#kernel";
import { categoryAmount } from "../../amounts/category-amount.js";
import type { Installation } from "../../facts/person.js";
import { type Citation, cite } from "../../law/citation.js";
import { type LegalRule, legalRule } from "../../law/legal-rule.js";
import type { ParameterKey } from "../../parameters/keys.js";
import { type Exact, exact, toCents } from "../../trace/exact.js";
import type { ReasonCode } from "../../trace/texts/reasons.js";
import type { RuleContext } from "../context.js";
import type { Reason } from "../verdict.js";

/** Whether the installation premium is due, and why. */
export interface InstallationPremium {
  readonly outcome: "due" | "notDue" | "undetermined";
  /** Only when it is due. */
  readonly amountCents?: EuroCents;
  /** At least one. */
  readonly reasons: readonly Reason[];
}

/** Art. 14 § 3 RMI-wet: only who is entitled to the leefloon when moving in. */
export const onlyWhoIsEntitled = legalRule(
  cite("rmiWet", "art. 14 § 3", "sourced", "MI-PRIM"),
  (right: "open" | "notOpen"): boolean => right === "open",
);

/** Art. 14 § 3 RMI-wet: the dwelling is the main residence. */
export const mustBeMainResidence = legalRule(
  cite("rmiWet", "art. 14 § 3", "sourced", "MI-PRIM"),
  ({ mainResidence }: Installation): boolean => mainResidence,
);

/** Art. 14 § 3 RMI-wet: once in a lifetime, whichever centre granted it. */
export const onceInALifetime = legalRule(
  cite("rmiWet", "art. 14 § 3", "sourced", "MI-PRIM"),
  ({ premiumReceivedBefore }: Installation): boolean => !premiumReceivedBefore,
);

/**
 * Art. 14 § 3 RMI-wet: it is by moving in that the person stops being homeless, on that day or the
 * day before. Who had stopped earlier loses nothing by moving; a shelter or a stay with others
 * until the dwelling is free does not end it.
 */
export const stopsBeingHomeless = legalRule(
  cite("rmiWet", "art. 14 § 3", "sourced", "MI-PRIM", "BD-4309"),
  ({ homelessUntil, movedInOn }: Installation): boolean => homelessUntil >= addDays(movedInOn, -1),
);

/**
 * Art. 14 § 3 RMI-wet: a twelfth of the year of category 3, whatever the person's own category, to
 * the whole cent.
 */
export const premiumFrom = legalRule(
  cite("rmiWet", "art. 14 § 3", "sourced", "BD-4309"),
  (annualOfCategory3: Exact, divisor: Exact): Exact => annualOfCategory3.div(divisor),
);

const REQUIREMENTS: readonly (readonly [
  rule: LegalRule<[Installation], boolean>,
  whenNot: ReasonCode,
])[] = [
  [mustBeMainResidence, "dwellingNotMainResidence"],
  [onceInALifetime, "premiumReceivedBefore"],
  [stopsBeingHomeless, "homelessnessEndedBefore"],
];

/** What must be known to calculate it. */
const FIGURES: readonly ParameterKey[] = [
  "rmi-wet/art-14/category-3.base",
  "rmi-wet/art-15/index-jumps",
  "rmi-wet/art-14/installation-premium.divisor",
];

/**
 * Whether somebody who moved into a dwelling gets the installation premium of art. 14 § 3 RMI-wet.
 * What is not known leaves it undetermined unless something else already excludes it. Premiums
 * under other laws (art. 57bis OCMW-wet) are not judged.
 *
 * @param installation `undefined`: not known
 * @param right to the leefloon on the day of moving in
 * @param ctx of that day
 */
export function installationPremium(
  installation: Installation | undefined,
  right: "open" | "notOpen" | "undetermined",
  ctx: RuleContext,
): InstallationPremium {
  if (installation === undefined) return undetermined("factsMissing", stopsBeingHomeless.citation);

  const refs = [installation.ref ?? "installation"];
  const against = REQUIREMENTS.filter(([rule]) => !rule(installation)).map(
    ([{ citation }, code]): Reason => ({ code, citation, refs }),
  );
  if (right !== "undetermined" && !onlyWhoIsEntitled(right)) {
    against.push({ code: "leefloonNotOpen", citation: onlyWhoIsEntitled.citation, refs: [] });
  }
  if (against.length > 0) return { outcome: "notDue", reasons: against };
  if (right === "undetermined") return undetermined("factsMissing", onlyWhoIsEntitled.citation);

  if (FIGURES.some((key) => ctx.parameters.findValue(key, ctx.date) === undefined)) {
    return undetermined("figureMissing", premiumFrom.citation);
  }
  const { citation } = stopsBeingHomeless;
  return {
    outcome: "due",
    amountCents: premium(refs, ctx),
    reasons: [{ code: "noLongerHomeless", citation, refs }],
  };
}

function undetermined(code: ReasonCode, citation: Citation): InstallationPremium {
  return { outcome: "undetermined", reasons: [{ code, citation, refs: [] }] };
}

function premium(refs: readonly string[], ctx: RuleContext): EuroCents {
  const { citation } = premiumFrom;
  const details = { unit: "euroCents", refs } as const;
  const annual = ctx.trace.categoryAmount(categoryAmount(ctx.parameters, 3, ctx.date));
  const divisor = ctx.parameter(
    "premiumDivisor",
    "rmi-wet/art-14/installation-premium.divisor",
    "number",
  );
  const share = ctx.trace.rule(
    "premiumShare",
    premiumFrom(annual.value, divisor.value),
    citation,
    "quotient",
    [annual, divisor],
    details,
  );
  const cents = toCents(share.value);
  ctx.trace.result("installationPremium", exact(cents), citation, "halfUp", [share], details);
  return cents;
}
