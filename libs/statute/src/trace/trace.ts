import type { CategoryAmount } from "../amounts/category-amount.js";
import { indexCoefficient } from "../amounts/index-coefficient.js";
import type { GradedAmount, Indexation } from "../amounts/indexed-amount.js";
import type { CaseIncomeKind } from "../facts/means.js";
import type { Citation } from "../law/citation.js";
import { leastSure, type Status } from "../law/status.js";
import { oncePer } from "../once.js";
import type { ParameterValue } from "../parameters/parameters.js";
import { type Exact, exact, toCents } from "./exact.js";
import type { TraceLabel } from "./labels.js";
import type { AmountStep, Operation, TracedPerson, TraceStep, ValueStep } from "./step.js";

/** A number together with the step that explains it. */
export interface Traced {
  readonly id: string;
  readonly value: Exact;
}

/** What a step may add to label, value and citation. */
export interface StepDetails {
  /** `euroCentsPerYear` unless told. */
  readonly unit?: AmountStep["unit"] | ValueStep["unit"];
  readonly refs?: readonly string[];
  readonly person?: TracedPerson;
  readonly incomeKind?: CaseIncomeKind;
  /** The citation's own, unless told. */
  readonly status?: Status;
}

const SILENT: Traced["id"] = "";

/** What is said of a step besides, when it gives a dated figure. */
interface ParameterDetails extends StepDetails {
  readonly parameter?: NonNullable<TraceStep["parameter"]>;
}

/** Writes down each step as it is taken, or nothing when `silent`. Lives for one period only. */
export class Trace {
  private readonly written: TraceStep[] = [];

  constructor(private readonly silent = false) {}

  /** The steps so far. */
  get steps(): readonly TraceStep[] {
    return this.written;
  }

  /** Takes back every step after the first so many. */
  forgetFrom(steps: number): void {
    this.written.length = Math.min(steps, this.written.length);
  }

  /** A fact as the file has it. */
  fact(label: TraceLabel, value: Exact, citation: Citation, details: StepDetails = {}): Traced {
    return this.number("fact", label, value, citation, "none", [], details);
  }

  /** A rule applied to earlier steps; `operation` says how `value` follows from `from`. */
  rule(
    label: TraceLabel,
    value: Exact,
    citation: Citation,
    operation: Operation,
    from: readonly Traced[],
    details: StepDetails = {},
  ): Traced {
    return this.number("rule", label, value, citation, operation, from, details);
  }

  /** The outcome of a period. */
  result(
    label: TraceLabel,
    value: Exact,
    citation: Citation,
    operation: Operation,
    from: readonly Traced[],
    details: StepDetails = {},
  ): Traced {
    return this.number("result", label, value, citation, operation, from, details);
  }

  /** Something that was chosen or found and is no number: a code or a day. */
  said(
    kind: "fact" | "rule" | "choice" | "result",
    label: TraceLabel,
    value: string,
    citation: Citation,
    details: StepDetails & { readonly from?: readonly Traced[] } = {},
  ): void {
    if (this.silent) return;
    const { unit = "code", from = [] } = details;
    this.written.push({
      ...this.base(kind, label, citation, "none", from, details),
      unit: unit as ValueStep["unit"],
      value,
    });
  }

  /** A dated figure of the law. Percentages and factors are taken as they are. */
  parameter(label: TraceLabel, found: ParameterValue, unit: StepDetails["unit"]): Traced {
    const value = exactOf(found);
    if (this.silent) return { id: SILENT, value };
    const details: ParameterDetails = {
      status: found.status,
      parameter: datedOf(found),
      ...(unit === undefined ? {} : { unit }),
    };
    return this.number("parameter", label, value, cited(found), "none", [], details);
  }

  /** The amount of the category: base, coefficient, and what they give. */
  categoryAmount({ annual, ...indexation }: CategoryAmount): Traced {
    const labels = { base: "baseAmount", amount: "categoryAmount" } as const;
    return this.indexedAmount(labels, indexation, annual, "euroCentsPerYear");
  }

  /** An amount that follows the index: base, coefficient, `times`, and what they give, rounded. */
  indexedAmount(
    labels: { readonly base: TraceLabel; readonly amount: TraceLabel },
    { base, indexJumps, coefficient }: Indexation,
    { amountCents, status, source }: GradedAmount,
    unit: AmountStep["unit"],
    times: readonly Traced[] = [],
  ): Traced {
    const value = exact(amountCents);
    if (this.silent) return { id: SILENT, value };
    const perMonth = base.unit === "euroCentsPerMonth";
    const ofBase = this.parameter(labels.base, base, perMonth ? base.unit : "euroCentsPerYear");
    if (base.approximate) this.said("rule", "baseCentsNotFound", "approximate", cited(base));
    const factor: Traced = { id: this.nextId(), value: exact(coefficient) };
    this.written.push({
      ...this.base("parameter", "indexCoefficient", cited(indexJumps), "none", [], {
        status: leastSure(indexJumps.status, indexCoefficient.citation.status),
        parameter: datedOf(indexJumps),
      }),
      unit: "factor",
      factor: coefficient,
      indexJumps: indexJumps.value,
    });
    const citation = { ...cited(base), status, source };
    const from = [ofBase, factor, ...times];
    return this.rule(labels.amount, value, citation, "none", from, { unit });
  }

  private number(
    kind: TraceStep["kind"],
    label: TraceLabel,
    value: Exact,
    citation: Citation,
    operation: Operation,
    from: readonly Traced[],
    details: ParameterDetails,
  ): Traced {
    if (this.silent) return { id: SILENT, value };
    const base = this.base(kind, label, citation, operation, from, details);
    const { unit = "euroCentsPerYear" } = details;
    this.written.push(
      isAmount(unit)
        ? { ...base, unit, amountCents: toCents(value), ...remainder(value) }
        : { ...base, unit, value: plain(value, unit) },
    );
    return { id: base.id, value };
  }

  private base(
    kind: TraceStep["kind"],
    label: TraceLabel,
    citation: Citation,
    operation: Operation,
    from: readonly Traced[],
    { refs = [], person, incomeKind, status = citation.status, parameter }: ParameterDetails,
  ) {
    return {
      id: this.nextId(),
      kind,
      label,
      citation,
      status,
      from: from.map(({ id }) => id),
      operation,
      refs,
      ...(person === undefined ? {} : { person }),
      ...(incomeKind === undefined ? {} : { incomeKind }),
      ...(parameter === undefined ? {} : { parameter }),
    };
  }

  private nextId(): string {
    return `s${this.written.length + 1}`;
  }
}

function isAmount(unit: NonNullable<StepDetails["unit"]>): unit is AmountStep["unit"] {
  return unit === "euroCentsPerYear" || unit === "euroCentsPerMonth" || unit === "euroCents";
}

/** A number or a percentage as `1.0895` where that is exact; anything else as `3` or `1/3`. */
function plain(value: Exact, unit: ValueStep["unit"]): string {
  const decimal = unit === "number" || unit === "percent" ? value.toString() : "(";
  return decimal.includes("(") ? value.toFraction() : decimal;
}

function remainder(value: Exact): { exact?: string } {
  return value.d === 1n ? {} : { exact: value.toFraction() };
}

const exactOf = oncePer(({ value }: ParameterValue) => exact(String(value)));

/** Which value of which parameter it is. */
const datedOf = oncePer(({ key, validFrom, lastChecked, whatIf }: ParameterValue) => ({
  key,
  validFrom,
  lastChecked,
  ...(whatIf ? { whatIf } : {}),
}));

/** Where the law sets the value, and the text in which the value was seen. */
const cited = oncePer(({ instrument, article, status, source }: ParameterValue): Citation => ({
  instrument,
  article,
  status,
  articleStatus: "unseen",
  source,
}));
