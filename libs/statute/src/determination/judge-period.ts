import type { LegalDate } from "#kernel";
import type { MadeChoice } from "../choices/choices.js";
import type { Case, Question } from "../facts/case.js";
import { QUESTIONS } from "../facts/case.js";
import { asOf, turningPoints } from "../facts/holding.js";
import type { Parameters } from "../parameters/parameters.js";
import { findCategory } from "../rules/category/find-category.js";
import { judgeAge } from "../rules/conditions/age.js";
import { judgeExhaustion } from "../rules/conditions/exhaustion.js";
import { judgeMeans } from "../rules/conditions/means.js";
import { judgeNationality } from "../rules/conditions/nationality.js";
import { judgeResidence } from "../rules/conditions/residence.js";
import { judgeWillingness } from "../rules/conditions/willingness.js";
import { RuleContext, type Switchable } from "../rules/context.js";
import { newRelativesRulesFrom } from "../rules/relatives-switch.js";
import type { Reason, Verdict } from "../rules/verdict.js";
import { isSatisfied } from "../conditions/outcomes.js";
import { Trace } from "../trace/trace.js";
import { amountsOf, type Calculated } from "./amounts-of.js";
import type { Period, RightState } from "./determination.js";
import { type Facts, withoutQuestion } from "./facts.js";
import { notConfirmedIn } from "./not-confirmed.js";
import type { Segment } from "./segments.js";

type Asks = (question: Question) => boolean;

/** What every period of a case has in common. */
interface Judging {
  readonly asked: Case;
  readonly requestedOn: LegalDate;
  /** From which day the file follows art. 34 KB as rewritten. */
  readonly switched: LegalDate | undefined;
  readonly without: ReadonlySet<Switchable>;
  readonly parameters: Parameters;
  readonly choices: readonly MadeChoice[];
  readonly silent: boolean;
}

/** Everything that is asked, stretch of days by stretch of days on which nothing changes. */
export function judgePeriods(
  asked: Case,
  stretches: readonly Segment[],
  parameters: Parameters,
  choices: readonly MadeChoice[],
  silent: boolean,
): Period[] {
  const requestedOn = asked.requestedOn ?? asked.from;
  const judging: Judging = {
    asked,
    requestedOn,
    switched: newRelativesRulesFrom(requestedOn, asked.reviewedOn ?? []),
    without: new Set(asked.without ?? []),
    parameters,
    choices,
    silent,
  };
  const known = withoutQuestion(asked);
  const turns = new Set(turningPoints(known));
  let facts = turns.size === 0 ? known : asOf(known, asked.from);
  return stretches.map((stretch) => {
    if (turns.has(stretch.from)) facts = asOf(known, stretch.from);
    return judgePeriod(facts, stretch, judging);
  });
}

function judgePeriod(facts: Facts, stretch: Segment, judging: Judging): Period {
  const { from } = stretch;
  const { asked, requestedOn, switched, without, parameters, choices, silent } = judging;
  const newRelativesRules = switched !== undefined && from >= switched;
  const trace = new Trace(silent);
  const ctx = new RuleContext(
    from,
    requestedOn,
    newRelativesRules,
    parameters,
    choices,
    trace,
    without,
  );
  const asks: Asks = (question) => (asked.ask ?? QUESTIONS).includes(question);

  const calculated = calculate(facts, ctx, asks);
  const verdicts = asks("conditions") ? judgeConditions(facts, calculated, ctx, asks) : [];
  return {
    ...stretch,
    right: rightFrom(verdicts),
    verdicts,
    ...calculated,
    gaps: ctx.gaps,
    trace: trace.steps,
    notConfirmed: silent ? [] : notConfirmedIn(trace.steps, from, verdicts),
  };
}

function calculate(facts: Facts, ctx: RuleContext, asks: Asks): Calculated {
  // What was transferred is lowered every year by an amount of the category.
  const forTransfers = asks("means") && (facts.means?.transfers ?? []).length > 0;
  const needsCategory = asks("category") || asks("cohabitants") || asks("leefloon") || forTransfers;
  const category = needsCategory
    ? findCategory({ household: facts.household, given: facts.category }, ctx)
    : undefined;
  const ofCategory = category === undefined ? {} : { category };
  return { ...ofCategory, ...amountsOf(facts, category, ctx, asks) };
}

function judgeConditions(
  facts: Facts,
  { amounts }: Calculated,
  ctx: RuleContext,
  asks: Asks,
): Verdict[] {
  return [
    judgeResidence(facts.stays),
    judgeAge(facts.born, facts.assimilations, ctx),
    judgeNationality(facts.nationalities, ctx),
    judgeMeans(amounts?.meansSufficient, decisiveNotTold(amounts, facts, ctx, asks)),
    judgeWillingness(facts.work),
    judgeExhaustion(facts.claims, facts.born, ctx),
  ];
}

/**
 * The facts that were not told and on which it turns whether the means are sufficient: those taken
 * against the person where they are, those assumed in favour where they would be without them.
 */
function decisiveNotTold(
  amounts: Calculated["amounts"],
  facts: Facts,
  ctx: RuleContext,
  asks: Asks,
): readonly Reason[] {
  if (amounts === undefined || amounts.meansSufficient) return ctx.takenAgainst;
  if (ctx.assumed.length === 0) return [];
  const doubted = calculate(facts, ctx.withoutAssumptions(), asks).amounts;
  return doubted?.meansSufficient === false ? [] : ctx.assumed;
}

/** Open when all six are satisfied, not open as soon as one is not met. */
function rightFrom(verdicts: readonly Verdict[]): RightState {
  if (verdicts.some(({ outcome }) => outcome === "notMet")) return "notOpen";
  const all = verdicts.length > 0;
  return all && verdicts.every(({ condition, outcome }) => isSatisfied(condition, outcome))
    ? "open"
    : "undetermined";
}
