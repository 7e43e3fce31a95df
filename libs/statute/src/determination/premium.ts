import type { MadeChoice } from "../choices/choices.js";
import type { Case } from "../facts/case.js";
import { QUESTIONS } from "../facts/case.js";
import type { Parameters } from "../parameters/parameters.js";
import { RuleContext } from "../rules/context.js";
import { installationPremium } from "../rules/leefloon/installation-premium.js";
import { Trace } from "../trace/trace.js";
import type { DeterminedPremium, Period } from "./determination.js";

/** The installation premium, judged on the day on which the person moved in. */
export function premiumOf(
  facts: Case,
  periods: readonly Period[],
  parameters: Parameters,
  choices: readonly MadeChoice[],
): DeterminedPremium | undefined {
  const { installation, ask = QUESTIONS } = facts;
  if (installation === undefined || !ask.includes("installationPremium")) return undefined;
  const day = installation.movedInOn;
  const period = periods.find(
    ({ from, until }) => from <= day && (until === undefined || day <= until),
  );
  const ctx = new RuleContext(
    day,
    facts.requestedOn ?? facts.from,
    false,
    parameters,
    choices,
    new Trace(true),
    new Set(),
  );
  return installationPremium(installation, period?.right ?? "undetermined", ctx);
}
