import { type LegalDate, legalDate } from "#kernel";
import { CONDITIONS } from "#statute";
import type { ReportSection, ReportVersion, SocialReportEvent } from "../domain/events.js";

/** Staff of a fictive centre. */
export const AUTHOR = "caseworker-els";
export const OTHER_AUTHOR = "caseworker-bram";
export const REVIEWER = "team-leader-tine";
export const DIGEST = "ab".repeat(32);

const DAYS = {
  drafted: "2025-03-10",
  heard: "2025-03-11",
  reviewed: "2025-03-12",
  sealed: "2025-03-13",
  submitted: "2025-03-14",
  reopened: "2025-03-25",
} as const;

/** A day of March 2025. */
export function march(day: number): LegalDate {
  return legalDate(`2025-03-${String(day).padStart(2, "0")}`);
}

/** One section per condition, all met unless `outcomes` says otherwise. */
export function sections(
  outcomes: Partial<Record<ReportSection["condition"], ReportSection["outcome"]>> = {},
): ReportSection[] {
  return CONDITIONS.map((condition) => ({
    condition,
    text: `Wat het verslag zegt over ${condition}.`,
    outcome: outcomes[condition] ?? "met",
    reasons: "Dat blijkt uit de stukken.",
    facts: [],
    conditionVersion: "2",
  }));
}

/** What a version says; a grant of 835.03 euro a month unless `changes` says otherwise. */
export function content(
  changes: Partial<Omit<ReportVersion, "version">> = {},
): Omit<ReportVersion, "version"> {
  return {
    authorId: AUTHOR,
    draftedOn: DAYS.drafted,
    sections: sections(),
    calculation: {
      calculationId: "4f9c4a52-1f6a-4a43-9d0e-3a5f1f0c2b7e",
      category: 2,
      from: "2025-03-03",
      annualAmountCents: 1_577_041,
      countedMeansCents: 600_000,
      monthlyLeefloonCents: 83_503,
      meansSufficient: false,
      determinationVersion: "0",
    },
    proposal: { outcome: "grant", text: "Wij stellen voor toe te kennen." },
    ...changes,
  };
}

/** Content on which only a refusal can be proposed: the means are above the amount. */
export function refusalContent(): Omit<ReportVersion, "version"> {
  return content({
    sections: sections({ means: "notMet" }),
    calculation: { ...content().calculation, monthlyLeefloonCents: 0, meansSufficient: true },
    proposal: { outcome: "refuse", text: "Wij stellen voor te weigeren." },
  });
}

export function drafted(version = 1, authorId = AUTHOR): SocialReportEvent {
  return { type: "socialReport.VersionDrafted", data: { ...content({ authorId }), version } };
}

export function read(version = 1): SocialReportEvent {
  return {
    type: "socialReport.VersionRead",
    data: { version, readOn: DAYS.heard, readerId: AUTHOR, language: "nl", manner: "inPerson" },
  };
}

export function declined(version = 1): SocialReportEvent {
  return {
    type: "socialReport.ReadingDeclined",
    data: { version, declinedOn: DAYS.heard, offeredBy: AUTHOR },
  };
}

export function attempted(attemptedOn: string, version = 1): SocialReportEvent {
  return {
    type: "socialReport.ReadingAttemptFailed",
    data: {
      version,
      attemptedOn,
      attemptedBy: AUTHOR,
      manner: "appointment",
      whatHappened: "Niet gekomen.",
    },
  };
}

export function reviewed(
  verdict: "approved" | "returned" = "approved",
  version = 1,
): SocialReportEvent {
  return {
    type: "socialReport.VersionReviewed",
    data: { version, reviewerId: REVIEWER, reviewedOn: DAYS.reviewed, verdict },
  };
}

export function sealed(version = 1): SocialReportEvent {
  return {
    type: "socialReport.ReportSealed",
    data: { version, sealedBy: REVIEWER, sealedOn: DAYS.sealed, digest: DIGEST },
  };
}

export function submitted(version = 1): SocialReportEvent {
  return {
    type: "socialReport.ReportSubmitted",
    data: { version, submittedBy: AUTHOR, submittedOn: DAYS.submitted },
  };
}

export function reopened(version = 1): SocialReportEvent {
  return {
    type: "socialReport.ReportReopened",
    data: { version, reopenedOn: DAYS.reopened },
  };
}
