import { type Decider, type LegalDate, unreachable } from "#kernel";
import { CONDITIONS, isSatisfied } from "#statute";
import { socialReportErrors } from "./errors.js";
import type {
  Declination,
  FailedAttempt,
  Reading,
  ReportVersion,
  Review,
  Seal,
  SocialReportEvent,
  Submission,
} from "./events.js";

/** How many documented attempts make a reading impossible. */
export const ATTEMPTS_NEEDED = 3;

/** The report (sociaal verslag / rapport social) and its way to the committee. */
export interface SocialReport {
  readonly versions: readonly ReportVersion[];
  readonly readings: readonly Reading[];
  readonly declinations: readonly Declination[];
  readonly attempts: readonly FailedAttempt[];
  readonly reviews: readonly Review[];
  readonly seal?: Seal;
  /** Seals of versions that the committee put off for further investigation. */
  readonly earlierSeals: readonly Seal[];
  /** Up to this version everything is closed for ever; 0 while nothing was reopened. */
  readonly sealedUpTo: number;
  readonly submission?: Submission;
}

export type SocialReportCommand =
  | { readonly type: "DraftVersion"; readonly draft: Omit<ReportVersion, "version"> }
  | { readonly type: "RecordReading"; readonly reading: Reading }
  | { readonly type: "RecordDeclination"; readonly declination: Declination }
  | {
      readonly type: "RecordFailedAttempt";
      readonly attempt: FailedAttempt;
      readonly today: LegalDate;
    }
  | { readonly type: "ReviewVersion"; readonly review: Review }
  | {
      readonly type: "SealReport";
      readonly version: number;
      readonly sealedBy: string;
      readonly today: LegalDate;
      readonly digest: string;
    }
  | {
      readonly type: "SubmitReport";
      readonly version: number;
      readonly submittedBy: string;
      readonly today: LegalDate;
    }
  | { readonly type: "ReopenReport"; readonly today: LegalDate };

function decide(command: SocialReportCommand, state: SocialReport): readonly SocialReportEvent[] {
  switch (command.type) {
    case "DraftVersion":
      return draft(command.draft, state);
    case "RecordReading":
      // Somebody who declined or could not be reached may still come: hearing them is never too late.
      openForReading(state, command.reading.version);
      return [{ type: "socialReport.VersionRead", data: command.reading }];
    case "RecordDeclination":
      openForReading(state, command.declination.version);
      unsettled(state, command.declination.version);
      return [{ type: "socialReport.ReadingDeclined", data: command.declination }];
    case "RecordFailedAttempt":
      openForReading(state, command.attempt.version);
      unsettled(state, command.attempt.version);
      attemptOnAnotherPossibleDay(command.attempt, command.today, state);
      return [{ type: "socialReport.ReadingAttemptFailed", data: command.attempt }];
    case "ReviewVersion":
      return review(command.review, state);
    case "SealReport":
      return seal(command, state);
    case "SubmitReport":
      return submit(command, state);
    case "ReopenReport":
      return reopen(command.today, state);
    default:
      return unreachable(command);
  }
}

function draft(
  content: Omit<ReportVersion, "version">,
  state: SocialReport,
): readonly SocialReportEvent[] {
  if (state.seal !== undefined) throw socialReportErrors.error("sealed");
  oneSectionPerCondition(content);
  meansFindingFollowsCalculation(content);
  proposalFollowsFindings(content);
  return [
    {
      type: "socialReport.VersionDrafted",
      data: { ...content, version: state.versions.length + 1 },
    },
  ];
}

/** M1: the six conditions, each once, and nothing else. */
function oneSectionPerCondition({ sections }: Pick<ReportVersion, "sections">): void {
  const named = sections.map((section) => section.condition);
  if (named.length !== CONDITIONS.length || CONDITIONS.some((c) => !named.includes(c))) {
    throw socialReportErrors.error("sections-incomplete");
  }
}

/** Art. 3, 4° and art. 14 §2: no sufficient means exactly when something is left of the amount. */
function meansFindingFollowsCalculation(content: Omit<ReportVersion, "version">): void {
  const means = content.sections.find((section) => section.condition === "means");
  const contradicted =
    (means?.outcome === "met" && content.calculation.meansSufficient) ||
    (means?.outcome === "notMet" && !content.calculation.meansSufficient);
  if (contradicted) throw socialReportErrors.error("means-finding-contradicts-calculation");
}

/** M14: grant on six satisfied conditions, refusal on one that is not met; nothing in between. */
function proposalFollowsFindings({
  sections,
  proposal,
}: Pick<ReportVersion, "sections" | "proposal">): void {
  const follows =
    proposal.outcome === "grant"
      ? sections.every((section) => isSatisfied(section.condition, section.outcome))
      : sections.some((section) => section.outcome === "notMet");
  if (!follows) throw socialReportErrors.error("proposal-contradicts-findings");
}

/** The latest version is open: not sealed, not read, and not reviewed as it is. */
function openForReading(state: SocialReport, version: number): void {
  if (state.seal !== undefined) throw socialReportErrors.error("sealed");
  latestOnly(state, version);
  if (state.readings.some((reading) => reading.version === version)) {
    throw socialReportErrors.error("already-heard");
  }
  // What the person says now would not have been seen by the reviewer: it takes a new version.
  if (state.reviews.some((review) => review.version === version)) {
    throw socialReportErrors.error("already-reviewed");
  }
}

/** Three tries on one afternoon are one try: each attempt is on a day of its own, not in the future. */
function attemptOnAnotherPossibleDay(
  attempt: FailedAttempt,
  today: LegalDate,
  state: SocialReport,
): void {
  const draftedOn = state.versions.at(-1)?.draftedOn ?? today;
  if (attempt.attemptedOn > today || attempt.attemptedOn < draftedOn) {
    throw socialReportErrors.error("attempt-outside-period");
  }
  const sameDay = state.attempts.some(
    ({ version, attemptedOn }) =>
      version === attempt.version && attemptedOn === attempt.attemptedOn,
  );
  if (sameDay) throw socialReportErrors.error("attempt-on-same-day");
}

function unsettled(state: SocialReport, version: number): void {
  if (isHeard(state, version)) throw socialReportErrors.error("already-heard");
}

function review(given: Review, state: SocialReport): readonly SocialReportEvent[] {
  if (state.seal !== undefined) throw socialReportErrors.error("sealed");
  latestOnly(state, given.version);
  heardAtThisVersion(state, given.version);
  if (state.versions.some((version) => version.authorId === given.reviewerId)) {
    throw socialReportErrors.error("reviewer-is-author");
  }
  if (state.reviews.some((review) => review.version === given.version)) {
    throw socialReportErrors.error("already-reviewed");
  }
  return [{ type: "socialReport.VersionReviewed", data: given }];
}

function seal(
  command: Extract<SocialReportCommand, { type: "SealReport" }>,
  state: SocialReport,
): readonly SocialReportEvent[] {
  const { version, sealedBy, today, digest } = command;
  if (state.seal !== undefined) throw socialReportErrors.error("sealed");
  latestOnly(state, version);
  heardAtThisVersion(state, version);
  if (!state.reviews.some((r) => r.version === version && r.verdict === "approved")) {
    throw socialReportErrors.error("not-approved");
  }
  return [
    { type: "socialReport.ReportSealed", data: { version, sealedBy, sealedOn: today, digest } },
  ];
}

function submit(
  command: Extract<SocialReportCommand, { type: "SubmitReport" }>,
  state: SocialReport,
): readonly SocialReportEvent[] {
  const { version, submittedBy, today } = command;
  latestOnly(state, version);
  // Sealing asks this too; it is asked again because nothing may reach the committee unheard (M8).
  heardAtThisVersion(state, version);
  if (state.seal?.version !== version) throw socialReportErrors.error("not-sealed");
  if (state.submission !== undefined) throw socialReportErrors.error("already-submitted");
  return [
    { type: "socialReport.ReportSubmitted", data: { version, submittedBy, submittedOn: today } },
  ];
}

/** Quiet unless it lies with the committee: the reaction that sends this may send it again. */
function reopen(today: LegalDate, state: SocialReport): readonly SocialReportEvent[] {
  if (state.submission === undefined) return [];
  const { version } = state.submission;
  return [{ type: "socialReport.ReportReopened", data: { version, reopenedOn: today } }];
}

function latestOnly(state: SocialReport, version: number): void {
  if (version > state.versions.length || version < 1) {
    throw socialReportErrors.error("no-such-version");
  }
  // What was sealed once is never read, reviewed or sealed again: reopening asks for a new version.
  if (version <= state.sealedUpTo) throw socialReportErrors.error("new-version-needed");
  if (version < state.versions.length) throw socialReportErrors.error("not-the-latest-version");
}

/** M8: read, declined, or impossible after three documented attempts, at exactly this version. */
function heardAtThisVersion(state: SocialReport, version: number): void {
  if (isHeard(state, version)) return;
  const attempts = state.attempts.filter((attempt) => attempt.version === version).length;
  if (attempts > 0) throw socialReportErrors.error("too-few-attempts");
  throw socialReportErrors.error("not-heard-at-this-version");
}

/** Whether the person's side of `version` is settled: the law of the house is `ATTEMPTS_NEEDED`. */
export function isHeard(state: SocialReport, version: number): boolean {
  return (
    state.readings.some((reading) => reading.version === version) ||
    state.declinations.some((declination) => declination.version === version) ||
    state.attempts.filter((attempt) => attempt.version === version).length >= ATTEMPTS_NEEDED
  );
}

function evolve(state: SocialReport, event: SocialReportEvent): SocialReport {
  switch (event.type) {
    case "socialReport.VersionDrafted":
      return { ...state, versions: [...state.versions, event.data] };
    case "socialReport.VersionRead":
      return { ...state, readings: [...state.readings, event.data] };
    case "socialReport.ReadingDeclined":
      return { ...state, declinations: [...state.declinations, event.data] };
    case "socialReport.ReadingAttemptFailed":
      return { ...state, attempts: [...state.attempts, event.data] };
    case "socialReport.VersionReviewed":
      return { ...state, reviews: [...state.reviews, event.data] };
    case "socialReport.ReportSealed":
      return { ...state, seal: event.data };
    case "socialReport.ReportSubmitted":
      return { ...state, submission: event.data };
    case "socialReport.ReportReopened": {
      const { seal, submission: _submission, ...open } = state;
      return {
        ...open,
        earlierSeals: seal === undefined ? state.earlierSeals : [...state.earlierSeals, seal],
        sealedUpTo: event.data.version,
      };
    }
    default:
      return state;
  }
}

/** Decider of the stream `socialReport-<uuid>`. */
export const socialReportDecider: Decider<SocialReportCommand, SocialReportEvent, SocialReport> = {
  initialState: {
    versions: [],
    readings: [],
    declinations: [],
    attempts: [],
    reviews: [],
    earlierSeals: [],
    sealedUpTo: 0,
  },
  decide,
  evolve,
};
