import type { ParameterKey } from "../parameters/keys.js";
import type { TraceLabel } from "../trace/labels.js";
import type { RuleContext } from "./context.js";

/**
 * An age or a term of the law on the day judged, written down as a step; nothing when none is known
 * on that day.
 */
export function figure(
  ctx: RuleContext,
  label: TraceLabel,
  key: ParameterKey,
  unit: "years" | "months",
): number | undefined {
  const found = ctx.parameters.findValue(key, ctx.date);
  if (found !== undefined) ctx.trace.parameter(label, found, unit);
  return found?.value;
}
