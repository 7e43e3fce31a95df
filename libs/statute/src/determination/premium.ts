import type { MadeChoice } from "../choices/choices.js";
import type { Case } from "../facts/case.js";
import { QUESTIONS } from "../facts/case.js";
import type { Parameters } from "../parameters/parameters.js";
import { RuleContext } from "../rules/context.js";
import { installationPremium } from "../rules/leefloon/installation-premium.js";
import { Trace } from "../trace/trace.js";
import type { DeterminedPremium, NotConfirmed, Period } from "./determination.js";
import { notConfirmedIn, notConfirmedInReasons } from "./not-confirmed.js";

/** The installation premium with what it rests on that is not confirmed. */
export interface JudgedPremium {
  readonly premium: DeterminedPremium;
  readonly notConfirmed: readonly NotConfirmed[];
}

/** The installation premium, judged on the day on which the person moved in. */
export function premiumOf(
  facts: Case,
  periods: readonly Period[],
  parameters: Parameters,
  choices: readonly MadeChoice[],
): JudgedPremium | undefined {
  const { installation, ask = QUESTIONS } = facts;
  if (installation === undefined || !ask.includes("installationPremium")) return undefined;
  const day = installation.movedInOn;
  const period = periods.find(
    ({ from, until }) => from <= day && (until === undefined || day <= until),
  );
  const trace = new Trace();
  const ctx = new RuleContext(
    day,
    facts.requestedOn ?? facts.from,
    false,
    parameters,
    choices,
    trace,
    new Set(),
  );
  const premium = installationPremium(installation, period?.right ?? "undetermined", ctx);
  const ofSteps = notConfirmedIn(trace.steps, day, []);
  return { premium, notConfirmed: [...ofSteps, ...notConfirmedInReasons(premium.reasons)] };
}
