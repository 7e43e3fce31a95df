import { fold } from "#kernel";
import { spec } from "#testing";
import {
  AUTHOR,
  content,
  DIGEST,
  drafted,
  march,
  OTHER_AUTHOR,
  read,
  reopened,
  REVIEWER,
  reviewed,
  sealed,
  submitted,
} from "../testing/report-history.js";
import { statusOf } from "./report-status.js";
import { type SocialReportCommand, socialReportDecider } from "./social-report.js";

const report = spec(socialReportDecider);

const reopen: SocialReportCommand = { type: "ReopenReport", today: march(25) };
const SUBMITTED = [drafted(), read(), reviewed(), sealed(), submitted()];
const REOPENED = [...SUBMITTED, reopened()];
const AGAIN = [...REOPENED, drafted(2), read(2), reviewed("approved", 2), sealed(2), submitted(2)];

/** Every step that speaks of a version. */
const STEPS: readonly SocialReportCommand[] = [
  {
    type: "RecordReading",
    reading: {
      version: 1,
      readOn: march(26),
      readerId: AUTHOR,
      language: "nl",
      manner: "inPerson",
    },
  },
  {
    type: "RecordDeclination",
    declination: { version: 1, declinedOn: march(26), offeredBy: AUTHOR },
  },
  {
    type: "RecordFailedAttempt",
    attempt: {
      version: 1,
      attemptedOn: march(26),
      attemptedBy: AUTHOR,
      manner: "letter",
      whatHappened: "Teruggekomen.",
    },
    today: march(26),
  },
  {
    type: "ReviewVersion",
    review: { version: 1, reviewerId: REVIEWER, reviewedOn: march(26), verdict: "approved" },
  },
  { type: "SealReport", version: 1, sealedBy: REVIEWER, today: march(26), digest: DIGEST },
  { type: "SubmitReport", version: 1, submittedBy: AUTHOR, today: march(26) },
];

describe("the committee asked for further investigation: the report opens again", () => {
  it("once it lies with the committee", () => {
    report
      .given(...SUBMITTED)
      .when(reopen)
      .then(reopened());
    report
      .given(...AGAIN)
      .when(reopen)
      .then(reopened(2));
  });

  it.each([
    ["not written", []],
    ["not sealed", [drafted(), read(), reviewed()]],
    ["not submitted", [drafted(), read(), reviewed(), sealed()]],
    ["reopened already", REOPENED],
    ["on its way again", [...REOPENED, drafted(2)]],
  ])("is quiet when it is %s", (_what, past) => {
    report
      .given(...past)
      .when(reopen)
      .thenNothing();
  });

  it.each(STEPS)("M10: what was sealed stays as it was; refuses $type of it", (step) => {
    report
      .given(...REOPENED)
      .when(step)
      .thenRefused("social-report.new-version-needed");
  });

  it("a new version follows it", () => {
    report
      .given(...REOPENED)
      .when({ type: "DraftVersion", draft: content({ authorId: OTHER_AUTHOR }) })
      .then({
        type: "socialReport.VersionDrafted",
        data: { ...content({ authorId: OTHER_AUTHOR }), version: 2 },
      });
  });

  it("M8: and goes the whole way again: it is not sealed on the earlier reading", () => {
    report
      .given(...REOPENED, drafted(2))
      .when({
        type: "SealReport",
        version: 2,
        sealedBy: REVIEWER,
        today: march(27),
        digest: DIGEST,
      })
      .thenRefused("social-report.not-heard-at-this-version");
    report
      .given(...REOPENED, drafted(2), read(2))
      .when({
        type: "SealReport",
        version: 2,
        sealedBy: REVIEWER,
        today: march(27),
        digest: DIGEST,
      })
      .thenRefused("social-report.not-approved");
  });

  it("M10: who wrote what was sealed cannot review what follows it", () => {
    report
      .given(...REOPENED, drafted(2, OTHER_AUTHOR), read(2))
      .when({
        type: "ReviewVersion",
        review: { version: 2, reviewerId: AUTHOR, reviewedOn: march(27), verdict: "approved" },
      })
      .thenRefused("social-report.reviewer-is-author");
  });

  it("keeps every seal that was set", () => {
    const { seal, earlierSeals } = fold(socialReportDecider, AGAIN);
    expect(seal).toEqual(sealed(2).data);
    expect(earlierSeals).toEqual([sealed(1).data]);
  });

  it.each([
    ["reopened", REOPENED],
    ["drafted", [...REOPENED, drafted(2)]],
    ["submitted", AGAIN],
  ] as const)("is then %s", (status, events) => {
    expect(statusOf(fold(socialReportDecider, events))).toBe(status);
  });
});
