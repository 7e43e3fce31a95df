import { CONDITIONS } from "#statute";
import { spec } from "#testing";
import {
  content,
  drafted,
  OTHER_AUTHOR,
  read,
  refusalContent,
  reviewed,
  sealed,
  sections,
  submitted,
} from "../testing/report-history.js";
import type { ReportSection, ReportVersion } from "./events.js";
import { type SocialReportCommand, socialReportDecider } from "./social-report.js";

const report = spec(socialReportDecider);

const draft = (changes: Partial<Omit<ReportVersion, "version">> = {}): SocialReportCommand => ({
  type: "DraftVersion",
  draft: content(changes),
});

const noMeansLeft = { ...content().calculation, monthlyLeefloonCents: 0, meansSufficient: true };
const refuse = { outcome: "refuse", text: "Wij stellen voor te weigeren." } as const;

describe("writing a version of the report", () => {
  it("the first version is version 1", () => {
    report
      .given()
      .when(draft())
      .then({ type: "socialReport.VersionDrafted", data: { ...content(), version: 1 } });
  });

  it("a later edit is the next version, whoever writes it; the earlier one stays", () => {
    report
      .given(drafted(1), read(1))
      .when(draft({ authorId: OTHER_AUTHOR }))
      .then({
        type: "socialReport.VersionDrafted",
        data: { ...content({ authorId: OTHER_AUTHOR }), version: 2 },
      });
  });

  it("M10: a version that was returned, and one that was approved, can be edited", () => {
    const next = {
      type: "socialReport.VersionDrafted",
      data: { ...content(), version: 2 },
    } as const;
    report.given(drafted(), read(), reviewed("returned")).when(draft()).then(next);
    report.given(drafted(), read(), reviewed("approved")).when(draft()).then(next);
  });

  it("M10: refuses an edit of a sealed report, submitted or not", () => {
    const toSeal = [drafted(), read(), reviewed(), sealed()];
    report
      .given(...toSeal)
      .when(draft())
      .thenRefused("social-report.sealed");
    report
      .given(...toSeal, submitted())
      .when(draft())
      .thenRefused("social-report.sealed");
  });
});

describe("M1, art. 3: one section for each of the six conditions", () => {
  it.each(CONDITIONS)("refuses a report without a section on %s", (condition) => {
    report
      .given()
      .when(draft({ sections: sections().filter((section) => section.condition !== condition) }))
      .thenRefused("social-report.sections-incomplete");
  });

  it("refuses two sections on one condition, also in the place of another", () => {
    const [first, , ...others] = sections();
    report
      .given()
      .when(draft({ sections: [...sections(), first!] }))
      .thenRefused("social-report.sections-incomplete");
    report
      .given()
      .when(draft({ sections: [first!, first!, ...others] }))
      .thenRefused("social-report.sections-incomplete");
  });

  it("refuses a seventh section, whatever the type system was told", () => {
    const seventh = { ...sections()[0]!, condition: "cooperation" } as unknown as ReportSection;
    report
      .given()
      .when(draft({ sections: [...sections(), seventh] }))
      .thenRefused("social-report.sections-incomplete");
    report
      .given()
      .when(draft({ sections: [...sections().slice(1), seventh] }))
      .thenRefused("social-report.sections-incomplete");
  });

  it("does not mind their order", () => {
    const turned = content({ sections: sections().reverse() });
    report
      .given()
      .when({ type: "DraftVersion", draft: turned })
      .then({ type: "socialReport.VersionDrafted", data: { ...turned, version: 1 } });
  });
});

describe("art. 3, 4° and art. 14 § 2: the finding on means follows the calculation", () => {
  it("refuses means that are met while they reach the amount", () => {
    report
      .given()
      .when(draft({ calculation: noMeansLeft }))
      .thenRefused("social-report.means-finding-contradicts-calculation");
  });

  it("refuses means that are not met while something is left of the amount", () => {
    report
      .given()
      .when(draft({ sections: sections({ means: "notMet" }), proposal: refuse }))
      .thenRefused("social-report.means-finding-contradicts-calculation");
  });

  it("lets means be undetermined, whatever the calculation says", () => {
    const open = content({
      sections: sections({ means: "undetermined", residence: "notMet" }),
      proposal: refuse,
    });
    report
      .given()
      .when({ type: "DraftVersion", draft: open })
      .then({ type: "socialReport.VersionDrafted", data: { ...open, version: 1 } });
  });
});

describe("M14, art. 21: the proposal follows from the findings", () => {
  it.each(CONDITIONS.filter((condition) => condition !== "means"))(
    "refuses to propose a grant while %s is not met",
    (condition) => {
      report
        .given()
        .when(draft({ sections: sections({ [condition]: "notMet" }) }))
        .thenRefused("social-report.proposal-contradicts-findings");
    },
  );

  it.each(CONDITIONS)("refuses to propose a grant while %s is undetermined", (condition) => {
    report
      .given()
      .when(draft({ sections: sections({ [condition]: "undetermined" }) }))
      .thenRefused("social-report.proposal-contradicts-findings");
  });

  it("refuses to propose a refusal while all six are satisfied", () => {
    report
      .given()
      .when(draft({ proposal: refuse }))
      .thenRefused("social-report.proposal-contradicts-findings");
  });

  it("refuses to propose a refusal on what is only undetermined: doubt is no ground", () => {
    report
      .given()
      .when(draft({ sections: sections({ age: "undetermined" }), proposal: refuse }))
      .thenRefused("social-report.proposal-contradicts-findings");
  });

  it.each(["excusedHealth", "excusedEquity"] as const)(
    "art. 3, 5°: a grant can be proposed on a willingness that is %s",
    (outcome) => {
      const excused = content({ sections: sections({ willingnessToWork: outcome }) });
      report
        .given()
        .when({ type: "DraftVersion", draft: excused })
        .then({ type: "socialReport.VersionDrafted", data: { ...excused, version: 1 } });
    },
  );

  it("art. 3, 5°: an excuse counts for willingness to work only", () => {
    report
      .given()
      .when(draft({ sections: sections({ age: "excusedHealth" }) }))
      .thenRefused("social-report.proposal-contradicts-findings");
  });

  it("a refusal can be proposed on one condition that is not met", () => {
    report
      .given()
      .when({ type: "DraftVersion", draft: refusalContent() })
      .then({ type: "socialReport.VersionDrafted", data: { ...refusalContent(), version: 1 } });
  });
});
