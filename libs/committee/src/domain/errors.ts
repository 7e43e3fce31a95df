import { errorCatalogue } from "#kernel";

/** What can be refused in the committee (bijzonder comité voor de sociale dienst). */
export const committeeErrors = errorCatalogue("committee", {
  "sitting-in-past": {
    title: "A sitting cannot be called for a day that has passed",
    remedy: "Give a day from today on.",
  },
  "chair-not-a-member": {
    title: "The chair is one of the members of the sitting",
    remedy: "Name the chair among the members.",
  },
  "member-twice": {
    title: "A member is named twice",
    remedy: "Name each member once.",
  },
  "agenda-closed": {
    title: "The agenda of this sitting is closed",
    remedy: "The agenda was dispatched already: place the case on another sitting.",
  },
  "agenda-empty": {
    title: "There is nothing on the agenda",
    remedy: "Place a case on the agenda first.",
  },
  "agenda-not-dispatched": {
    title: "The agenda was not dispatched yet",
    remedy: "Dispatch the agenda first, so that the members can read the packets.",
  },
  "not-a-member": {
    title: "Somebody who is not a member of this sitting is named",
    remedy: "Name members of this sitting only.",
  },
  "sitting-not-open": {
    title: "The sitting is not open",
    remedy: "Decisions are taken between the opening and the end of the sitting.",
  },
  "sitting-already-open": {
    title: "The sitting is already open",
    remedy: "Go on with the items of the agenda.",
  },
  "items-not-concluded": {
    title: "Some items of the agenda are neither decided nor adjourned",
    remedy: "Decide them or put them off, then close the sitting.",
  },
  "report-not-submitted": {
    title: "The report of this case was not submitted",
    remedy:
      "A case reaches the committee with a report that was read, reviewed, sealed and submitted.",
  },
  "already-on-agenda": {
    title: "The case is already on the agenda of a sitting",
    remedy: "Let that sitting decide it or put it off.",
  },
  "already-decided": {
    title: "The case was already decided",
    remedy: "Another decision needs another request or a review.",
  },
  "not-on-agenda": {
    title: "The case is not on the agenda of this sitting",
    remedy: "Nothing can be decided on what is not on the agenda.",
  },
  "conditions-incomplete": {
    title: "The decision speaks of each of the six conditions once",
    remedy: "Give a verdict with reasons for every condition, and for nothing else.",
  },
  "verdict-departs-from-report": {
    title: "A verdict says something else than the sealed report",
    remedy:
      "Put the case off for further investigation: the report opens, the social worker looks " +
      "again, and a new version is read, reviewed and sealed before it can be decided on.",
  },
  "grant-without-six-conditions": {
    title: "A grant needs all six conditions satisfied",
    remedy: "Refuse on the condition that is not met, or put the case off for investigation.",
  },
  "refusal-without-unmet-condition": {
    title: "A refusal needs at least one condition that is not met",
    remedy: "With all six conditions satisfied the law grants; nothing else can be a ground.",
  },
  "refusal-without-facts-and-reasons": {
    title: "A refusal states the facts and the reasons for each condition that is not met",
    remedy: "Write down which facts show it and how the rule leads to the refusal.",
  },
  "reasons-missing": {
    title: "Every verdict has its reasons, also when the condition is met",
    remedy: "Write down the reasons of each verdict, at least that the report is followed.",
  },
  "majority-not-reached": {
    title: "The proposal did not get an absolute majority of the valid votes",
    remedy: "A tie is a rejection; put the case off or vote on another proposal.",
  },
  "chair-not-present": {
    title: "Whoever takes the decision is not present at the sitting",
    remedy: "A chair who is present decides; without one the case can only be put off.",
  },
  "vote-missing": {
    title: "Not everybody present has voted",
    remedy: "Each member present votes for, against, or abstains.",
  },
  "voter-not-present": {
    title: "A vote was given for somebody who is not present, or twice",
    remedy: "Each member present votes once.",
  },
});
