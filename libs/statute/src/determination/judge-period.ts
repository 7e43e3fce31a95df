import type { MadeChoice } from "../choices/choices.js";
import type { Case, Question } from "../facts/case.js";
import { QUESTIONS } from "../facts/case.js";
import { asOf } from "../facts/holding.js";
import type { Parameters } from "../parameters/parameters.js";
import { findCategory } from "../rules/category/find-category.js";
import { judgeAge } from "../rules/conditions/age.js";
import { judgeExhaustion } from "../rules/conditions/exhaustion.js";
import { judgeMeans } from "../rules/conditions/means.js";
import { judgeNationality } from "../rules/conditions/nationality.js";
import { judgeResidence } from "../rules/conditions/residence.js";
import { judgeWillingness } from "../rules/conditions/willingness.js";
import { RuleContext } from "../rules/context.js";
import { newRelativesRulesFrom } from "../rules/relatives-switch.js";
import type { Verdict } from "../rules/verdict.js";
import { isSatisfied } from "../conditions/outcomes.js";
import { Trace } from "../trace/trace.js";
import { amountsOf, type Calculated } from "./amounts-of.js";
import type { Period, RightState } from "./determination.js";
import { type Facts, withoutQuestion } from "./facts.js";
import { notConfirmedIn } from "./not-confirmed.js";
import type { Segment } from "./segments.js";

/** Everything that is asked about days on which nothing changes. */
export function judgePeriod(
  asked: Case,
  segment: Segment,
  parameters: Parameters,
  choices: readonly MadeChoice[],
  silent: boolean,
): Period {
  const { from } = segment;
  const requestedOn = asked.requestedOn ?? asked.from;
  const switched = newRelativesRulesFrom(requestedOn, asked.reviewedOn ?? []);
  const ctx = new RuleContext(
    from,
    requestedOn,
    switched !== undefined && from >= switched,
    parameters,
    choices,
    new Trace(silent),
    new Set(asked.without ?? []),
  );
  const asks = (question: Question) => (asked.ask ?? QUESTIONS).includes(question);
  const facts = asOf(withoutQuestion(asked), from);

  const calculated = calculate(facts, ctx, asks);
  const verdicts = asks("conditions") ? judgeConditions(facts, calculated, ctx) : [];
  return {
    ...segment,
    right: rightFrom(verdicts),
    verdicts,
    ...calculated,
    gaps: ctx.gaps,
    trace: ctx.trace.steps,
    notConfirmed: silent ? [] : notConfirmedIn(ctx.trace.steps, from, verdicts),
  };
}

function calculate(
  facts: Facts,
  ctx: RuleContext,
  asks: (question: Question) => boolean,
): Calculated {
  const needsCategory = asks("category") || asks("cohabitants") || asks("leefloon");
  const category = needsCategory
    ? findCategory({ household: facts.household, given: facts.category }, ctx)
    : undefined;
  const ofCategory = category === undefined ? {} : { category };
  return { ...ofCategory, ...amountsOf(facts, category, ctx, asks) };
}

function judgeConditions(facts: Facts, { amounts }: Calculated, ctx: RuleContext): Verdict[] {
  return [
    judgeResidence(facts.stays),
    judgeAge(facts.born, facts.assimilations, ctx),
    judgeNationality(facts.nationalities, ctx),
    judgeMeans(amounts?.meansSufficient),
    judgeWillingness(facts.work),
    judgeExhaustion(facts.claims, facts.born, ctx),
  ];
}

/** Open when all six are satisfied, not open as soon as one is not met. */
function rightFrom(verdicts: readonly Verdict[]): RightState {
  if (verdicts.some(({ outcome }) => outcome === "notMet")) return "notOpen";
  const all = verdicts.length > 0;
  return all && verdicts.every(({ condition, outcome }) => isSatisfied(condition, outcome))
    ? "open"
    : "undetermined";
}
