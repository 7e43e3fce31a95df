import type { LegalDate } from "#kernel";
import {
  CHOICES,
  type ChoiceKey,
  type ChoiceValue,
  chosenOn,
  type MadeChoice,
} from "../choices/choices.js";
import type { Citation } from "../law/citation.js";
import type { ParameterKey } from "../parameters/keys.js";
import type { Parameters } from "../parameters/parameters.js";
import type { TraceLabel } from "../trace/labels.js";
import { type StepDetails, Trace, type Traced } from "../trace/trace.js";
import type { GapCode } from "../trace/texts/gaps.js";
import type { NotTold } from "../trace/texts/not-told.js";
import type { ReasonCode } from "../trace/texts/reasons.js";
import type { Reason } from "./verdict.js";

/** An exemption that a partial question may switch off. Nobody's right is calculated that way. */
export const SWITCHABLE = [
  "exemptIncome",
  "socioProfessionalExemption",
  "capitalSlices",
  "propertyExemption",
  "transferDeductions",
  "generalExemption",
] as const;
export type Switchable = (typeof SWITCHABLE)[number];

/** Something that keeps the rules from giving an answer: there is then no amount at all. */
export interface Gap {
  readonly code: GapCode;
  /** References of the facts that it is about. */
  readonly refs: readonly string[];
  readonly citation: Citation;
}

/** The facts that a remark is about, and whose they are. */
type AboutFacts = Required<Pick<StepDetails, "refs">> & Pick<StepDetails, "person">;

/** What the rules know besides the facts. Lives for one period only. */
export class RuleContext {
  private readonly found: Gap[] = [];
  private readonly against: Reason[] = [];
  private readonly inFavour: Reason[] = [];
  private doubting = false;
  private readonly stepsBefore: number[] = [];

  constructor(
    /** The day judged: the first day of the period, whose facts all hold throughout. */
    readonly date: LegalDate,
    /** The day of the request: terms that look back are counted from it. */
    readonly requestedOn: LegalDate,
    /** Whether the file follows art. 34 KB as it is since 1 March 2026. */
    readonly newRelativesRules: boolean,
    readonly parameters: Parameters,
    private readonly made: readonly MadeChoice[],
    readonly trace: Trace,
    private readonly without: ReadonlySet<Switchable>,
  ) {}

  /** What was found missing so far. */
  get gaps(): readonly Gap[] {
    return this.found;
  }

  /** Notes what keeps the rules from giving an answer; the caller goes on with nothing. */
  gap(code: GapCode, citation: Citation, refs: readonly string[] = []): void {
    this.found.push({ code, citation, refs });
    this.stepsBefore.push(this.trace.steps.length);
  }

  /**
   * What `part` gives, or nothing when it found a gap: then what it wrote down after the gap is
   * taken back, so that no step tells of an amount that was not found.
   */
  unlessGap<T>(part: () => T): T | undefined {
    const known = this.found.length;
    const given = part();
    const steps = this.stepsBefore[known];
    if (steps === undefined) return given;
    this.trace.forgetFrom(steps);
    return undefined;
  }

  /** Facts that were not told and that the calculation took against the person so far. */
  get takenAgainst(): readonly Reason[] {
    return this.against;
  }

  /**
   * Notes a fact that was not told and could only have helped the person. The calculation goes on
   * without it, but nobody is found to have sufficient means on such a ground.
   */
  takeAgainst(code: ReasonCode, citation: Citation, refs: readonly string[]): void {
    if (this.against.some((reason) => reason.code === code)) return;
    this.against.push({ code, citation, refs });
  }

  /** `takeAgainst`, and a step that says so: for a fact of which no other step tells. */
  tellAgainst(code: NotTold, citation: Citation, about: AboutFacts): void {
    this.takeAgainst(code, citation, about.refs);
    this.trace.said("rule", code, "notTold", citation, about);
  }

  /** Facts that were not told and that the calculation took in favour of the person so far. */
  get assumed(): readonly Reason[] {
    return this.inFavour;
  }

  /**
   * Notes a fact that was not told and could only have been against the person: the calculation
   * goes on as if it was not so, and nobody is found without sufficient means on such a ground.
   * The caller writes the step that says so.
   *
   * @returns whether to go on so; not where it is looked into whether anything turns on it
   */
  assume(code: NotTold, citation: Citation, refs: readonly string[]): boolean {
    if (!this.inFavour.some((reason) => reason.code === code)) {
      this.inFavour.push({ code, citation, refs });
    }
    return !this.doubting;
  }

  /** `assume`, and a step that says so. */
  tellAssumed(code: NotTold, citation: Citation, about: AboutFacts): boolean {
    this.trace.said("rule", code, "notTold", citation, about);
    return this.assume(code, citation, about.refs);
  }

  /** The same day without any of what was assumed in favour of the person; nothing is written. */
  withoutAssumptions(): RuleContext {
    const { date, requestedOn, newRelativesRules, parameters, made, without } = this;
    const silent = new Trace(true);
    const doubting = new RuleContext(
      date,
      requestedOn,
      newRelativesRules,
      parameters,
      made,
      silent,
      without,
    );
    doubting.doubting = true;
    return doubting;
  }

  /** The figure of the law on the day judged, written down as a step. */
  parameter(
    label: TraceLabel,
    key: ParameterKey,
    unit: StepDetails["unit"] = "euroCentsPerYear",
  ): Traced {
    return this.trace.parameter(label, this.parameters.valueAt(key, this.date), unit);
  }

  /** What applies on an open point, written down as a step. */
  choice<K extends ChoiceKey>(key: K): ChoiceValue<K> {
    const { value } = chosenOn(key, this.date, this.made);
    this.trace.said("choice", "choiceMade", `${key}=${value}`, CHOICES[key].citation);
    return value;
  }

  /** Whether a partial question switched this exemption off. */
  isOff(exemption: Switchable): boolean {
    return this.without.has(exemption);
  }
}
