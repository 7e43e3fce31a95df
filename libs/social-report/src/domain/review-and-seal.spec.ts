import { fold } from "#kernel";
import { spec } from "#testing";
import {
  attempted,
  AUTHOR,
  declined,
  DIGEST,
  drafted,
  march,
  OTHER_AUTHOR,
  read,
  REVIEWER,
  reviewed,
  sealed,
  submitted,
} from "../testing/report-history.js";
import type { SocialReportEvent } from "./events.js";
import { statusOf } from "./report-status.js";
import { type SocialReportCommand, socialReportDecider } from "./social-report.js";

const report = spec(socialReportDecider);

const review = (version = 1, reviewerId = REVIEWER): SocialReportCommand => ({
  type: "ReviewVersion",
  review: { version, reviewerId, reviewedOn: march(12), verdict: "approved" },
});
const seal = (version = 1): SocialReportCommand => ({
  type: "SealReport",
  version,
  sealedBy: REVIEWER,
  today: march(13),
  digest: DIGEST,
});
const submit = (version = 1): SocialReportCommand => ({
  type: "SubmitReport",
  version,
  submittedBy: AUTHOR,
  today: march(14),
});

/** The three steps between the person and the committee. */
const EVERY_STEP = [
  ["review", review],
  ["seal", seal],
  ["submission", submit],
] as const satisfies readonly (readonly [string, (version?: number) => SocialReportCommand])[];

const ONE_ATTEMPT = [attempted("2025-03-10")];
const TWO_ATTEMPTS = [...ONE_ATTEMPT, attempted("2025-03-11")];
const THREE_ATTEMPTS = [...TWO_ATTEMPTS, attempted("2025-03-12")];

/** Every way in which the person's side of version 1 is settled. */
const SETTLED = [
  ["read", [read()]],
  ["declined", [declined()]],
  ["three times attempted", THREE_ATTEMPTS],
] as const satisfies readonly (readonly [string, readonly SocialReportEvent[]])[];

describe("M8: nothing goes on with a version that was not heard", () => {
  it.each(EVERY_STEP)("refuses the %s of a version that was never read", (_what, step) => {
    report.given(drafted()).when(step()).thenRefused("social-report.not-heard-at-this-version");
  });

  it.each(EVERY_STEP)("refuses the %s after an edit that came after the reading", (_what, step) => {
    report
      .given(drafted(1), read(1), reviewed("approved", 1), drafted(2))
      .when(step(2))
      .thenRefused("social-report.not-heard-at-this-version");
  });

  it.each(EVERY_STEP)("refuses the %s of the version that was read before the edit", (_w, step) => {
    report
      .given(drafted(1), read(1), reviewed("approved", 1), drafted(2))
      .when(step(1))
      .thenRefused("social-report.not-the-latest-version");
  });

  it.each(EVERY_STEP)("refuses the %s after one or two attempts", (_what, step) => {
    report
      .given(drafted(), ...ONE_ATTEMPT)
      .when(step())
      .thenRefused("social-report.too-few-attempts");
    report
      .given(drafted(), ...TWO_ATTEMPTS)
      .when(step())
      .thenRefused("social-report.too-few-attempts");
  });

  it.each(EVERY_STEP)("refuses the %s of a version that does not exist", (_what, step) => {
    report.given().when(step(1)).thenRefused("social-report.no-such-version");
    report.given(drafted(), read()).when(step(2)).thenRefused("social-report.no-such-version");
  });

  it("a submission is asked again whether it was heard, even of a log that says sealed", () => {
    report
      .given(drafted(), sealed())
      .when(submit())
      .thenRefused("social-report.not-heard-at-this-version");
  });
});

describe("M10: a second person reviews", () => {
  it.each(SETTLED)("a version that was %s", (_what, settled) => {
    report
      .given(drafted(), ...settled)
      .when(review())
      .then(reviewed());
  });

  it("can return it, with a note", () => {
    const data = {
      version: 1,
      reviewerId: REVIEWER,
      reviewedOn: "2025-03-12",
      verdict: "returned",
      note: "De reden ontbreekt.",
    } as const;
    report
      .given(drafted(), read())
      .when({ type: "ReviewVersion", review: data })
      .then({ type: "socialReport.VersionReviewed", data });
  });

  it("refuses its author as reviewer", () => {
    report
      .given(drafted(), read())
      .when(review(1, AUTHOR))
      .thenRefused("social-report.reviewer-is-author");
  });

  it("refuses the author of an earlier version too: their text is still in it", () => {
    report
      .given(drafted(1, OTHER_AUTHOR), drafted(2, AUTHOR), read(2))
      .when(review(2, OTHER_AUTHOR))
      .thenRefused("social-report.reviewer-is-author");
  });

  it("refuses a second review of one version, whatever the first one said", () => {
    for (const verdict of ["approved", "returned"] as const) {
      report
        .given(drafted(), read(), reviewed(verdict))
        .when(review())
        .thenRefused("social-report.already-reviewed");
    }
  });

  it("refuses a review of a sealed report", () => {
    report
      .given(drafted(), read(), reviewed(), sealed())
      .when(review())
      .thenRefused("social-report.sealed");
  });
});

describe("M10: after the review the report is sealed", () => {
  it.each(SETTLED)("when it was %s and approved", (_what, settled) => {
    report
      .given(drafted(), ...settled, reviewed())
      .when(seal())
      .then(sealed());
  });

  it("refuses to seal what nobody reviewed, or what was returned", () => {
    report.given(drafted(), read()).when(seal()).thenRefused("social-report.not-approved");
    report
      .given(drafted(), read(), reviewed("returned"))
      .when(seal())
      .thenRefused("social-report.not-approved");
  });

  it("refuses to seal an edit on the approval of the version before it", () => {
    report
      .given(drafted(1), read(1), reviewed("approved", 1), drafted(2), read(2))
      .when(seal(2))
      .thenRefused("social-report.not-approved");
  });

  it("refuses to seal twice", () => {
    report
      .given(drafted(), read(), reviewed(), sealed())
      .when(seal())
      .thenRefused("social-report.sealed");
  });
});

describe("M8: the sealed version goes to the committee", () => {
  it("once", () => {
    const toSeal = [drafted(), read(), reviewed(), sealed()];
    report
      .given(...toSeal)
      .when(submit())
      .then(submitted());
    report
      .given(...toSeal, submitted())
      .when(submit())
      .thenRefused("social-report.already-submitted");
  });

  it("refuses what is approved but not sealed", () => {
    report
      .given(drafted(), read(), reviewed())
      .when(submit())
      .thenRefused("social-report.not-sealed");
  });
});

describe("where the report stands", () => {
  it.each([
    ["notStarted", []],
    ["drafted", [drafted()]],
    ["drafted", [drafted(), ...TWO_ATTEMPTS]],
    ["heard", [drafted(), read()]],
    ["heard", [drafted(), ...THREE_ATTEMPTS]],
    ["returned", [drafted(), read(), reviewed("returned")]],
    ["approved", [drafted(), read(), reviewed()]],
    ["drafted", [drafted(), read(), reviewed(), drafted(2)]],
    ["sealed", [drafted(), read(), reviewed(), sealed()]],
    ["submitted", [drafted(), read(), reviewed(), sealed(), submitted()]],
  ] as const)("is %s", (status, events) => {
    expect(statusOf(fold(socialReportDecider, events))).toBe(status);
  });
});
