import type { Capital, Means } from "../../facts/means.js";
import { cite } from "../../law/citation.js";
import { legalRule } from "../../law/legal-rule.js";
import { type Exact, exact, shareOf, sum } from "../../trace/exact.js";
import type { TraceLabel } from "../../trace/labels.js";
import type { StepDetails, Traced } from "../../trace/trace.js";
import { aboveLimit, countedYield, type Stock } from "./slices.js";
import {
  type Counted,
  type MeansPart,
  type Referred,
  referred,
  type Subject,
  together,
} from "./subject.js";
import { transferredStock } from "./transfers.js";

/** Art. 27 KB: of capital that is owned together the person's share counts. */
export const shareOfCapital = legalRule(
  cite("kbRmi", "art. 27", "unseen", "K"),
  (capital: Exact, share: Exact): Exact => capital.mul(share),
);

/**
 * Art. 28–32 KB: the slices of art. 27 for what was transferred begin anew; by choice they go on
 * where those of the capital that is there end.
 */
export const onTopOfCapital = legalRule(
  cite("kbRmi", "art. 28–32", "unseen", "TL-49"),
  (yieldOfBoth: Exact, yieldOfCapital: Exact): Exact => yieldOfBoth.sub(yieldOfCapital),
);

/** Movable capital, and what was transferred in the years that count: both as a yield per year. */
export function countCapital(means: Means, subject: Subject): Counted {
  const capital = capitalStock(referred(means.capital, "capital", subject), subject);
  const transferred = transferredStock(referred(means.transfers, "transfers", subject), subject);
  const ofCapital = capital && { stock: capital, yielded: countedYield(capital, subject) };
  return together([
    ...(ofCapital ? [counted("capital", ofCapital)] : []),
    ...(transferred
      ? [
          counted("transfers", {
            stock: transferred,
            yielded: yieldOfTransfers(transferred, ofCapital, subject),
          }),
        ]
      : []),
  ]);
}

interface Yielding {
  readonly stock: Stock;
  readonly yielded: Traced;
}

function counted(kind: MeansPart["kind"], { stock, yielded }: Yielding): Counted {
  const { refs, before } = stock;
  const part = { kind, refs, beforeCents: before, countedCents: yielded.value };
  return { steps: [yielded], parts: [part] };
}

function capitalStock(accounts: readonly Referred<Capital>[], subject: Subject): Stock | undefined {
  if (accounts.length === 0) return undefined;
  const shares = accounts.map((account) => shareOfAccount(account, subject));
  const refs = accounts.map(({ ref }) => ref);
  const amount = totalStock("capitalTogether", shares, refs, subject);
  return { amount, refs, before: amount.value };
}

function shareOfAccount(
  { amountCents, share, ref }: Referred<Capital>,
  { ctx: { trace }, person }: Subject,
): Traced {
  const details: StepDetails = { refs: [ref], person, unit: "euroCents" };
  const whole = trace.fact("capital", exact(amountCents), aboveLimit.citation, details);
  if (share === undefined) return whole;
  const { citation } = shareOfCapital;
  const part = trace.fact("ownedShare", shareOf(share), citation, { ...details, unit: "share" });
  const value = shareOfCapital(whole.value, part.value);
  return trace.rule("shareOfCapital", value, citation, "product", [whole, part], details);
}

function yieldOfTransfers(
  transferred: Stock,
  capital: Yielding | undefined,
  subject: Subject,
): Traced {
  const apart = capital === undefined || subject.ctx.choice("transferSlices") === "apart";
  if (apart) return countedYield(transferred, subject);
  const refs = [...capital.stock.refs, ...transferred.refs];
  const stocks = [capital.stock.amount, transferred.amount];
  const both = totalStock("capitalAndTransfers", stocks, refs, subject);
  const ofBoth = countedYield({ amount: both, refs }, subject);
  return subject.ctx.trace.rule(
    "transfersOnTopOfCapital",
    onTopOfCapital(ofBoth.value, capital.yielded.value),
    onTopOfCapital.citation,
    "difference",
    [ofBoth, capital.yielded],
    { refs, person: subject.person },
  );
}

/** Several stocks as one; one alone stays as it is. */
function totalStock(
  label: TraceLabel,
  stocks: readonly Traced[],
  refs: readonly string[],
  { ctx, person }: Subject,
): Traced {
  const [only, ...others] = stocks;
  if (only !== undefined && others.length === 0) return only;
  const total = sum(stocks.map(({ value }) => value));
  const details: StepDetails = { refs, person, unit: "euroCents" };
  return ctx.trace.rule(label, total, aboveLimit.citation, "sum", stocks, details);
}
