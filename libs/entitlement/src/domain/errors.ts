import { errorCatalogue } from "#kernel";

/** What can be refused when the six conditions are investigated and the amount is calculated. */
export const entitlementErrors = errorCatalogue("entitlement", {
  "evidence-kind-not-allowed": {
    title: "This kind of evidence is not allowed for this condition",
    remedy: "Use one of the kinds of the closed catalogue of the condition.",
  },
  "evidence-field-not-allowed": {
    title: "This kind of evidence may not have this field",
    remedy: "Leave the field out: it is not needed for the condition.",
  },
  "evidence-period-invalid": {
    title: "The period of the evidence is not possible",
    remedy: "It ends on or after the day on which it begins.",
  },
  "home-visit-without-announcement": {
    title: "A home visit is announced beforehand and by consent",
    remedy: "Record when it was announced and that the person agreed; otherwise it is no evidence.",
  },
  "evidence-without-reason": {
    title: "This kind of evidence needs a reason why nothing lighter shows the fact",
    remedy: "Give the reason, or use a lighter source: a register, a pay slip, a certificate.",
  },
  "income-missing": {
    title: "This kind of evidence shows an income, and none is given",
    remedy:
      "Give the net amount, of a bank statement also the lines; that there is none is said by a statement of means.",
  },
  "fact-not-allowed": {
    title: "This kind of evidence does not show this fact",
    remedy: "Record the fact with evidence that shows it, for the condition that it belongs to.",
  },
  "fact-missing": {
    title: "This kind of evidence exists to show a fact, and none is given",
    remedy: "Say what it shows, or use a kind of evidence that need not show it.",
  },
  "outgoing-amount": {
    title: "What goes out of an account is not evidence: nothing of it was stored",
    remedy: "Send the lines on which something came in, and no others; expenses are never asked.",
  },
  "offer-not-made": {
    title: "Only an offer that the centre really made is a fact",
    remedy: "Record it on the day on which it is made, or later.",
  },
  "outcome-not-allowed": {
    title: "This outcome does not exist for this condition",
    remedy: "Only willingness to work can be excused, for reasons of health or equity.",
  },
  "finding-without-evidence": {
    title: "A finding rests on recorded evidence",
    remedy: "Record the evidence first and name it in the finding; or find it undetermined.",
  },
  "evidence-unknown": {
    title: "The finding names evidence that this condition does not have",
    remedy: "Name evidence that was recorded for this condition of this file.",
  },
  "finding-missing": {
    title: "There is no finding to reopen",
    remedy: "Read the condition again: no finding was made, or it was reopened already.",
  },
  "contest-unanswered": {
    title: "The person contests evidence and has no answer yet",
    remedy: "Answer the contest, with reasons; until then the condition can only be undetermined.",
  },
  "contest-unknown": {
    title: "There is no unanswered contest with this identifier",
    remedy: "Read the condition again: it may have its answer already.",
  },
  "control-point-open": {
    title: "Something has to be looked at before this condition is found",
    remedy: "Look at each open control point and close it with a reason.",
  },
  "control-point-unknown": {
    title: "There is no open control point with this identifier",
    remedy: "Read the condition again: it may be closed already, or have gone with its evidence.",
  },
  "question-not-for-the-person": {
    title: "This kind of evidence is not asked of the person",
    remedy:
      "Consult the register or the file yourself; ask the person for documents and statements only.",
  },
  "question-not-about-this": {
    title: "The kind of evidence that is asked for does not show what is asked",
    remedy: "Ask for a kind of evidence that shows it; see /refData/conditions.",
  },
  "question-already-shown": {
    title: "An authentic source shows already what is asked",
    remedy: "Use the evidence that is named; what a register shows is not asked of the person.",
  },
  "question-asked-before": {
    title: "The person was asked this before",
    remedy: "Use the answer to the earlier question, or say why it has to be asked again.",
  },
  "question-unknown": {
    title: "There is no open question with this identifier for this condition",
    remedy: "Read the condition again: it may be answered or withdrawn already.",
  },
});
