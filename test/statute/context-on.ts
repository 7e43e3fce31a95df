import { legalDate } from "#kernel";
import { loadParameters } from "#statute";
import type { ChoiceKey } from "../../libs/statute/src/choices/choices.js";
import { RuleContext } from "../../libs/statute/src/rules/context.js";
import { ART_34_REWRITTEN } from "../../libs/statute/src/rules/relatives-switch.js";
import { Trace } from "../../libs/statute/src/trace/trace.js";

const parameters = loadParameters();

/** The rules on `date`, for a request of that day to a centre that made `choices` long ago. */
export function contextOn(
  date: string,
  choices: Readonly<Partial<Record<ChoiceKey, string>>> = {},
): RuleContext {
  const day = legalDate(date);
  const made = Object.entries(choices).map(([key, value]) => ({
    key: key as ChoiceKey,
    value,
    from: legalDate("2002-10-01"),
  }));
  const trace = new Trace();
  return new RuleContext(day, day, day >= ART_34_REWRITTEN, parameters, made, trace, new Set());
}
