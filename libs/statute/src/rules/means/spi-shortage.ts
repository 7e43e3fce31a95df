import { addDays, type LegalDate } from "#kernel";
import type { Employment } from "../../facts/means.js";
import { cite } from "../../law/citation.js";
import { legalRule } from "../../law/legal-rule.js";
import type { TraceLabel } from "../../trace/labels.js";
import { monthsOver } from "../calendar.js";
import type { Referred, Subject } from "./subject.js";

/** The contract must be for so many months at least. */
const SHORTEST_CONTRACT = 3;

/**
 * Art. 35 KB: the higher amount asks for a contract of three months, a certificate of the regional
 * employment service that the occupation is short of people, and no such exemption before.
 */
export const shortageConditions = legalRule(
  cite("kbRmi", "art. 35", "sourced", "DQ-PEN"),
  ({ contractMonths = 0, shortageCertificate = false, shortageUsedBefore = false }: Employment) => [
    ...(contractMonths >= SHORTEST_CONTRACT ? [] : ["shortageContractTooShort" as const]),
    ...(shortageCertificate ? [] : ["shortageNoCertificate" as const]),
    ...(shortageUsedBefore ? ["shortageUsedBefore" as const] : []),
  ],
);

/** Art. 35 KB: the higher amount lasts three months from the first day of that work. */
export const shortageOverFrom = legalRule(
  cite("kbRmi", "art. 35", "sourced", "DQ-PEN"),
  (firstDay: LegalDate, months: number): LegalDate => monthsOver(firstDay, months),
);

/** The first day of the work in a shortage occupation, as far as the facts tell. */
export function shortageFirstDay({ from, firstDay }: Employment, requestedOn: LegalDate) {
  return from ?? firstDay ?? requestedOn;
}

/** Everything that keeps the higher amount away; the general one may serve instead. */
export function shortageRefusals(
  employment: Referred<Employment>,
  { ctx, person }: Subject,
): TraceLabel[] {
  const { date, requestedOn, parameters, trace } = ctx;
  const duration = parameters.findValue("kb-rmi/art-35/shortage.duration", date);
  if (duration === undefined) return ["shortageNotYet"];
  const { citation } = shortageOverFrom;
  const first = shortageFirstDay(employment, requestedOn);
  const over = shortageOverFrom(first, duration.value);
  const day = { refs: [employment.ref], person, unit: "date" } as const;
  trace.said("fact", "shortageFirstDay", first, citation, day);
  const months = trace.parameter("shortageDuration", duration, "months");
  trace.said("rule", "shortageEnds", addDays(over, -1), citation, { ...day, from: [months] });
  const refusals = shortageConditions(employment);
  if (date >= over) return [...refusals, "shortageOver"];
  return [...refusals, ...notTold(employment, refusals.length > 0, { ctx, person })];
}

/**
 * Says which of the facts that the higher amount asks for was not told; what else keeps it away.
 * Whether it was used before matters only to whom it would serve.
 */
function notTold(
  { ref, contractMonths, shortageCertificate, shortageUsedBefore }: Referred<Employment>,
  refused: boolean,
  { ctx, person }: Pick<Subject, "ctx" | "person">,
): TraceLabel[] {
  const { citation } = shortageConditions;
  const about = { refs: [ref], person };
  const isOpen =
    (contractMonths === undefined || contractMonths >= SHORTEST_CONTRACT) &&
    shortageCertificate !== false &&
    shortageUsedBefore !== true;
  if (refused && isOpen) ctx.tellAgainst("shortageFactsNotTold", citation, about);
  if (refused || shortageUsedBefore !== undefined) return [];
  return ctx.tellAssumed("shortageUseNotTold", citation, about) ? [] : ["shortageUsedBefore"];
}
