import type { Means, Property } from "../../facts/means.js";
import { type Citation, cite } from "../../law/citation.js";
import { legalRule } from "../../law/legal-rule.js";
import type { SourceCode } from "../../law/sources.js";
import type { Status } from "../../law/status.js";
import { type Exact, exact, positiveDifference, shareOf, sum } from "../../trace/exact.js";
import type { StepDetails, Traced } from "../../trace/trace.js";
import type { Referred, Subject } from "./subject.js";

/** What one property gives, per year. */
export interface OfProperty {
  readonly property: Referred<Property>;
  /** Before any rule: the cadastral income of the person's share, or the rent. */
  readonly before: Exact;
  readonly amount: Traced;
}

/** The articles on property; which of the three says what was not seen in a text. */
export function propertyCitation(
  status: Status,
  ...sources: readonly [SourceCode, ...SourceCode[]]
): Citation {
  return cite("kbRmi", "art. 24–26", status, ...sources);
}

/** Art. 25 KB: what the cadastral income, not indexed, exceeds the exemption by. */
export const aboveBuiltExemption = legalRule(
  propertyCitation("sourced", "BD-3425", "DQ-HUIS"),
  (cadastralIncome: Exact, exemption: Exact): Exact =>
    positiveDifference(cadastralIncome, exemption),
);

/** Art. 25 KB: the same for property without buildings, with an exemption of its own. */
export const aboveUnbuiltExemption = legalRule(
  propertyCitation("unseen", "K"),
  (cadastralIncome: Exact, exemption: Exact): Exact =>
    positiveDifference(cadastralIncome, exemption),
);

/** Art. 25 KB: each child for whom the person is the beneficiary raises the exemption. */
export const raisedByChildren = legalRule(
  propertyCitation("sourced", "BD-3425"),
  (exemption: Exact, perChild: Exact, children: Exact): Exact =>
    exemption.add(perChild.mul(children)),
);

/**
 * Art. 25 KB: there is one exemption for all property of a kind. It is divided in proportion to the
 * cadastral incomes, so that each property can be owned for another share.
 */
export const dividedExemption = legalRule(
  propertyCitation("unseen", "K"),
  (exemption: Exact, proportion: Exact): Exact => exemption.mul(proportion),
);

/** Art. 25 KB: of property owned together the person's share counts, after its exemption. */
export const shareOfProperty = legalRule(
  propertyCitation("unseen", "K"),
  (amount: Exact, share: Exact): Exact => amount.mul(share),
);

/** Art. 25 KB: what is above the exemption counts three times. */
export const multiplied = legalRule(
  propertyCitation("sourced", "BD-3425", "DQ-HUIS"),
  (amount: Exact, multiplier: Exact): Exact => amount.mul(multiplier),
);

type Kind = Property["kind"];

const ABOVE = {
  built: aboveBuiltExemption,
  unbuilt: aboveUnbuiltExemption,
} as const satisfies Record<Kind, unknown>;

/** (cadastral income − exemption) × share × 3, for each of `properties`, all of one kind. */
export function countedByFormula(
  properties: readonly Referred<Property>[],
  kind: Kind,
  { childrenAsBeneficiary: children = 0 }: Pick<Means, "childrenAsBeneficiary">,
  subject: Subject,
): OfProperty[] {
  if (properties.length === 0) return [];
  const exemption = exemptionOf(kind, children, subject);
  const multiplier = subject.ctx.parameter("cadastralMultiplier", MULTIPLIER, "number");
  const incomes = properties.map((property) => cadastralIncome(property, kind, subject));
  return withExemption(incomes, exemption, subject).map((entry) => {
    const { property, income } = entry;
    const details: StepDetails = { refs: [property.ref], person: subject.person };
    const owned = ownShare(aboveExemption(entry, kind, details, subject), entry, details, subject);
    const value = multiplied(owned.value, multiplier.value);
    const { citation } = multiplied;
    return {
      property,
      before: shareOfProperty(income.value, shareOf(property.share)),
      amount: subject.ctx.trace.rule(
        "propertyMultiplied",
        value,
        citation,
        "product",
        [owned, multiplier],
        details,
      ),
    };
  });
}

const MULTIPLIER = "kb-rmi/art-25/multiplier";

interface Entry {
  readonly property: Referred<Property>;
  readonly income: Traced;
  /** Its part of the exemption; none when a partial question leaves it out. */
  readonly exemption?: Traced;
}

function cadastralIncome(
  property: Referred<Property>,
  kind: Kind,
  { ctx, person }: Subject,
): Entry {
  const { ref, cadastralIncomeCents = 0 } = property;
  const { citation } = ABOVE[kind];
  const label = kind === "built" ? "cadastralIncomeBuilt" : "cadastralIncomeUnbuilt";
  const details: StepDetails = { refs: [ref], person };
  return {
    property,
    income: ctx.trace.fact(label, exact(cadastralIncomeCents), citation, details),
  };
}

/** The whole exemption of a kind of property; none when a partial question leaves it out. */
function exemptionOf(kind: Kind, children: number, { ctx, person }: Subject): Traced | undefined {
  if (ctx.isOff("propertyExemption")) {
    const { citation } = ABOVE[kind];
    ctx.trace.said("rule", "propertyExemptionLeftOut", "notApplied", citation, { person });
    return undefined;
  }
  if (kind === "unbuilt") {
    return ctx.parameter("unbuiltExemption", "kb-rmi/art-25/unbuilt.exemption");
  }
  const exemption = ctx.parameter("builtExemption", "kb-rmi/art-25/built.exemption");
  if (children === 0) return exemption;
  const { citation } = raisedByChildren;
  const count = ctx.trace.fact("childrenAsBeneficiary", exact(children), citation, {
    person,
    unit: "number",
  });
  const perChild = ctx.parameter("exemptionPerChild", "kb-rmi/art-25/built.exemption-per-child");
  const ofChildren = ctx.trace.rule(
    "exemptionOfChildren",
    count.value.mul(perChild.value),
    citation,
    "product",
    [count, perChild],
    { person },
  );
  const raised = raisedByChildren(exemption.value, perChild.value, count.value);
  const from = [exemption, ofChildren];
  return ctx.trace.rule("exemptionWithChildren", raised, citation, "sum", from, { person });
}

/** Each property with its part of the exemption; one alone has all of it. */
function withExemption(
  entries: readonly Entry[],
  exemption: Traced | undefined,
  { ctx: { trace }, person }: Subject,
): readonly Entry[] {
  if (exemption === undefined) return entries;
  const incomes = entries.map(({ income }) => income);
  const total = sum(incomes.map(({ value }) => value));
  if (entries.length === 1 || total.equals(0)) {
    return entries.map((entry) => ({ ...entry, exemption }));
  }
  const { citation } = dividedExemption;
  const all = trace.rule("cadastralIncomes", total, citation, "sum", incomes, { person });
  return entries.map(({ property, income }) => {
    const details: StepDetails = { refs: [property.ref], person };
    const proportion = trace.rule(
      "proportionOfIncomes",
      income.value.div(all.value),
      citation,
      "quotient",
      [income, all],
      { ...details, unit: "share" },
    );
    const part = dividedExemption(exemption.value, proportion.value);
    const from = [exemption, proportion];
    const ofIt = trace.rule("dividedExemption", part, citation, "product", from, details);
    return { property, income, exemption: ofIt };
  });
}

function aboveExemption(
  { income, exemption }: Entry,
  kind: Kind,
  details: StepDetails,
  { ctx: { trace } }: Subject,
): Traced {
  if (exemption === undefined) return income;
  const { citation } = ABOVE[kind];
  const value = ABOVE[kind](income.value, exemption.value);
  const from = [income, exemption];
  return trace.rule("aboveExemption", value, citation, "positiveDifference", from, details);
}

function ownShare(
  above: Traced,
  { property: { share } }: Entry,
  details: StepDetails,
  { ctx: { trace } }: Subject,
): Traced {
  if (share === undefined) return above;
  const { citation } = shareOfProperty;
  const own = trace.fact("ownedShare", shareOf(share), citation, { ...details, unit: "share" });
  const value = shareOfProperty(above.value, own.value);
  return trace.rule("shareOfProperty", value, citation, "product", [above, own], details);
}
