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
    remedy: "Give the net amount per month; to say that there is none, use a statement of means.",
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
  "means-without-evidence": {
    title: "There is no evidence of means to calculate with",
    remedy: "Record evidence for the condition of means first, also when there is no income.",
  },
});
