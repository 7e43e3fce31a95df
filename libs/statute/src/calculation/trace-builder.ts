import type { EuroCents } from "#kernel";
import type { CategoryAmount } from "../amounts/category-amount.js";
import { indexCoefficient } from "../amounts/index-coefficient.js";
import type { Citation } from "../law/citation.js";
import { leastSure } from "../law/status.js";
import type { ParameterValue } from "../parameters/parameters.js";
import type { TraceLabel } from "../trace/labels.js";
import type { AmountStep, TraceStep } from "../trace/step.js";
import type { Income } from "./input.js";

/** An amount together with the step that explains it. */
export interface Traced {
  readonly id: string;
  readonly amountCents: EuroCents;
}

/** Writes down each step as it is taken. Lives for one calculation only. */
export class TraceBuilder {
  private readonly written: TraceStep[] = [];

  /** The steps so far. */
  get steps(): readonly TraceStep[] {
    return this.written;
  }

  /** A rule applied to earlier steps. */
  rule(
    label: TraceLabel,
    amountCents: EuroCents,
    citation: Citation,
    from: readonly Traced[],
    options: { unit?: AmountStep["unit"]; kind?: "rule" | "result"; refs?: readonly string[] } = {},
  ): Traced {
    const { unit = "euroCentsPerYear", kind = "rule", refs = [] } = options;
    const ids = from.map(({ id }) => id);
    const { status } = citation;
    return this.amount({ kind, label, unit, amountCents, citation, status, from: ids, refs });
  }

  /** An income as the file has it. */
  income(label: "ownIncome" | "partnerIncome", income: Income, citation: Citation): Traced {
    return this.amount({
      kind: "fact",
      label,
      unit: "euroCentsPerMonth",
      amountCents: income.netMonthlyCents,
      citation,
      status: citation.status,
      from: [],
      refs: [income.ref],
      incomeKind: income.kind,
    });
  }

  /** A dated amount. */
  parameter(label: TraceLabel, value: ParameterValue, amountCents: EuroCents): Traced {
    return this.amount({
      kind: "parameter",
      label,
      unit: "euroCentsPerYear",
      amountCents,
      citation: parameterCitation(value),
      status: value.status,
      from: [],
      refs: [],
      parameter: dating(value),
    });
  }

  /** The amount of the category: base, coefficient, and what they give. */
  categoryAmount(amount: CategoryAmount, baseCents: EuroCents): Traced {
    const base = this.parameter("baseAmount", amount.base, baseCents);
    const coefficientId = this.nextId();
    this.written.push({
      id: coefficientId,
      kind: "parameter",
      label: "indexCoefficient",
      unit: "factor",
      factor: amount.coefficient,
      indexJumps: amount.indexJumps.value,
      citation: parameterCitation(amount.indexJumps),
      status: leastSure(amount.indexJumps.status, indexCoefficient.citation.status),
      from: [],
      refs: [],
      parameter: dating(amount.indexJumps),
    });
    return this.amount({
      kind: "rule",
      label: "categoryAmount",
      unit: "euroCentsPerYear",
      amountCents: amount.annual.amountCents,
      citation: {
        ...parameterCitation(amount.base),
        status: amount.annual.status,
        source: amount.annual.source,
      },
      status: amount.annual.status,
      from: [base.id, coefficientId],
      refs: [],
    });
  }

  private amount(step: Omit<AmountStep, "id">): Traced {
    const id = this.nextId();
    this.written.push({ id, ...step });
    return { id, amountCents: step.amountCents };
  }

  private nextId(): string {
    return `s${this.written.length + 1}`;
  }
}

/** Where the law sets the value, and the text in which the value was seen. */
function parameterCitation(value: ParameterValue): Citation {
  const { instrument, article, status, source } = value;
  return { instrument, article, status, articleStatus: "unseen", source };
}

function dating({ key, validFrom, lastChecked }: ParameterValue) {
  return { key, validFrom, lastChecked };
}
