import fc from "fast-check";
import { DomainError } from "#kernel";
import { checkEvolve } from "#testing";
import {
  AUTHOR,
  content,
  DIGEST,
  march,
  OTHER_AUTHOR,
  REVIEWER,
} from "../testing/report-history.js";
import { type SocialReportEvent, socialReportEvents } from "./events.js";
import { type SocialReportCommand, socialReportDecider } from "./social-report.js";

const SEED = 20_260_820;
const RUNS = { seed: SEED, numRuns: 400 };

/** A step before it is known which version is the latest. */
type Step = (latest: number) => SocialReportCommand;

const staff = fc.constantFrom(AUTHOR, OTHER_AUTHOR, REVIEWER);
const mostly = (who: string) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(who) }, { weight: 1, arbitrary: staff });
const day = fc.integer({ min: 10, max: 16 });
/** Mostly the latest version; now and then the one before it or one that is not there. */
const aim = fc.oneof(
  { weight: 9, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.constantFrom(-1, 1) },
);

const drafting: fc.Arbitrary<Step> = fc.tuple(mostly(AUTHOR), day).map(([authorId, on]) => () => ({
  type: "DraftVersion",
  draft: content({ authorId, draftedOn: march(Math.min(on, 12)) }),
}));
const reading: fc.Arbitrary<Step> = fc.tuple(aim, staff, day).map(([off, readerId, on]) => (n) => ({
  type: "RecordReading",
  reading: { version: n + off, readOn: march(on), readerId, language: "nl", manner: "inPerson" },
}));
const declining: fc.Arbitrary<Step> = fc
  .tuple(aim, staff, day)
  .map(([off, offeredBy, on]) => (n) => ({
    type: "RecordDeclination",
    declination: { version: n + off, declinedOn: march(on), offeredBy },
  }));
const attempting: fc.Arbitrary<Step> = fc
  .tuple(aim, staff, day, day)
  .map(([off, attemptedBy, on, today]) => (n) => ({
    type: "RecordFailedAttempt",
    attempt: {
      version: n + off,
      attemptedOn: march(on),
      attemptedBy,
      manner: "telephone",
      whatHappened: "Geen gehoor.",
    },
    today: march(today),
  }));
const reviewing: fc.Arbitrary<Step> = fc
  .tuple(aim, mostly(REVIEWER), fc.constantFrom("approved", "approved", "returned"))
  .map(([off, reviewerId, verdict]) => (n) => ({
    type: "ReviewVersion",
    review: { version: n + off, reviewerId, reviewedOn: march(12), verdict },
  }));
const sealing: fc.Arbitrary<Step> = fc.tuple(aim, staff).map(([off, sealedBy]) => (n) => ({
  type: "SealReport",
  version: n + off,
  sealedBy,
  today: march(13),
  digest: DIGEST,
}));
const submitting: fc.Arbitrary<Step> = fc.tuple(aim, staff).map(([off, submittedBy]) => (n) => ({
  type: "SubmitReport",
  version: n + off,
  submittedBy,
  today: march(14),
}));

const reopening: fc.Arbitrary<Step> = fc.constant(() => ({
  type: "ReopenReport",
  today: march(25),
}));

const story = fc.array(
  fc.oneof(
    { weight: 1, arbitrary: drafting },
    { weight: 2, arbitrary: reading },
    { weight: 1, arbitrary: declining },
    { weight: 4, arbitrary: attempting },
    { weight: 6, arbitrary: reviewing },
    { weight: 6, arbitrary: sealing },
    { weight: 4, arbitrary: submitting },
    { weight: 1, arbitrary: reopening },
  ),
  { minLength: 12, maxLength: 50 },
);

/** Sends the steps one by one; what is refused leaves no trace, and is refused with a code. */
function play(steps: readonly Step[]): SocialReportEvent[] {
  let state = socialReportDecider.initialState;
  const log: SocialReportEvent[] = [];
  for (const step of steps) {
    try {
      for (const event of socialReportDecider.decide(step(state.versions.length), state)) {
        state = socialReportDecider.evolve(state, event);
        log.push(event);
      }
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
  }
  return log;
}

/** The events before each event of `type`, with that event. */
function everyTime<T extends SocialReportEvent["type"]>(type: T, log: SocialReportEvent[]) {
  return log.flatMap((event, at) =>
    event.type === type
      ? [{ event: event as Extract<SocialReportEvent, { type: T }>, before: log.slice(0, at) }]
      : [],
  );
}

/** Told again from the log alone: was exactly this version read, declined, or tried three days? */
function wasHeard(version: number, log: readonly SocialReportEvent[]): boolean {
  const days = new Set<string>();
  for (const event of log) {
    if (event.data.version !== version) continue;
    if (event.type === "socialReport.VersionRead") return true;
    if (event.type === "socialReport.ReadingDeclined") return true;
    if (event.type === "socialReport.ReadingAttemptFailed") days.add(event.data.attemptedOn);
  }
  return days.size >= 3;
}

/** The version that was written last. */
function latestOf(log: readonly SocialReportEvent[]): number {
  return log.filter(({ type }) => type === "socialReport.VersionDrafted").length;
}

function forEveryStory(check: (log: SocialReportEvent[]) => void): void {
  fc.assert(
    fc.property(drafting, story, (first, steps) => check(play([first, ...steps]))),
    RUNS,
  );
}

describe(`the report, whatever is tried (seed ${SEED})`, () => {
  it("evolve takes anything that was recorded, and a replay is what was folded as it came", () => {
    checkEvolve(socialReportDecider, socialReportEvents, { seed: SEED, numRuns: 200 });
  });

  it("M8: nothing is sealed or submitted that was not heard at exactly that version", () => {
    let sealed = 0;
    forEveryStory((log) => {
      for (const type of ["socialReport.ReportSealed", "socialReport.ReportSubmitted"] as const) {
        for (const { event, before } of everyTime(type, log)) {
          expect(wasHeard(event.data.version, before)).toBe(true);
          expect(event.data.version).toBe(latestOf(before));
          sealed += 1;
        }
      }
    });
    expect(sealed).toBeGreaterThan(100);
  });

  it("M10: nobody reviews a report of which they wrote a version", () => {
    forEveryStory((log) => {
      for (const { event, before } of everyTime("socialReport.VersionReviewed", log)) {
        const authors = everyTime("socialReport.VersionDrafted", before).map(
          (drafted) => drafted.event.data.authorId,
        );
        expect(authors).not.toContain(event.data.reviewerId);
        expect(wasHeard(event.data.version, before)).toBe(true);
      }
    });
  });

  it("M10: what is sealed was approved at that version, by one review that saw it all", () => {
    forEveryStory((log) => {
      for (const { event, before } of everyTime("socialReport.ReportSealed", log)) {
        const ofVersion = before.filter((one) => one.data.version === event.data.version);
        const last = ofVersion.at(-1);
        expect(last).toMatchObject({
          type: "socialReport.VersionReviewed",
          data: { verdict: "approved" },
        });
      }
    });
  });

  it("M10: nothing changes after a seal but that it is submitted, and then reopened", () => {
    const after = {
      "socialReport.ReportSealed": "socialReport.ReportSubmitted",
      "socialReport.ReportSubmitted": "socialReport.ReportReopened",
      "socialReport.ReportReopened": "socialReport.VersionDrafted",
    } as const;
    forEveryStory((log) => {
      for (const [type, next] of Object.entries(after)) {
        log.forEach((event, at) => {
          if (event.type === type) expect([next, undefined]).toContain(log[at + 1]?.type);
          if (event.type === next && next !== "socialReport.VersionDrafted") {
            expect(log[at - 1]?.type).toBe(type);
          }
        });
      }
    });
  });

  it("versions are numbered from one without a gap, and only the latest is spoken of", () => {
    forEveryStory((log) => {
      let latest = 0;
      for (const event of log) {
        if (event.type === "socialReport.VersionDrafted") latest += 1;
        expect(event.data.version).toBe(latest);
      }
    });
  });
});
