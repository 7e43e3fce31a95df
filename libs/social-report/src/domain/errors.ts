import { errorCatalogue } from "#kernel";

/** What can be refused on the way of a report to the committee. */
export const socialReportErrors = errorCatalogue("social-report", {
  "finding-missing": {
    title: "The report needs a finding for each of the six conditions",
    remedy: 'Make the findings that are missing; "undetermined" is a finding too.',
  },
  "sections-incomplete": {
    title: "The report has one section for each of the six conditions",
    remedy: "Send exactly one section per condition.",
  },
  "calculation-missing": {
    title: "The report needs a determination of the right",
    remedy: "Determine the right first; its calculation goes into the report with its steps.",
  },
  "calculation-outdated": {
    title: "The determination does not rest on the evidence of the six conditions as it is now",
    remedy: "Determine the right again, then write the report.",
  },
  "calculation-without-amount": {
    title: "The determination gives no amount, because something is missing",
    remedy: "Record evidence of what is missing, determine the right again, then write the report.",
  },
  "means-finding-contradicts-calculation": {
    title: "The finding on means says something else than the calculation",
    remedy: 'Means at or above the amount are "not met"; below it "met". Correct the finding.',
  },
  "proposal-contradicts-findings": {
    title: "The proposal does not follow from the findings",
    remedy: "A grant needs all six conditions satisfied, a refusal at least one that is not met.",
  },
  "text-holds-identifier": {
    title: "The text holds an identifier that the committee does not need",
    remedy: "Leave out national numbers, bank accounts, telephone numbers, addresses and e-mail.",
  },
  "no-such-version": {
    title: "The report has no such version",
    remedy: "Read the report and name its latest version.",
  },
  "not-the-latest-version": {
    title: "This is not the latest version of the report",
    remedy: "A later edit replaced it: continue with the latest version.",
  },
  "new-version-needed": {
    title: "The report was opened again after it had been sealed",
    remedy: "Write a new version; what was sealed stays as it was.",
  },
  "already-heard": {
    title: "The reading of this version is already settled",
    remedy: "Edit the report when something must change; the new version is read again.",
  },
  "not-heard-at-this-version": {
    title: "This version was not read to the person",
    remedy:
      "Read it to the person and record their answer, or that they declined, or three attempts.",
  },
  "too-few-attempts": {
    title: "Fewer than three attempts to read the report were recorded",
    remedy: "Try again on another day or in another way and record what happened.",
  },
  "attempt-outside-period": {
    title: "An attempt lies between the writing of this version and today",
    remedy: "Give the day on which it was really tried.",
  },
  "attempt-on-same-day": {
    title: "An attempt on this day was already recorded",
    remedy: "Try again on another day: several tries on one day count as one.",
  },
  "reviewer-is-author": {
    title: "The author of a report cannot review it",
    remedy: "Another team leader must look at it.",
  },
  "not-approved": {
    title: "This version was not approved by a second person",
    remedy: "Have it reviewed; a version that was returned is edited and read again first.",
  },
  "already-reviewed": {
    title: "This version was already reviewed",
    remedy: "Edit it after a return, seal it after an approval.",
  },
  sealed: {
    title: "A sealed report cannot change",
    remedy:
      "The committee sees the report as it was sealed. When something must change, the committee " +
      "puts the case off for further investigation; then a new version can follow.",
  },
  "not-sealed": {
    title: "The report is not sealed",
    remedy: "Seal the approved version first.",
  },
  "already-submitted": {
    title: "The report was already submitted",
    remedy: "Nothing needs to be done.",
  },
  "basis-changed": {
    title: "Evidence, findings or calculation changed after this version was written",
    remedy: "Write a new version that takes the change in, and read it to the person.",
  },
});
