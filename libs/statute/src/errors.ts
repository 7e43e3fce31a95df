import { errorCatalogue } from "#kernel";

/** The coded errors of the statute. */
export const statuteErrors = errorCatalogue("statute", {
  "parameter-invalid": {
    title: "A file with legal parameters cannot be used",
    remedy: "Correct the named field of the named file; a parameter needs a source and a status.",
  },
  "parameter-unknown": {
    title: "No parameter with this key was loaded",
    remedy: "Check that the parameter folder is complete.",
  },
  "value-missing": {
    title: "No value of this parameter is known for that day",
    remedy: "Choose a day on which the value is known, or add the value with its source.",
  },
  "category-unknown": {
    title: "The category of the leefloon is 1, 2 or 3",
    remedy: "Give one of the three categories of art. 14 of the Act of 26 May 2002.",
  },
  "income-invalid": {
    title: "An income is a whole number of euro cents per month, zero or more, with a reference",
    remedy: "Correct the amount, the kind or the reference of the income.",
  },
  "partner-with-category-2": {
    title: "A person who lives alone has no cohabiting partner",
    remedy: "Leave the partner out, or choose category 1 or 3.",
  },
  "partner-claims-with-category-3": {
    title: "Category 3 is one right for the household: the partner has no claim beside it",
    remedy: "Record the partner as not claiming, or judge both as cohabitants in category 1.",
  },
  "facts-contradict": {
    title: "Two pieces of evidence show one fact differently",
    remedy: "Withdraw or correct the piece that is wrong, or give the facts different numbers.",
  },
  "member-not-shown": {
    title: "Means are shown of a member of the household whom no evidence shows",
    remedy: "Record evidence of the household that shows this member, under the same number.",
  },
});
