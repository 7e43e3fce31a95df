import { legalDate } from "#kernel";
import { checkEvolve, spec } from "#testing";
import {
  CASEWORKER,
  decisionNotified,
  decisionRecorded,
  march,
  OTHER_CASEWORKER,
  PERSON,
  receiptIssued,
  register,
  registered,
} from "../testing/application-history.js";
import { type ApplicationCommand, applicationDecider, applicationFrom } from "./application.js";
import { procedureEvents } from "./events.js";

const SEED = 20_260_820;
const procedure = spec(applicationDecider);

const assign = (assigneeId: string): ApplicationCommand => ({
  type: "AssignFile",
  assigneeId,
  caseworkerIds: [CASEWORKER, OTHER_CASEWORKER],
});
const recordDecision = (outcome: "granted" | "refused" = "granted"): ApplicationCommand => ({
  type: "RecordDecision",
  outcome,
  decidedOn: march(25),
});
const notify = (notifiedOn: string, today = "2025-03-28"): ApplicationCommand => ({
  type: "NotifyDecision",
  notifiedOn: legalDate(notifiedOn),
  manner: "registeredLetter",
  today: legalDate(today),
});

const REGISTERED = [registered(), receiptIssued()];
const DECIDED = [...REGISTERED, decisionRecorded()];
const NOTIFIED = [...DECIDED, decisionNotified()];

describe("art. 18, M21: a request is registered, and the receipt follows at once", () => {
  it("with the terms that run: forwarding in 5 days, decision in 30", () => {
    procedure.given().when(register()).then(registered(), receiptIssued());
  });

  it("the terms run from the day of receipt, also when it is registered later", () => {
    procedure
      .given()
      .when(register({ receivedOn: march(3), today: march(10) }))
      .then(
        {
          type: "procedure.RequestRegistered",
          data: {
            fileReference: "LF-2025-9ZW5M2GZ",
            centre: "lindeveld",
            receivedOn: "2025-03-03",
            registeredOn: "2025-03-10",
            channel: "oral",
            assigneeId: CASEWORKER,
            person: PERSON,
          },
        },
        {
          type: "procedure.ReceiptIssued",
          data: {
            issuedOn: "2025-03-10",
            forwardingDueBy: "2025-03-08",
            decisionDueBy: "2025-04-02",
            rightToBeHeardStated: true,
          },
        },
      );
  });

  it.each(["oral", "letter", "email", "exOfficio"] as const)(
    "every way to ask gives a receipt: %s",
    (channel) => {
      const [request, receipt] = applicationDecider.decide(register({ channel }), {
        status: "absent",
      });
      expect(request).toMatchObject({ data: { channel } });
      expect(receipt).toEqual(receiptIssued());
    },
  );

  it("refuses a request that will only be received tomorrow", () => {
    procedure
      .given()
      .when(register({ receivedOn: march(4), today: march(3) }))
      .thenRefused("procedure.received-in-future");
  });

  it("refuses to register what is registered, wherever it stands", () => {
    for (const past of [REGISTERED, DECIDED, NOTIFIED]) {
      procedure
        .given(...past)
        .when(register())
        .thenRefused("procedure.already-registered");
    }
  });
});

describe("who is in charge of the file", () => {
  it("can change at any time", () => {
    for (const past of [REGISTERED, DECIDED, NOTIFIED]) {
      procedure
        .given(...past)
        .when(assign(OTHER_CASEWORKER))
        .then({ type: "procedure.FileAssigned", data: { assigneeId: OTHER_CASEWORKER } });
    }
  });

  it("refuses to assign it to whoever has it already", () => {
    procedure
      .given(...REGISTERED)
      .when(assign(CASEWORKER))
      .thenRefused("procedure.already-assigned");
    procedure
      .given(...REGISTERED, {
        type: "procedure.FileAssigned",
        data: { assigneeId: OTHER_CASEWORKER },
      })
      .when(assign(OTHER_CASEWORKER))
      .thenRefused("procedure.already-assigned");
  });

  it("refuses to assign it to somebody whom the centre does not have", () => {
    procedure
      .given(...REGISTERED)
      .when(assign("u-mistyped"))
      .thenRefused("procedure.assignee-unknown");
  });

  it("is quiet about a file that does not exist", () => {
    procedure.given().when(assign(CASEWORKER)).thenNothing();
  });
});

describe("art. 21 and 23: the committee has decided", () => {
  it("the terms of notification (8 days) and, for a grant, of payment (15 days) run", () => {
    procedure
      .given(...REGISTERED)
      .when(recordDecision())
      .then(decisionRecorded());
  });

  it("a refusal has no term of payment", () => {
    procedure
      .given(...REGISTERED)
      .when(recordDecision("refused"))
      .then(decisionRecorded("refused"));
  });

  it("is quiet when it is known already, or when there is no file", () => {
    for (const past of [DECIDED, NOTIFIED, []]) {
      procedure
        .given(...past)
        .when(recordDecision())
        .thenNothing();
    }
  });
});

describe("art. 21 and 47: the decision is notified, and the term of appeal runs", () => {
  it("three months from the day on which the letter was presented", () => {
    procedure
      .given(...DECIDED)
      .when(notify("2025-03-27"))
      .then(decisionNotified());
  });

  it.each([
    ["on the day of the decision", "2025-03-25"],
    ["today", "2025-03-28"],
  ])("%s", (_what, day) => {
    const [event] = applicationDecider.decide(notify(day), applicationFrom(DECIDED));
    expect(event).toMatchObject({ data: { notifiedOn: day } });
  });

  it("art. 53 Ger.W.: the term never ends on a Saturday, a Sunday or a holiday", () => {
    // Three months after 26 March 2025 is a Thursday; after 28 March a Saturday: Monday 30 June.
    procedure
      .given(...DECIDED)
      .when(notify("2025-03-28"))
      .then({
        type: "procedure.DecisionNotified",
        data: { notifiedOn: "2025-03-28", manner: "registeredLetter", appealUntil: "2025-06-30" },
      });
  });

  it("refuses a day before the decision, or after today", () => {
    for (const day of ["2025-03-24", "2025-03-29"]) {
      procedure
        .given(...DECIDED)
        .when(notify(day))
        .thenRefused("procedure.notified-outside-period");
    }
  });

  it("refuses to notify what was not decided", () => {
    for (const past of [[], REGISTERED]) {
      procedure
        .given(...past)
        .when(notify("2025-03-27"))
        .thenRefused("procedure.not-decided");
    }
  });

  it("refuses a second notification: the term of appeal runs from the first", () => {
    procedure
      .given(...NOTIFIED)
      .when(notify("2025-03-28"))
      .thenRefused("procedure.already-notified");
  });
});

describe("what is known of a request", () => {
  it("is built from its events", () => {
    expect(applicationFrom(NOTIFIED)).toEqual({
      status: "notified",
      fileReference: "LF-2025-9ZW5M2GZ",
      centre: "lindeveld",
      assigneeId: CASEWORKER,
      channel: "oral",
      person: PERSON,
      language: "nl",
      receivedOn: "2025-03-03",
      registeredOn: "2025-03-03",
      receipt: {
        issuedOn: "2025-03-03",
        forwardingDueBy: "2025-03-08",
        decisionDueBy: "2025-04-02",
      },
      outcome: "granted",
      decidedOn: "2025-03-25",
      notificationDueBy: "2025-04-02",
      firstPaymentDueBy: "2025-04-09",
      notifiedOn: "2025-03-27",
      manner: "registeredLetter",
      appealUntil: "2025-06-27",
    });
  });

  it("is nothing before it was registered, whatever else was recorded", () => {
    expect(applicationFrom([receiptIssued(), decisionRecorded(), decisionNotified()])).toEqual({
      status: "absent",
    });
  });

  it("a notification without a decision changes nothing", () => {
    expect(applicationFrom([...REGISTERED, decisionNotified()])).toEqual(
      applicationFrom(REGISTERED),
    );
  });

  it(`evolve takes anything that was recorded (seed ${SEED})`, () => {
    checkEvolve(applicationDecider, procedureEvents, { seed: SEED, numRuns: 500 });
  });
});
