import { fold } from "#kernel";
import { type Condition, CONDITIONS, evidenceKeys } from "#statute";
import { spec } from "#testing";
import {
  ASKED,
  completePiece,
  find,
  FIRST,
  found,
  piece,
  record,
  recorded,
  reopened,
  SECOND,
  UNKNOWN,
  withdraw,
  withdrawn,
} from "../../testing/condition-history.js";
import { conditionCategory, conditionDecider } from "./condition.js";
import type { Evidence } from "./events.js";

const on = (condition: Condition) => spec(conditionDecider(condition));

/** Every kind of every condition. */
const CATALOGUE = CONDITIONS.flatMap((condition) =>
  evidenceKeys(condition).map((kind) => [condition, kind] as const),
);
const MEANS_KINDS = evidenceKeys("means");
const PLAIN_KINDS = CATALOGUE.filter(([, kind]) => kind !== "homeVisit");
const INCOMES = [{ kind: "wage", netMonthlyCents: 50_000 }] as const;
const HOME_VISIT = { announcedOn: "2025-03-01", consentGiven: true } as const;

describe("M1, M2: evidence comes from the closed catalogue of its condition", () => {
  it.each(CATALOGUE)("%s admits %s", (condition, kind) => {
    on(condition)
      .given()
      .when(record(completePiece(kind)))
      .then(recorded(condition, completePiece(kind)));
  });

  it.each(CONDITIONS)("%s refuses every kind of the others that is not its own", (condition) => {
    const foreign = CATALOGUE.map(([, kind]) => kind).filter(
      (kind) => !evidenceKeys(condition).some((own) => own === kind),
    );
    for (const kind of foreign) {
      on(condition)
        .given()
        .when(record(completePiece(kind)))
        .thenRefused("entitlement.evidence-kind-not-allowed");
    }
  });

  it.each(["jobSearch", "jobApplication", "registrationAsJobseeker", "attendance", "", "PaySlip"])(
    "M2: no condition admits %p",
    (kind) => {
      for (const condition of CONDITIONS) {
        on(condition)
          .given()
          .when(record(piece(kind)))
          .thenRefused("entitlement.evidence-kind-not-allowed");
      }
    },
  );

  it("says of which condition evidence is, whatever it was called", () => {
    const seventh = { ...completePiece("lease"), condition: "cooperation" } as unknown as Evidence;
    on("residence")
      .given()
      .when(record(seventh))
      .then(recorded("residence", completePiece("lease")));
  });
});

describe("art. 16, M11: incomes belong to the condition of means", () => {
  it.each(CONDITIONS.filter((condition) => condition !== "means"))(
    "%s refuses incomes of the person and of the partner",
    (condition) => {
      for (const kind of evidenceKeys(condition)) {
        for (const field of ["ownIncomes", "partnerIncomes"] as const) {
          on(condition)
            .given()
            .when(record({ ...completePiece(kind), [field]: [...INCOMES] }))
            .thenRefused("entitlement.evidence-field-not-allowed");
        }
      }
    },
  );

  it.each(MEANS_KINDS)("means takes incomes with %s", (kind) => {
    const evidence = {
      ...completePiece(kind),
      // What the partner's pay slip shows is the partner's only: see the next rule.
      ...(kind === "partnerPaySlip" ? {} : { ownIncomes: [...INCOMES] }),
      partnerIncomes: [...INCOMES],
    };
    on("means").given().when(record(evidence)).then(recorded("means", evidence));
  });

  it("art. 34 KB: refuses a pay slip of the partner as income of the person", () => {
    const { partnerIncomes: _partner, ...bare } = completePiece("partnerPaySlip");
    const evidence = { ...bare, ownIncomes: [{ kind: "wage" as const, netMonthlyCents: 210_000 }] };
    on("means")
      .given()
      .when(record(evidence))
      .thenRefused("entitlement.evidence-field-not-allowed");
  });

  it.each([
    "paySlip",
    "partnerPaySlip",
    "benefitCertificate",
    "maintenancePayment",
    "bankStatement",
  ])("refuses %s without an amount: it would count as no income", (kind) => {
    const { ownIncomes: _own, partnerIncomes: _partner, ...bare } = completePiece(kind);
    for (const evidence of [bare, { ...bare, ownIncomes: [] }]) {
      on("means").given().when(record(evidence)).thenRefused("entitlement.income-missing");
    }
  });
});

describe("M11: a home visit is announced and by consent, for the place of stay", () => {
  it.each([
    ["on the day before", "2025-03-02"],
    ["on the day itself", "2025-03-03"],
  ])("announced %s", (_what, announcedOn) => {
    const evidence = piece("homeVisit", { homeVisit: { announcedOn, consentGiven: true } });
    on("residence").given().when(record(evidence)).then(recorded("residence", evidence));
  });

  it("refuses one that was announced after it began, or not at all", () => {
    const late = piece("homeVisit", {
      homeVisit: { announcedOn: "2025-03-04", consentGiven: true },
    });
    for (const evidence of [late, piece("homeVisit")]) {
      on("residence")
        .given()
        .when(record(evidence))
        .thenRefused("entitlement.home-visit-without-announcement");
    }
  });

  it.each(PLAIN_KINDS)("%s refuses to hang a home visit on %s", (condition, kind) => {
    on(condition)
      .given()
      .when(record({ ...completePiece(kind), homeVisit: HOME_VISIT }))
      .thenRefused("entitlement.evidence-field-not-allowed");
  });
});

describe("M11: a bank statement only where means cannot be shown otherwise", () => {
  it("refuses one without the reason", () => {
    on("means")
      .given()
      .when(record(piece("bankStatement", { ownIncomes: [...INCOMES] })))
      .thenRefused("entitlement.evidence-without-reason");
  });

  it.each(CATALOGUE.filter(([, kind]) => ASKED[kind]?.whyNotOtherwise === undefined))(
    "%s asks no such reason for %s, and takes none",
    (condition, kind) => {
      on(condition)
        .given()
        .when(record({ ...completePiece(kind), whyNotOtherwise: "Omdat." }))
        .thenRefused("entitlement.evidence-field-not-allowed");
    },
  );
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
});

describe("a finding rests on all the evidence that there is", () => {
  const lease = completePiece("lease");
  const extract = completePiece("nationalRegisterExtract", SECOND);
  const met = [recorded("residence", lease), found("residence", "met", FIRST)];

  it("new evidence reopens it", () => {
    on("residence")
      .given(...met)
      .when(record(extract))
      .then(recorded("residence", extract), reopened("residence"));
  });

  it("so does evidence that is taken back", () => {
    on("residence")
      .given(...met)
      .when(withdraw())
      .then(withdrawn("residence"), reopened("residence", FIRST));
  });

  it("there is nothing to reopen twice", () => {
    on("residence")
      .given(...met, recorded("residence", extract), reopened("residence"))
      .when(withdraw())
      .then(withdrawn("residence"));
  });

  it("refuses to take back what is not there, or no longer", () => {
    on("residence").given().when(withdraw()).thenRefused("entitlement.evidence-unknown");
    on("residence")
      .given(recorded("residence", lease), withdrawn("residence"))
      .when(withdraw())
      .thenRefused("entitlement.evidence-unknown");
  });

  it("what was taken back cannot carry a finding", () => {
    on("residence")
      .given(recorded("residence", lease), withdrawn("residence"))
      .when(find("met", FIRST))
      .thenRefused("entitlement.evidence-unknown");
  });

  it("is kept as the last one that was made", () => {
    const state = fold(conditionDecider("residence"), [
      ...met,
      recorded("residence", extract),
      reopened("residence"),
      found("residence", "notMet", FIRST, SECOND),
    ]);
    expect(state.finding).toMatchObject({ outcome: "notMet", evidenceIds: [FIRST, SECOND] });
  });
});

describe("art. 3: what a finding can say", () => {
  it.each(CONDITIONS)("%s is met, is not met, or cannot be determined", (condition) => {
    const evidence = completePiece(evidenceKeys(condition)[0]!);
    for (const outcome of ["met", "notMet", "undetermined"] as const) {
      on(condition)
        .given(recorded(condition, evidence))
        .when(find(outcome, FIRST))
        .then(found(condition, outcome, FIRST));
    }
  });

  it.each(["excusedHealth", "excusedEquity"] as const)(
    "art. 3, 5°: only willingness to work is %s",
    (outcome) => {
      for (const condition of CONDITIONS) {
        const specified = on(condition)
          .given(recorded(condition, completePiece(evidenceKeys(condition)[0]!)))
          .when(find(outcome, FIRST));
        if (condition === "willingnessToWork") specified.then(found(condition, outcome, FIRST));
        else specified.thenRefused("entitlement.outcome-not-allowed");
      }
    },
  );

  it("M14: refuses a finding on nothing, unless it is that nothing could be determined", () => {
    for (const outcome of ["met", "notMet"] as const) {
      on("age").given().when(find(outcome)).thenRefused("entitlement.finding-without-evidence");
    }
    on("willingnessToWork")
      .given()
      .when(find("excusedEquity"))
      .thenRefused("entitlement.finding-without-evidence");
    on("age").given().when(find("undetermined")).then(found("age", "undetermined"));
  });

  it("refuses a finding on evidence that this condition does not have", () => {
    on("age")
      .given(recorded("age", completePiece("nationalRegisterExtract")))
      .when(find("met", FIRST, UNKNOWN))
      .thenRefused("entitlement.evidence-unknown");
    on("age")
      .given()
      .when(find("undetermined", UNKNOWN))
      .thenRefused("entitlement.evidence-unknown");
  });
});

describe("the streams of the conditions", () => {
  it("are six", () => {
    expect(CONDITIONS.map(conditionCategory)).toEqual([
      "residenceCondition",
      "ageCondition",
      "nationalityCondition",
      "meansCondition",
      "willingnessToWorkCondition",
      "exhaustionOfRightsCondition",
    ]);
  });
});
