import { CONDITIONS, evidenceKeys, evidenceKind, FACT_KINDS, type ShownFact } from "#statute";
import { spec } from "#testing";
import {
  ASKED,
  completePiece,
  march,
  PARTNER,
  piece,
  pointOpened,
  record,
  recorded,
  FIRST,
  wage,
} from "../../testing/condition-history.js";
import { conditionDecider } from "./condition.js";
import type { StatementLine } from "./evidence-rules.js";

const on = (condition: (typeof CONDITIONS)[number]) => spec(conditionDecider(condition));

/** Every kind of every condition. */
const CATALOGUE = CONDITIONS.flatMap((condition) =>
  evidenceKeys(condition).map((kind) => [condition, kind] as const),
);

/** One fact of each kind. */
const FACTS: readonly ShownFact[] = [
  { stay: { inBelgium: true, lawful: true } },
  { born: march(1) },
  { assimilation: { by: "childAtCharge" } },
  { nationality: { status: "belgian" } },
  { capability: { canDo: "Licht werk." } },
  { healthImpediment: { prevents: "Tillen." } },
  { equityImpediment: { prevents: "Zorgt voor een kind." } },
  { offer: { madeOn: march(3), work: "Keukenhulp.", answer: "accepted" } },
  { claim: { benefit: "unemployment", state: "refused" } },
  { housing: { kind: "dwelling" } },
  PARTNER,
  { memberMeans: { of: "member1", noOther: "income" } },
  { countedShare: { share: { part: 1, of: 2 }, reasons: "Billijkheid." } },
  { claimants: 2 },
  {
    installation: {
      homelessUntil: march(1),
      movedInOn: march(2),
      mainResidence: true,
      premiumReceivedBefore: false,
    },
  },
  wage(50_000),
  { capital: { amountCents: 1 } },
  { property: { kind: "built", right: "ownership" } },
  {
    transfer: {
      on: march(1),
      kind: "movable",
      manner: "gift",
      marketValueCents: 1,
      right: "ownership",
    },
  },
  { employment: { variant: "general", startedOnLeefloon: true } },
  { childrenAsBeneficiary: 1 },
];

describe("M1: a kind of evidence shows the facts of the catalogue and no others", () => {
  it("there is one of each here", () => {
    expect(FACTS.flatMap((fact) => Object.keys(fact)).sort()).toEqual([...FACT_KINDS].sort());
  });

  it.each(CATALOGUE)("%s/%s", (condition, key) => {
    const { shows = [], ...rest } = completePiece(key);
    const allowed: readonly string[] = evidenceKind(condition, key)!.shows;
    for (const fact of FACTS) {
      const [name] = Object.keys(fact);
      const evidence = { ...rest, shows: [...shows, fact] };
      const recording = on(condition).given().when(record(evidence));
      if (allowed.includes(name!)) recording.then(recorded(condition, evidence));
      else recording.thenRefused("entitlement.fact-not-allowed");
    }
  });

  it("that there is none is shown by what could show that there is one", () => {
    const none = (kind: string) => piece(kind, { shows: [{ noOther: "income" }] });
    on("means")
      .given()
      .when(record(none("statementOfMeans")))
      .then(recorded("means", none("statementOfMeans")));
    on("means")
      .given()
      .when(record(none("accountBalance")))
      .thenRefused("entitlement.fact-not-allowed");
  });

  it("what says nothing is no fact, whatever the type system was told", () => {
    on("means")
      .given()
      .when(record(piece("statementOfMeans", { shows: [{}] })))
      .thenRefused("entitlement.fact-not-allowed");
  });
});

describe("what exists to show something shows it", () => {
  it.each([
    "paySlip",
    "partnerPaySlip",
    "benefitCertificate",
    "maintenancePayment",
    "bankStatement",
  ])("refuses %s without an amount: it would count as no income", (kind) => {
    const { shows: _shows, ...bare } = completePiece(kind);
    for (const evidence of [bare, { ...bare, shows: [] }]) {
      on("means").given().when(record(evidence)).thenRefused("entitlement.income-missing");
    }
  });

  it("nor that there is none", () => {
    on("means")
      .given()
      .when(record(piece("paySlip", { shows: [{ noOther: "income" }] })))
      .thenRefused("entitlement.income-missing");
  });

  it("an offer of the centre says what was offered, a dispensation of what", () => {
    on("willingnessToWork")
      .given()
      .when(record(piece("offerByCentre")))
      .thenRefused("entitlement.fact-missing");
    on("exhaustionOfRights")
      .given()
      .when(record(piece("dispensation", { shows: [] })))
      .thenRefused("entitlement.fact-missing");
    on("means")
      .given()
      .when(record(piece("countedShareDecision")))
      .thenRefused("entitlement.fact-missing");
  });

  it("art. 34 KB: a pay slip of a cohabitant is no income of the person", () => {
    on("means")
      .given()
      .when(record(piece("partnerPaySlip", { shows: [wage(210_000)] })))
      .thenRefused("entitlement.fact-not-allowed");
  });
});

describe("M11: a home visit is announced and by consent, for one condition", () => {
  it.each([
    ["on the day before", "2025-03-02"],
    ["on the day itself", "2025-03-03"],
  ])("announced %s", (_what, announcedOn) => {
    const evidence = piece("homeVisit", { homeVisit: { announcedOn, consentGiven: true } });
    on("residence").given().when(record(evidence)).then(recorded("residence", evidence));
  });

  it.each(["residence", "means"] as const)(
    "refuses one for %s that was announced after it began, or not at all",
    (condition) => {
      const late = { announcedOn: "2025-03-04", consentGiven: true } as const;
      for (const evidence of [piece("homeVisit", { homeVisit: late }), piece("homeVisit")]) {
        on(condition)
          .given()
          .when(record(evidence))
          .thenRefused("entitlement.home-visit-without-announcement");
      }
    },
  );

  it("looks at the condition that it was announced for, and at nothing else", () => {
    const seen = (fact: ShownFact) => piece("homeVisit", { ...ASKED["homeVisit"], shows: [fact] });
    const stay = seen({ stay: { inBelgium: true, lawful: true } });
    on("residence").given().when(record(stay)).then(recorded("residence", stay));
    on("means").given().when(record(stay)).thenRefused("entitlement.fact-not-allowed");
    on("means")
      .given()
      .when(record(seen(PARTNER)))
      .then(recorded("means", seen(PARTNER)));
    on("residence")
      .given()
      .when(record(seen(PARTNER)))
      .thenRefused("entitlement.fact-not-allowed");
    for (const owned of [{ capital: { amountCents: 1 } }, wage(1)]) {
      on("means")
        .given()
        .when(record(seen(owned)))
        .thenRefused("entitlement.fact-not-allowed");
    }
  });

  it.each(CATALOGUE.filter(([, kind]) => kind !== "homeVisit"))(
    "%s refuses to hang a home visit on %s",
    (condition, kind) => {
      on(condition)
        .given()
        .when(record({ ...completePiece(kind), ...ASKED["homeVisit"] }))
        .thenRefused("entitlement.evidence-field-not-allowed");
    },
  );
});

describe("M11: a bank statement only where means cannot be shown otherwise", () => {
  const statement = completePiece("bankStatement");
  const withLines = (...lines: StatementLine[]) => ({ ...statement, lines });

  it("refuses one without the reason", () => {
    const { whyNotOtherwise: _why, ...bare } = statement;
    on("means").given().when(record(bare)).thenRefused("entitlement.evidence-without-reason");
  });

  it.each(CATALOGUE.filter(([, kind]) => kind !== "bankStatement"))(
    "%s asks no such reason for %s, and takes none, and no lines",
    (condition, kind) => {
      for (const field of [{ whyNotOtherwise: "Omdat." }, { lines: [] }]) {
        on(condition)
          .given()
          .when(record({ ...completePiece(kind), ...field }))
          .thenRefused("entitlement.evidence-field-not-allowed");
      }
    },
  );

  it("keeps the lines on which something came in, and of each the day and the amount", () => {
    const line = { on: "2025-02-28", amountCents: 50_000 };
    on("means")
      .given()
      .when(record(withLines({ ...line, direction: "incoming" }, { ...line, amountCents: 0 })))
      .then(recorded("means", withLines(line, { ...line, amountCents: 0 })));
  });

  it.each<[string, StatementLine]>([
    ["an amount below zero", { on: "2025-02-27", amountCents: -1 }],
    ["a line that is called outgoing", { on: "2025-02-27", amountCents: 1, direction: "outgoing" }],
  ])("refuses all of it for %s, and does not repeat it", (_what, outgoing) => {
    const incoming = { on: "2025-02-28", amountCents: 50_000 };
    on("means")
      .given()
      .when(record(withLines(incoming, outgoing)))
      .thenRefused("entitlement.outgoing-amount");
    let message = "";
    try {
      conditionDecider("means").decide(
        record(withLines(outgoing)),
        conditionDecider("means").initialState,
      );
    } catch (error) {
      message = (error as Error).message;
    }
    expect(message).not.toMatch(/\d/);
  });

  it("refuses one without any line", () => {
    const { lines: _lines, ...bare } = statement;
    for (const evidence of [bare, withLines()]) {
      on("means").given().when(record(evidence)).thenRefused("entitlement.income-missing");
    }
  });
});

describe("art. 3, 5°: willingness to work", () => {
  const offerOn = (madeOn: ReturnType<typeof march>) =>
    piece("offerByCentre", {
      shows: [{ offer: { madeOn, work: "Keukenhulp.", answer: "accepted" } }],
    });

  it("knows offers that the centre really made, not those to come", () => {
    on("willingnessToWork")
      .given()
      .when(record(offerOn(march(10))))
      .then(recorded("willingnessToWork", offerOn(march(10))));
    on("willingnessToWork")
      .given()
      .when(record(offerOn(march(11))))
      .thenRefused("entitlement.offer-not-made");
  });
});

describe("the period of the evidence", () => {
  it("ends on or after the day on which it begins, or is open", () => {
    const oneDay = piece("lease", { periodUntil: "2025-03-03" });
    on("residence").given().when(record(oneDay)).then(recorded("residence", oneDay));
    on("residence")
      .given()
      .when(record(piece("lease", { periodUntil: "2025-03-02" })))
      .thenRefused("entitlement.evidence-period-invalid");
  });

  it("is looked at when it is over", () => {
    const lease = piece("lease", { periodUntil: "2025-05-31" });
    on("residence")
      .given()
      .when(record(lease))
      .then(
        recorded("residence", lease),
        pointOpened("residence", "evidenceEnds", FIRST, "2025-06-01" as ReturnType<typeof march>),
      );
  });
});
