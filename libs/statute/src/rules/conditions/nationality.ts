import type { LegalDate } from "#kernel";
import {
  type Nationality,
  NATIONALITY_STATUSES,
  type NationalityStatus,
} from "../../facts/person.js";
import { cite } from "../../law/citation.js";
import { legalRule } from "../../law/legal-rule.js";
import { monthsOver } from "../calendar.js";
import type { RuleContext } from "../context.js";
import { figure } from "../figure.js";
import { agreed, allOf, anyOf, type Finding, finding, reason, type Statement } from "../finding.js";
import type { Verdict } from "../verdict.js";
import { verdictOf } from "./verdict-of.js";

/** Art. 3, 3° RMI-wet: Belgians, stateless persons and recognised refugees, without more. */
export const opensByItself = cite("rmiWet", "art. 3, 3°", "sourced", "DH");

/**
 * Art. 3, 3° RMI-wet: a foreigner entered in the population register. Who is in the register of
 * foreigners may get the equivalent of the leefloon, which is another law.
 */
export const isInPopulationRegister = legalRule(
  cite("rmiWet", "art. 3, 3°", "sourced", "DH", "BJ-COND"),
  (statuses: readonly NationalityStatus[]): Statement =>
    agreed(
      statuses
        .filter((status) => status === "populationRegister" || status === "foreignersRegister")
        .map((status) => status === "populationRegister"),
    ),
);

/** Art. 3, 3° RMI-wet: an EU citizen or a relative with a right of residence over three months. */
export const hasRightOfResidence = legalRule(
  cite("rmiWet", "art. 3, 3°", "sourced", "DH"),
  (facts: readonly Nationality[]): Statement =>
    agreed(facts.flatMap(({ residenceOverThreeMonths: over }) => (over === undefined ? [] : over))),
);

/**
 * Art. 3, 3° RMI-wet: the right of an EU citizen opens after the first three months of that stay.
 * Seen for social aid only. The first day of the stay counts: of a stay since 15 January the three
 * months are over on 15 April.
 */
export const waitingTimeIsOver = legalRule(
  cite("rmiWet", "art. 3, 3°", "unseen", "K"),
  (facts: readonly Nationality[], months: number | undefined, date: LegalDate): Statement =>
    months === undefined
      ? "missing"
      : agreed(
          facts.flatMap(({ residentSince: since }) =>
            since === undefined ? [] : date >= monthsOver(since, months),
          ),
        ),
);

/**
 * EU citizens who stay as jobseekers have no social aid (seen); what that means for the leefloon
 * was not seen. People must look at the residence title.
 */
export const jobseekersCitation = cite("rmiWet", "art. 3, 3°", "unseen", "K");

/** Act of 21 July 2016: persons with subsidiary protection from this day. */
export const SUBSIDIARY_PROTECTION_SINCE = "2016-12-01" as LegalDate;

/** Art. 3, 3° RMI-wet, sixth dash: subsidiary protection, applied from 1 December 2016. */
export const opensSubsidiaryProtection = legalRule(
  cite("rmiWet", "art. 3, 3°", "sourced", "EA-2016", "BRU-537"),
  (date: LegalDate): Statement => (date >= SUBSIDIARY_PROTECTION_SINCE ? "yes" : "no"),
);

/**
 * The condition of nationality: one status that opens the right is enough. Everybody has some
 * nationality or status, so none at all is not known.
 */
export function judgeNationality(
  nationalities: readonly Nationality[] | undefined = [],
  ctx: RuleContext,
): Verdict {
  const findings = NATIONALITY_STATUSES.flatMap((status) => {
    const facts = nationalities.filter((fact) => fact.status === status);
    return facts.length === 0 ? [] : [judgeStatus(status, facts, nationalities, ctx)];
  });
  if (findings.length === 0) {
    const reasons = [reason("factsMissing", opensByItself)];
    return verdictOf("nationality", { answer: "open", reasons });
  }
  return verdictOf("nationality", anyOf(findings));
}

function judgeStatus(
  status: NationalityStatus,
  facts: readonly Nationality[],
  all: readonly Nationality[],
  ctx: RuleContext,
): Finding {
  switch (status) {
    case "belgian":
    case "stateless":
    case "refugee":
      return { answer: "yes", reasons: [reason(status, opensByItself, facts)] };
    case "euCitizen":
    case "euFamilyMember":
      return judgeEuStay(facts, ctx);
    case "populationRegister":
    case "foreignersRegister":
      return judgeRegister(all);
    case "subsidiaryProtection":
      return finding(
        opensSubsidiaryProtection(ctx.date),
        { yes: "subsidiaryProtection", no: "subsidiaryProtectionNotYet" },
        opensSubsidiaryProtection.citation,
        facts,
      );
    case "other":
      return { answer: "no", reasons: [reason("otherStatus", opensByItself, facts)] };
  }
}

/** Nobody is in both registers; where both are told it matters which is right. */
function judgeRegister(all: readonly Nationality[]): Finding {
  return finding(
    isInPopulationRegister(all.map(({ status }) => status)),
    { yes: "populationRegister", no: "foreignersRegister" },
    isInPopulationRegister.citation,
    all.filter(({ status }) => status === "populationRegister" || status === "foreignersRegister"),
  );
}

function judgeEuStay(facts: readonly Nationality[], ctx: RuleContext): Finding {
  const months = figure(ctx, "euWaitingTime", "rmi-wet/art-3/eu.waiting-period", "months");
  const { answer, reasons } = allOf([
    finding(
      hasRightOfResidence(facts),
      { yes: "euRightOfResidence", no: "euNoRightOfResidence" },
      hasRightOfResidence.citation,
      facts,
    ),
    finding(
      waitingTimeIsOver(facts, months, ctx.date),
      { yes: "euWaitingTimeOver", no: "euWaitingTimeRunning" },
      waitingTimeIsOver.citation,
      facts,
    ),
  ]);
  const asJobseeker = reason("euJobseekerUnclear", jobseekersCitation, facts);
  return { answer, reasons: answer === "yes" ? [...reasons, asJobseeker] : reasons };
}
