import type { LegalDate } from "#kernel";
import type { Outcome } from "#statute";
import type { Case } from "../../../libs/statute/src/facts/case.js";
import type { Claim } from "../../../libs/statute/src/facts/person.js";
import type { ReasonCode } from "../../../libs/statute/src/trace/texts/reasons.js";

/** One situation on one day: what the rules say of one condition, and why. */
export interface Row {
  readonly date: string;
  readonly situation: string;
  readonly facts: Pick<
    Case,
    "stays" | "born" | "assimilations" | "nationalities" | "work" | "claims"
  >;
  readonly outcome: Outcome;
  readonly reasons: readonly ReasonCode[];
  /** Reasons that rest on something no text was seen of. */
  readonly unseen?: readonly ReasonCode[];
}

/** A day of the table. */
export const day = (text: string) => text as LegalDate;

/** Somebody young enough for no pension age to matter. */
export const YOUNG = day("1990-01-01");
/** A right and how it stands. */
export const claim = (
  state: Claim["state"],
  benefit = "unemployment",
  more: Partial<Claim> = {},
) => ({
  benefit,
  state,
  ...more,
});
/** The rights of somebody young. */
export const claims = (...found: readonly Claim[]) => ({ born: YOUNG, claims: [...found] });
