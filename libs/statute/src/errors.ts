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
  "facts-contradict": {
    title: "Two pieces of evidence show one fact differently",
    remedy: "Withdraw or correct the piece that is wrong, or give the facts different numbers.",
  },
  "member-not-shown": {
    title: "Means are shown of a member of the household whom no evidence shows",
    remedy: "Record evidence of the household that shows this member, under the same number.",
  },
});
