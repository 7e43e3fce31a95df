import { errorCatalogue } from "#kernel";

/** What can be refused when personal data are to be erased. */
export const erasureErrors = errorCatalogue("erasure", {
  "scope-unclear": {
    title: "Either everything or named parts can be erased, not both and not neither",
    remedy: "Name at least one part, or ask for everything without naming parts.",
  },
  "authority-does-not-fit": {
    title: "This authority does not carry this reason",
    remedy:
      "The end of a term follows from a selection list, an order from a court, the rest from a decision.",
  },
  "already-requested": {
    title: "An open request covers this already",
    remedy: "Decide on the request that exists.",
  },
  "erasure-unknown": {
    title: "The file has no such request for erasure",
    remedy: "Read the erasures of the file and name one of them.",
  },
  "already-answered": {
    title: "The request is no longer waiting for an answer",
    remedy: "Make a new request if it has to be judged again.",
  },
  "second-person-needed": {
    title: "Whoever asks for an erasure does not approve it",
    remedy: "Let a second person look at the request.",
  },
  "term-not-ahead": {
    title: "The day from which it can be asked again lies after today",
    remedy: "Give a later day, or none.",
  },
  "not-approved": {
    title: "Nothing is erased before a second person has approved it",
    remedy: "Let a second person look at the request.",
  },
  "already-closed": {
    title: "The request was refused, taken back or executed",
    remedy: "Make a new request if it has to be judged again.",
  },
  "hold-time-running": {
    title: "The time in which the erasure can still be stopped is not over",
    remedy: "Execute it on the day from which it can be executed, or later.",
  },
  "legal-hold": {
    title: "A legal hold stands: nothing of this file is erased",
    remedy: "Wait until the hold is lifted.",
  },
  "procedure-running": {
    title: "The file is still needed: it is not notified, or its term of appeal runs",
    remedy: "Wait until the term of appeal is over; only a court order goes before it.",
  },
  "nothing-to-erase": {
    title: "The file has no personal data of this kind that can still be read",
    remedy: "Withdraw the request.",
  },
  "hold-unknown": {
    title: "The file has no such legal hold",
    remedy: "Read the erasures of the file and name a hold that stands.",
  },
  "lifted-by-requester": {
    title: "Whoever asks for an erasure of a file does not lift a legal hold on it",
    remedy: "Withdraw the request, or let another officer lift the hold.",
  },
  "hold-already-lifted": {
    title: "The legal hold was lifted already",
    remedy: "Nothing needs to be done.",
  },
});
