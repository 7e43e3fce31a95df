import { errorCatalogue } from "#kernel";

/** What can be refused in the procedure of a request. */
export const procedureErrors = errorCatalogue("procedure", {
  "received-in-future": {
    title: "A request cannot have been received after today",
    remedy: "Give the day on which the request really came in.",
  },
  "already-registered": {
    title: "This request is already in the register",
    remedy: "Use the file that exists.",
  },
  "assignee-unknown": {
    title: "The centre has nobody with this identifier who handles files",
    remedy: "Name a caseworker of the centre by the identifier that the file of centres has.",
  },
  "already-assigned": {
    title: "The file is already assigned to this caseworker",
    remedy: "Nothing needs to be done.",
  },
  "not-decided": {
    title: "There is no decision to notify yet",
    remedy: "Wait for the decision of the committee.",
  },
  "already-notified": {
    title: "The decision was already notified",
    remedy: "The term of appeal runs from the first notification.",
  },
  "notified-outside-period": {
    title: "A notification lies between the decision and today",
    remedy: "Give the day on which the letter was presented or signed for.",
  },
});
