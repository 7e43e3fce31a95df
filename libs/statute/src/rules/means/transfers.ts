import { addMonths, type LegalDate } from "#kernel";
import type { Transfer } from "../../facts/means.js";
import { cite } from "../../law/citation.js";
import { legalRule } from "../../law/legal-rule.js";
import { type Exact, exact, shareOf, sum } from "../../trace/exact.js";
import type { StepDetails, Traced } from "../../trace/trace.js";
import type { Stock } from "./slices.js";
import type { Referred, Subject } from "./subject.js";
import { lessDeductions } from "./transfer-deductions.js";

/** More years than any transfer lies back; a figure tried out may be absurd, but is no error. */
const ALWAYS = 1000;

/**
 * Art. 28 KB: what was sold or given away in the ten years before the request counts. Something
 * transferred later counts too, from its own day.
 */
export const withinLookBack = legalRule(
  cite("kbRmi", "art. 28–32", "sourced", "TL-49"),
  (on: LegalDate, requestedOn: LegalDate, years: number): boolean =>
    on >= addMonths(requestedOn, -12 * Math.min(Math.floor(years), ALWAYS)),
);

/** Art. 29 KB: usufruct and bare ownership are parts of the full value; so is a share. */
export const partOfValue = legalRule(
  cite("kbRmi", "art. 28–32", "sourced", "TL-49"),
  (value: Exact, part: Exact): Exact => value.mul(part),
);

/** Art. 28–32 KB: in exceptional circumstances equity lets the centre count another value. */
export const equityInstead = legalRule(
  cite("kbRmi", "art. 28–32", "sourced", "TL-49"),
  (countedByCentre: Exact): Exact => countedByCentre,
);

/** Art. 28–32 KB: what several transfers leave is taken together. */
export const sumOfTransfers = legalRule(
  cite("kbRmi", "art. 28–32", "unseen", "K"),
  (remainders: readonly Exact[]): Exact => sum(remainders),
);

/** What counts of all transfers, before the slices; nothing when none falls in the years. */
export function transferredStock(
  transfers: readonly Referred<Transfer>[],
  subject: Subject,
): Stock | undefined {
  const made = transfers.filter(({ on }) => on <= subject.ctx.date);
  const counted = made.filter((transfer) => isWithinLookBack(transfer, subject));
  if (counted.length === 0) return undefined;
  const values = counted.map((transfer) => ({ transfer, value: valueOf(transfer, subject) }));
  const remainders = values.map(({ transfer, value }) => remainderOf(transfer, value, subject));
  const refs = counted.map(({ ref }) => ref);
  return {
    amount: allTogether(remainders, refs, subject),
    refs,
    before: sum(values.map(({ value }) => value.value)),
  };
}

function isWithinLookBack({ on, ref }: Referred<Transfer>, { ctx, person }: Subject): boolean {
  const years = ctx.parameters.valueAt("kb-rmi/art-28/transfer.look-back", ctx.date);
  const { citation } = withinLookBack;
  const details = { refs: [ref], person };
  ctx.trace.said("fact", "transferDay", on, citation, { ...details, unit: "date" });
  if (withinLookBack(on, ctx.requestedOn, years.value)) return true;
  const from = [ctx.trace.parameter("transferLookBack", years, "years")];
  ctx.trace.said("rule", "transferTooLongAgo", "notApplied", citation, { ...details, from });
  return false;
}

/** The value of what the person had: share and right. */
function valueOf(transfer: Referred<Transfer>, { ctx, person }: Subject): Traced {
  const { ref, marketValueCents, share, right } = transfer;
  const { citation } = partOfValue;
  const details: StepDetails = { refs: [ref], person, unit: "euroCents" };
  const whole = ctx.trace.fact("transferValue", exact(marketValueCents), citation, details);
  const owned =
    share === undefined
      ? whole
      : ownPart(
          whole,
          ctx.trace.fact("ownedShare", shareOf(share), citation, { ...details, unit: "share" }),
        );
  return rightOf(owned);

  function ownPart(value: Traced, part: Traced): Traced {
    const product = partOfValue(value.value, part.value);
    return ctx.trace.rule("transferShare", product, citation, "product", [value, part], details);
  }

  function rightOf(value: Traced): Traced {
    if (right === "ownership") return value;
    const percent =
      right === "usufruct"
        ? ctx.parameter("usufructShare", "kb-rmi/art-29/usufruct.share", "percent")
        : ctx.parameter("bareOwnershipShare", "kb-rmi/art-29/bare-ownership.share", "percent");
    const of = partOfValue(value.value, percent.value.div(100));
    return ctx.trace.rule("transferRight", of, citation, "percentOf", [value, percent], details);
  }
}

/** What of the value counts: by equity what the centre says, else what the deductions leave. */
function remainderOf(transfer: Referred<Transfer>, value: Traced, subject: Subject): Traced {
  if (transfer.equity === undefined) return lessDeductions(transfer, value, subject);
  const { ctx, person } = subject;
  const { citation } = equityInstead;
  const counted = equityInstead(exact(transfer.equity.countedCents));
  const details: StepDetails = { refs: [transfer.ref], person, unit: "euroCents" };
  return ctx.trace.fact("transferEquity", counted, citation, details);
}

function allTogether(
  remainders: readonly Traced[],
  refs: readonly string[],
  { ctx, person }: Subject,
): Traced {
  const [only, ...others] = remainders;
  if (only !== undefined && others.length === 0) return only;
  const total = sumOfTransfers(remainders.map(({ value }) => value));
  const { citation } = sumOfTransfers;
  const details: StepDetails = { refs, person, unit: "euroCents" };
  return ctx.trace.rule("transfersTogether", total, citation, "sum", remainders, details);
}
