import { fold } from "#kernel";
import { spec } from "#testing";
import {
  attempted,
  AUTHOR,
  declined,
  drafted,
  march,
  read,
  reviewed,
  sealed,
} from "../testing/report-history.js";
import type { SocialReportEvent } from "./events.js";
import {
  ATTEMPTS_NEEDED,
  isHeard,
  type SocialReportCommand,
  socialReportDecider,
} from "./social-report.js";

const report = spec(socialReportDecider);

const READING = {
  version: 1,
  readOn: march(11),
  readerId: AUTHOR,
  language: "ti",
  manner: "withInterpreter",
} as const;
const readIt = (version = 1): SocialReportCommand => ({
  type: "RecordReading",
  reading: { ...READING, version },
});
const declineIt = (version = 1): SocialReportCommand => ({
  type: "RecordDeclination",
  declination: { version, declinedOn: march(11), offeredBy: AUTHOR, statement: "Het hoeft niet." },
});
const attemptIt = (day: number, version = 1, today = 20): SocialReportCommand => ({
  type: "RecordFailedAttempt",
  attempt: {
    version,
    attemptedOn: march(day),
    attemptedBy: AUTHOR,
    manner: "homeVisit",
    whatHappened: "Niemand deed open.",
  },
  today: march(today),
});

const onDay = (day: number, version = 1) => attempted(march(day), version);
const THREE = [onDay(10), onDay(11), onDay(12)];

/** The three ways to record what became of the reading of a version. */
const EVERY_WAY = [
  ["a reading", readIt],
  ["a declination", declineIt],
  ["an attempt", (version = 1) => attemptIt(11, version)],
] as const satisfies readonly (readonly [string, (version?: number) => SocialReportCommand])[];

describe("M9: the person's words are kept with the version", () => {
  it.each([
    ["as they were said", 'Dat klopt niet.\n  "Ik werk"\r\n– wél! \u{1f622} ትግርኛ'],
    ["also when they are not polite", "Leugens!!!"],
  ])("%s", (_what, remarks) => {
    const reading = { ...READING, remarks };
    report
      .given(drafted())
      .when({ type: "RecordReading", reading })
      .then({ type: "socialReport.VersionRead", data: reading });
  });

  it("and somebody may have nothing to add", () => {
    report
      .given(drafted())
      .when({ type: "RecordReading", reading: READING })
      .then({ type: "socialReport.VersionRead", data: READING });
  });
});

describe("M8: that the person declined is a fact, with what they said about it", () => {
  it("is recorded, also after attempts", () => {
    const fact = {
      type: "socialReport.ReadingDeclined",
      data: {
        version: 1,
        declinedOn: "2025-03-11",
        offeredBy: AUTHOR,
        statement: "Het hoeft niet.",
      },
    } as const;
    report.given(drafted()).when(declineIt()).then(fact);
    report.given(drafted(), onDay(10), onDay(11)).when(declineIt()).then(fact);
  });
});

describe("M8: an attempt in vain is a fact, with what happened", () => {
  it.each([
    ["on the day the version was written", 10, 20],
    ["today", 20, 20],
  ])("%s", (_what, day, today) => {
    report
      .given(drafted())
      .when(attemptIt(day, 1, today))
      .then({
        type: "socialReport.ReadingAttemptFailed",
        data: {
          version: 1,
          attemptedOn: `2025-03-${String(day)}`,
          attemptedBy: AUTHOR,
          manner: "homeVisit",
          whatHappened: "Niemand deed open.",
        },
      });
  });

  it("refuses an attempt before the version was written, or after today", () => {
    report.given(drafted()).when(attemptIt(9)).thenRefused("social-report.attempt-outside-period");
    report
      .given(drafted())
      .when(attemptIt(21, 1, 20))
      .thenRefused("social-report.attempt-outside-period");
  });

  it("refuses a second attempt on one day: three tries on one afternoon are one try", () => {
    report
      .given(drafted(), onDay(11))
      .when(attemptIt(11))
      .thenRefused("social-report.attempt-on-same-day");
  });

  it("counts the days anew for a new version", () => {
    report
      .given(drafted(1), onDay(11), drafted(2))
      .when(attemptIt(11, 2))
      .then({
        type: "socialReport.ReadingAttemptFailed",
        data: {
          version: 2,
          attemptedOn: "2025-03-11",
          attemptedBy: AUTHOR,
          manner: "homeVisit",
          whatHappened: "Niemand deed open.",
        },
      });
  });
});

describe("M8: what is settled is settled", () => {
  it.each(EVERY_WAY)("refuses %s of a version that was read", (_what, command) => {
    report.given(drafted(), read()).when(command()).thenRefused("social-report.already-heard");
  });

  it.each([
    ["declined", [declined()]],
    ["three times tried", THREE],
  ] as const)("refuses to decline or to try again what was %s", (_what, settled) => {
    const history = [drafted(), ...settled];
    report
      .given(...history)
      .when(declineIt())
      .thenRefused("social-report.already-heard");
    report
      .given(...history)
      .when(attemptIt(14))
      .thenRefused("social-report.already-heard");
  });

  it.each([
    ["declined", [declined()]],
    ["three times tried", THREE],
  ] as const)("still hears somebody after it was %s: that is never too late", (_what, settled) => {
    report
      .given(drafted(), ...settled)
      .when({ type: "RecordReading", reading: READING })
      .then({ type: "socialReport.VersionRead", data: READING });
  });
});

describe("M8: only the latest version is read, and only while it is open", () => {
  it.each(EVERY_WAY)("refuses %s where there is no such version", (_what, command) => {
    report.given().when(command(1)).thenRefused("social-report.no-such-version");
    report.given(drafted()).when(command(2)).thenRefused("social-report.no-such-version");
    report.given(drafted()).when(command(0)).thenRefused("social-report.no-such-version");
  });

  it.each(EVERY_WAY)("refuses %s of a version that a later edit replaced", (_what, command) => {
    report
      .given(drafted(1), drafted(2))
      .when(command(1))
      .thenRefused("social-report.not-the-latest-version");
  });

  it.each(EVERY_WAY)("refuses %s of a version that was reviewed", (_what, command) => {
    report
      .given(drafted(), declined(), reviewed("approved"))
      .when(command())
      .thenRefused("social-report.already-reviewed");
    report
      .given(drafted(), declined(), reviewed("returned"))
      .when(command())
      .thenRefused("social-report.already-reviewed");
  });

  it.each(EVERY_WAY)("M10: refuses %s of a sealed report", (_what, command) => {
    report
      .given(drafted(), declined(), reviewed(), sealed())
      .when(command())
      .thenRefused("social-report.sealed");
  });
});

describe("M8: when a version counts as heard", () => {
  const heard = (version: number, ...events: SocialReportEvent[]) =>
    isHeard(fold(socialReportDecider, events), version);

  it("read, declined, or three documented attempts; two are not enough", () => {
    expect(ATTEMPTS_NEEDED).toBe(3);
    expect(heard(1, drafted())).toBe(false);
    expect(heard(1, drafted(), read())).toBe(true);
    expect(heard(1, drafted(), declined())).toBe(true);
    expect(heard(1, drafted(), ...THREE.slice(1))).toBe(false);
    expect(heard(1, drafted(), ...THREE)).toBe(true);
  });

  it("at exactly that version: an edit reopens it", () => {
    expect(heard(2, drafted(1), read(1), drafted(2))).toBe(false);
    expect(heard(2, drafted(1), declined(1), drafted(2))).toBe(false);
    expect(heard(2, drafted(1), ...THREE, drafted(2))).toBe(false);
    expect(heard(2, drafted(1), onDay(10), onDay(11), drafted(2), onDay(12, 2))).toBe(false);
    expect(heard(1, drafted(1), read(1), drafted(2))).toBe(true);
  });
});
