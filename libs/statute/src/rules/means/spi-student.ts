import type { LegalDate } from "#kernel";
import type { SpiVariant } from "../../amounts/spi-amount.js";
import type { Employment } from "../../facts/means.js";
import { cite } from "../../law/citation.js";
import { legalRule } from "../../law/legal-rule.js";
import type { TraceLabel } from "../../trace/labels.js";
import { birthday } from "../calendar.js";
import type { Referred, Subject } from "./subject.js";

/** Art. 35 § 2 KB: a student must be under the age limit when the right begins, not later. */
export const youngEnough = legalRule(
  cite("kbRmi", "art. 35 § 2", "sourced", "UV", "DQ-JOB"),
  (born: LegalDate, entitledOn: LegalDate, limit: number): boolean =>
    entitledOn < birthday(born, limit),
);

/**
 * Art. 35 § 2 KB: full-time studies with an individual plan. Work that began before the right is
 * served too; for as long as the plan lasts, without credit of days.
 */
export const studiesWithPlan = legalRule(
  cite("kbRmi", "art. 35 § 2", "sourced", "UV", "DQ-JOB", "MI-STU"),
  ({ fullTimeStudent = false, hasIndividualPlan = false }: Employment): TraceLabel[] => [
    ...(fullTimeStudent ? [] : ["spiNotFullTime" as const]),
    ...(hasIndividualPlan ? [] : ["spiNoPlan" as const]),
  ],
);

/** Everything that keeps a student from the exemption. */
export function studentRefusals(
  employment: Referred<Employment>,
  { ctx, born, person }: Subject,
): TraceLabel[] {
  const refusals = studiesWithPlan(employment);
  const { fullTimeStudent, hasIndividualPlan } = employment;
  if (fullTimeStudent === undefined || hasIndividualPlan === undefined || born === undefined) {
    ctx.takeAgainst("studentFactsMissing", studiesWithPlan.citation, [employment.ref]);
  }
  if (born === undefined) return [...refusals, "spiAgeUnknown"];
  const { citation } = youngEnough;
  const day = { refs: [employment.ref], person, unit: "date" } as const;
  ctx.trace.said("fact", "studentBorn", born, citation, day);
  ctx.trace.said("fact", "studentEntitledOn", ctx.requestedOn, citation, day);
  const limit = ctx.parameters.valueAt("kb-rmi/art-35/student.age-limit", ctx.date);
  ctx.trace.parameter("studentAgeLimit", limit, "years");
  const young = youngEnough(born, ctx.requestedOn, limit.value);
  return young ? refusals : [...refusals, "spiTooOld"];
}

/**
 * Art. 35 § 2 KB: a student with a grant had a lower amount until 2021; since 1 January 2022 the
 * amount is the general one, with or without a grant (Royal Decree of 25 January 2022).
 */
export const studentAmount = legalRule(
  cite("kbRmi", "art. 35 § 2", "sourced", "UV"),
  (withGrant: boolean, lowerAmountExists: boolean): SpiVariant =>
    withGrant && lowerAmountExists ? "studentWithGrant" : "general",
);

/** The amount that serves a student on the day judged. */
export function studentServed(
  { ref, studentWithGrant }: Referred<Employment>,
  { ctx, person }: Subject,
): SpiVariant {
  const key = "kb-rmi/art-35/student-with-grant.base";
  const lowerAmountExists = ctx.parameters.findValue(key, ctx.date) !== undefined;
  const isOpen = studentWithGrant === undefined && lowerAmountExists;
  const about = { refs: [ref], person };
  const asIfWith = isOpen && !ctx.tellAssumed("studyGrantNotTold", studentAmount.citation, about);
  return studentAmount(studentWithGrant ?? asIfWith, lowerAmountExists);
}
