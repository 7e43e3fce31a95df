import { fold } from "#kernel";
import { type Condition, CONDITIONS, evidenceKeys } from "#statute";
import { spec } from "#testing";
import {
  completePiece,
  find,
  FIRST,
  found,
  march,
  piece,
  pointOpened,
  record,
  recorded,
  REOPEN,
  reopened,
  SECOND,
  UNKNOWN,
  withdraw,
  withdrawn,
} from "../../testing/condition-history.js";
import { conditionCategory, conditionDecider } from "./condition.js";
import type { BroughtEvidence } from "./evidence-rules.js";

const on = (condition: Condition) => spec(conditionDecider(condition));

/** Every kind of every condition. */
const CATALOGUE = CONDITIONS.flatMap((condition) =>
  evidenceKeys(condition).map((kind) => [condition, kind] as const),
);

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
    const seventh = {
      ...completePiece("lease"),
      condition: "cooperation",
    } as unknown as BroughtEvidence;
    on("residence")
      .given()
      .when(record(seventh))
      .then(recorded("residence", completePiece("lease")));
  });
});

describe("why a piece of evidence may be recorded at all", () => {
  it("is recorded with it: the source and the article of the catalogue, the necessity in this file", () => {
    const [event] = conditionDecider("means").decide(record(completePiece("accountBalance")), {
      ...conditionDecider("means").initialState,
    });
    expect(event?.data).toMatchObject({
      justification: {
        sourceType: "document",
        legalBasis: { instrument: "kbRmi", article: "art. 27" },
        necessity: "Zonder dit stuk is de voorwaarde niet vast te stellen.",
      },
    });
    expect(event?.data).not.toHaveProperty("necessity");
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
      .then(
        recorded("residence", extract),
        reopened("residence"),
        pointOpened("residence", "evidenceChanged", SECOND, march(10)),
      );
  });

  it("so does evidence that is taken back", () => {
    on("residence")
      .given(...met)
      .when(withdraw())
      .then(
        withdrawn("residence"),
        reopened("residence", FIRST),
        pointOpened("residence", "evidenceChanged", FIRST, march(11), { openedOn: march(11) }),
      );
  });

  it("so does somebody who says why", () => {
    on("residence")
      .given(...met)
      .when(REOPEN)
      .then({
        type: "entitlement.FindingReopened",
        data: { condition: "residence", reasons: "Mevrouw is verhuisd." },
      });
    on("residence")
      .given(recorded("residence", lease))
      .when(REOPEN)
      .thenRefused("entitlement.finding-missing");
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
