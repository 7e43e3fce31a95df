import type { SpiVariant } from "../../amounts/spi-amount.js";
import type { Employment } from "../../facts/means.js";
import { type Citation, cite } from "../../law/citation.js";
import { legalRule } from "../../law/legal-rule.js";
import type { TraceLabel } from "../../trace/labels.js";
import { creditRefusal, creditUsedUpFrom } from "./spi-credit.js";
import { shortageConditions, shortageRefusals } from "./spi-shortage.js";
import { studentRefusals, studentServed, studiesWithPlan } from "./spi-student.js";
import type { Referred, Subject } from "./subject.js";

/** The amount of art. 35 KB that serves somebody on a day. */
export type Served = SpiVariant | "artist";

/**
 * Art. 35 § 1 KB: the exemption serves whoever starts to work, or starts or goes on with a training,
 * while having the leefloon; not work that was already there.
 */
export const startedOnLeefloon = legalRule(
  cite("kbRmi", "art. 35 § 1", "sourced", "DQ-JOB", "BD-3363"),
  ({ startedOnLeefloon: started }: Employment): boolean => started,
);

/** Art. 35 KB: irregular artistic income has an exemption per year instead of per month. */
const ARTISTS_PER_YEAR = cite("kbRmi", "art. 35", "sourced", "KH");

/** Art. 35 KB: one exemption for a person, on one basis at a time. */
const ONE_AT_A_TIME = cite("kbRmi", "art. 35", "unseen", "K");

interface Judged {
  readonly variant: Employment["variant"];
  readonly served: Served | undefined;
}

/**
 * The amount that serves the person on the day judged, or nothing; the trace says why. Facts that
 * lead to different amounts contradict each other: which income each is about is not known.
 */
export function findServed(
  employments: readonly Referred<Employment>[],
  subject: Subject,
): Served | undefined {
  const { ctx, person } = subject;
  const [first, ...others] = employments.map((employment) => judge(employment, subject));
  if (first === undefined) {
    const { citation } = startedOnLeefloon;
    ctx.trace.said("rule", "spiNoFacts", "notApplied", citation, { person });
    return undefined;
  }
  const contradicts = ({ variant, served }: Judged) =>
    variant !== first.variant || served !== first.served;
  if (others.some(contradicts)) {
    ctx.gap(
      "employmentsContradict",
      ONE_AT_A_TIME,
      employments.map(({ ref }) => ref),
    );
    return undefined;
  }
  return first.served;
}

function judge(employment: Referred<Employment>, subject: Subject): Judged {
  const { variant } = employment;
  return { variant, served: servedBy(employment, subject) };
}

function servedBy(employment: Referred<Employment>, subject: Subject): Served | undefined {
  switch (employment.variant) {
    case "student": {
      const refusals = studentRefusals(employment, subject);
      if (refused(refusals, studiesWithPlan.citation, employment, subject)) return undefined;
      accepted("spiStudent", studiesWithPlan.citation, employment, subject);
      return studentServed(employment, subject);
    }
    case "shortage": {
      if (!onCredit(employment, subject)) return undefined;
      const refusals = shortageRefusals(employment, subject);
      const { citation } = shortageConditions;
      if (!refused(refusals, citation, employment, subject)) {
        accepted("spiShortage", citation, employment, subject);
        return "shortage";
      }
      accepted("spiGeneral", startedOnLeefloon.citation, employment, subject);
      return "general";
    }
    case "artist":
      if (!onCredit(employment, subject)) return undefined;
      accepted("spiArtist", ARTISTS_PER_YEAR, employment, subject);
      return "artist";
    case "general":
      if (!onCredit(employment, subject)) return undefined;
      accepted("spiGeneral", startedOnLeefloon.citation, employment, subject);
      return "general";
  }
}

/** Whether the work began with the leefloon and the credit still lasts. */
function onCredit(employment: Referred<Employment>, subject: Subject): boolean {
  const started = startedOnLeefloon(employment) ? [] : ["spiNotStarted" as const];
  if (refused(started, startedOnLeefloon.citation, employment, subject)) return false;
  const over = creditRefusal(employment, subject);
  const refusals = over === undefined ? [] : [over];
  return !refused(refusals, creditUsedUpFrom.citation, employment, subject);
}

/** Writes down each reason against; whether there is one. */
function refused(
  refusals: readonly TraceLabel[],
  citation: Citation,
  { ref }: Referred<Employment>,
  { ctx, person }: Subject,
): boolean {
  for (const label of refusals) {
    ctx.trace.said("rule", label, "notApplied", citation, { refs: [ref], person });
  }
  return refusals.length > 0;
}

function accepted(
  label: TraceLabel,
  citation: Citation,
  { ref }: Referred<Employment>,
  { ctx, person }: Subject,
): void {
  ctx.trace.said("rule", label, "applied", citation, { refs: [ref], person });
}
