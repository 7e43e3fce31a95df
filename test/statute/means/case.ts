import { formatEuros, type LegalDate, legalDate } from "#kernel";
import { loadParameters } from "#statute";
import type { ChoiceKey, MadeChoice } from "../../../libs/statute/src/choices/choices.js";
import type {
  CaseIncome,
  Employment,
  Means,
  Property,
  Transfer,
} from "../../../libs/statute/src/facts/means.js";
import { type MeansOptions, meansOf } from "../../../libs/statute/src/rules/means/person-means.js";
import { RuleContext, type Switchable } from "../../../libs/statute/src/rules/context.js";
import { newRelativesRulesFrom } from "../../../libs/statute/src/rules/relatives-switch.js";
import { type Exact, toCents } from "../../../libs/statute/src/trace/exact.js";
import type { TracedPerson } from "../../../libs/statute/src/trace/step.js";
import { Trace } from "../../../libs/statute/src/trace/trace.js";

const parameters = loadParameters();

/** When and how means are counted. */
export interface Circumstances {
  /** Day judged. */
  readonly date: string;
  /** Day of the request; the day judged unless told. */
  readonly requestedOn?: string;
  readonly choices?: Readonly<Partial<Record<ChoiceKey, string>>>;
  readonly without?: readonly Switchable[];
  /** Without a trace. */
  readonly silent?: boolean;
}

/** The rules as they apply on a day to a request. */
export function contextFor(circumstances: Circumstances): RuleContext {
  const { date, requestedOn = date, choices = {}, without = [], silent } = circumstances;
  const switched = newRelativesRulesFrom(legalDate(requestedOn), []);
  return new RuleContext(
    legalDate(date),
    legalDate(requestedOn),
    switched !== undefined && date >= switched,
    parameters,
    Object.entries(choices).map(([key, value]): MadeChoice => {
      return { key: key as ChoiceKey, value, from: "2002-10-01" as LegalDate };
    }),
    new Trace(silent),
    new Set(without),
  );
}

/** Cents as plain euros with two places, rounded to the cent: `2495.47`. */
const euros = (value: Exact): string => formatEuros(toCents(value));

/** Whose means are counted, when, and what of the file matters for it. */
export interface Situation extends Circumstances {
  readonly situation: string;
  readonly means: Means;
  /** The applicant, unless told. */
  readonly person?: TracedPerson;
  readonly socioProfessional?: boolean;
  readonly category?: 1 | 2 | 3 | undefined;
  readonly born?: string | undefined;
}

/** A situation and what the law makes of it. */
export interface Row extends Situation {
  /** What counts per year, in euros. */
  readonly counted: string;
  /** What the trace says besides amounts: why something counts, or does not. */
  readonly says?: readonly string[];
  readonly gaps?: readonly string[];
}

/** The means of a person as the rules count them. */
export function countMeans(situation: Situation) {
  const { means, person = "applicant", socioProfessional = true, category, born } = situation;
  const ctx = contextFor(situation);
  const options: MeansOptions = {
    socioProfessional,
    refPrefix: "means",
    ...(category === undefined ? {} : { category }),
    ...(born === undefined ? {} : { born: legalDate(born) }),
  };
  const { total, parts } = meansOf(means, person, ctx, options);
  return {
    counted: euros(total.value),
    total,
    parts: parts.map(({ kind, refs, beforeCents, countedCents }) => ({
      kind,
      refs,
      before: euros(beforeCents),
      counted: euros(countedCents),
    })),
    steps: ctx.trace.steps,
    says: ctx.trace.steps.flatMap((step) =>
      step.kind === "rule" && step.unit === "code" ? [step.label] : [],
    ),
    chosen: ctx.trace.steps.flatMap((step) =>
      step.kind === "choice" && "value" in step ? [step.value] : [],
    ),
    gaps: ctx.gaps.map(({ code }) => code),
    gapRefs: ctx.gaps.map(({ refs }) => refs),
  };
}

/** Euros as whole cents. */
export const cents = (euro: string): number => Math.round(Number(euro) * 100);

/** A net income per month, in euros. */
export function monthly(
  euro: string,
  kind: CaseIncome["kind"] = "wage",
  more: Partial<CaseIncome> = {},
): CaseIncome {
  return { kind, amountCents: cents(euro), per: "month", ...more };
}

/** A net income per year, in euros. */
export function yearly(
  euro: string,
  kind: CaseIncome["kind"] = "wage",
  more: Partial<CaseIncome> = {},
): CaseIncome {
  return { kind, amountCents: cents(euro), per: "year", ...more };
}

/** Work that began while having the leefloon. */
export function work(more: Partial<Employment> = {}): Employment {
  return { variant: "general", startedOnLeefloon: true, ...more };
}

/** Property in full ownership, of one person alone, with its cadastral income in euros. */
export function house(cadastralIncome: string, more: Partial<Property> = {}): Property {
  return {
    kind: "built",
    right: "ownership",
    cadastralIncomeCents: cents(cadastralIncome),
    ...more,
  };
}

/** A sale of immovable property in full ownership, by one person alone, in euros. */
export function sale(on: string, value: string, more: Partial<Transfer> = {}): Transfer {
  return {
    on: legalDate(on),
    kind: "immovable",
    manner: "sale",
    right: "ownership",
    marketValueCents: cents(value),
    ...more,
  };
}

/** Movable capital, in euros. */
export const savings = (euro: string, share?: { part: number; of: number }) => ({
  amountCents: cents(euro),
  ...(share === undefined ? {} : { share }),
});
