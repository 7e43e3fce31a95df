import type { Relation } from "../../facts/household.js";
import type { Exact } from "../../trace/exact.js";
import type { Traced } from "../../trace/trace.js";

/** How the means of a cohabitant came to count. */
export const COHABITANT_RULES = [
  "partnerInFull",
  "partnerAboveCategory1",
  "partnerEmploymentAboveCategory1",
  "relativesPooled",
] as const;
export type CohabitantRule = (typeof COHABITANT_RULES)[number];

/** What was looked at, and what is counted, of one cohabitant; euro cents per year. */
export interface CohabitantPart {
  readonly ref: string;
  readonly relation: Relation;
  readonly rule: CohabitantRule;
  /** After the exemptions of that person; of a claiming partner only the wages looked at. */
  readonly meansCents: Exact;
  /** Of `relativesPooled` all that is counted of the pool stands at the first relative. */
  readonly countedCents: Exact;
}

/** What is counted under one rule, and the step that says so. */
export interface Counted {
  readonly step: Traced;
  readonly parts: readonly CohabitantPart[];
}
