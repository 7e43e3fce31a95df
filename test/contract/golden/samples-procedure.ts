import { fictiveInsz } from "../../statute/fictive-insz.js";
import { BY, id, sample, STAFF } from "./sample.js";

const person = {
  insz: fictiveInsz(2_512),
  givenName: "Fien",
  familyName: "Voorbeeld",
  birthDate: "1985-01-01",
  language: "nl",
  address: {
    street: "Voorbeeldstraat",
    number: "12",
    postalCode: "9999",
    municipality: "Lindeveld",
  },
};

const request = {
  fileReference: "LF-2025-7K3QX9AB",
  centre: "ocmw-lindeveld",
  receivedOn: "2025-03-01",
  registeredOn: "2025-03-03",
  assigneeId: STAFF.caseworker,
};

const decision = { decidedOn: "2025-03-25", notificationDueBy: "2025-04-02" };
const notification = { notifiedOn: "2025-03-26", appealUntil: "2025-06-26" };

/** Events of the stream `application-<uuid>`. */
export const procedureSamples = {
  "procedure.RequestRegistered": [
    sample(BY.register, "2025-03-03", {
      ...request,
      channel: "letter",
      person: {
        ...person,
        address: { ...person.address, box: "2" },
        telephone: "0470 00 00 00",
        email: "fien@example.org",
        bankAccount: "BE68539007547034",
      },
    }),
    sample(BY.register, "2025-03-03", {
      ...request,
      channel: "oral",
      person: { ...person, givenName: "Élise", familyName: "Exemple", language: "fr" },
    }),
  ],
  "procedure.ReceiptIssued": [
    sample(BY.register, "2025-03-03", {
      issuedOn: "2025-03-03",
      forwardingDueBy: "2025-03-07",
      decisionDueBy: "2025-03-31",
      rightToBeHeardStated: true,
    }),
  ],
  "procedure.FileAssigned": [sample(BY.assign, "2025-03-04", { assigneeId: STAFF.caseworker })],
  "procedure.DecisionRecorded": [
    sample(
      BY.react,
      "2025-03-25",
      { outcome: "granted", ...decision, firstPaymentDueBy: "2025-04-09" },
      id(98),
    ),
    sample(BY.react, "2025-03-25", { outcome: "refused", ...decision }, id(98)),
  ],
  "procedure.DecisionNotified": [
    sample(BY.notify, "2025-03-26", { ...notification, manner: "registeredLetter" }),
    sample(BY.notify, "2025-03-26", { ...notification, manner: "againstReceipt" }),
  ],
} as const;
