import { fold, legalDate } from "#kernel";
import type { ShownFact } from "#statute";
import { spec } from "#testing";
import {
  close,
  completePiece,
  find,
  FIRST,
  found,
  march,
  PARTNER,
  piece,
  pointOpened,
  record,
  recorded,
  reopened,
  SECOND,
  wage,
  withdraw,
} from "../../testing/condition-history.js";
import { type ConditionCommand, conditionDecider } from "./condition.js";
import type { ConditionEvent } from "./events.js";

const nationality = conditionDecider("nationality");
const means = conditionDecider("means");
const on = spec(nationality);

/** A title that ends, recorded on 10 March, with the control point that it opens. */
const title = piece("residenceTitle", {
  shows: [{ nationality: { status: "euCitizen", until: legalDate("2025-12-31") } }],
});
const withTitle = nationality.decide(record(title), nationality.initialState);

/** A claim that is pending: it has to be looked at from the first day. */
const exhaustion = conditionDecider("exhaustionOfRights");
const pending = piece("pendingClaim", {
  shows: [{ claim: { benefit: "unemployment", state: "pending" } }],
});
const withClaim = exhaustion.decide(record(pending), exhaustion.initialState);

const findOn = (day: string, ...evidenceIds: string[]) =>
  ({ ...find("met", ...evidenceIds), today: legalDate(day) }) as ConditionCommand;

describe("a control point opens by itself", () => {
  it("with evidence that says that something ends, from the day after", () => {
    expect(withTitle).toEqual([
      recorded("nationality", title),
      pointOpened("nationality", "statusChanges", FIRST, legalDate("2026-01-01")),
    ]);
  });

  it("with evidence that says that something is not settled, at once", () => {
    expect(withClaim).toEqual([
      recorded("exhaustionOfRights", pending),
      pointOpened("exhaustionOfRights", "claimPending", FIRST, march(10)),
    ]);
  });

  it.each<[string, readonly ShownFact[], readonly string[]]>([
    ["incomeStarted", [wage(10_000)], ["incomeStarted"]],
    ["householdChanges", [PARTNER], ["householdChanges"]],
    ["evidenceChanged", [{ capital: { amountCents: 1 } }], ["evidenceChanged"]],
  ])("with new evidence after a finding: %s", (_kind, shows, kinds) => {
    const ofHousehold = shows.some(({ member }) => member !== undefined);
    const kind = ofHousehold ? "statementOfHousehold" : "statementOfMeans";
    const added = piece(kind, { evidenceId: SECOND, shows });
    spec(means)
      .given(recorded("means", completePiece("paySlip")), found("means", "met", FIRST))
      .when(record(added))
      .then(
        recorded("means", added),
        reopened("means"),
        ...kinds.map((one) => pointOpened("means", one, SECOND, march(10))),
      );
  });

  it("not while there is no finding that could be wrong", () => {
    on.given(recorded("nationality", completePiece("residenceTitle")))
      .when(record(completePiece("refugeeRecognition", SECOND)))
      .then(recorded("nationality", completePiece("refugeeRecognition", SECOND)));
  });

  it("under the next number, also when several open at once", () => {
    const past = [...withTitle, found("nationality", "met", FIRST)];
    const other = { ...title, evidenceId: SECOND, periodUntil: "2025-06-30" };
    on.given(...past)
      .when(record(other))
      .then(
        recorded("nationality", other),
        pointOpened("nationality", "evidenceEnds", SECOND, legalDate("2025-07-01"), { number: 2 }),
        pointOpened("nationality", "statusChanges", SECOND, legalDate("2026-01-01"), { number: 3 }),
        reopened("nationality"),
        pointOpened("nationality", "statusChanges", SECOND, march(10), { number: 4 }),
      );
  });
});

describe("an open control point", () => {
  it("keeps the condition from being found, from its day on", () => {
    on.given(...withTitle)
      .when(findOn("2025-12-31", FIRST))
      .then({
        ...found("nationality", "met", FIRST),
        data: { ...found("nationality", "met", FIRST).data, madeOn: "2025-12-31" },
      } as ConditionEvent);
    on.given(...withTitle)
      .when(findOn("2026-01-01", FIRST))
      .thenRefused("entitlement.control-point-open");
    spec(exhaustion)
      .given(...withClaim)
      .when(find("met", FIRST))
      .thenRefused("entitlement.control-point-open");
  });

  it("says in the refusal what has to be looked at", () => {
    expect(() => exhaustion.decide(find("met", FIRST), fold(exhaustion, withClaim))).toThrow(
      "for exhaustionOfRights: claimPending",
    );
  });

  it("lets it be undetermined", () => {
    spec(exhaustion)
      .given(...withClaim)
      .when(find("undetermined"))
      .then(found("exhaustionOfRights", "undetermined"));
  });

  const closing: ConditionEvent = {
    type: "entitlement.ControlPointClosed",
    data: {
      number: 1,
      condition: "exhaustionOfRights",
      reasons: "Bekeken: het verblijf gaat voort.",
      closedOn: "2025-03-12",
    },
  };

  it("is closed with a reason, and then stands in the way no more", () => {
    spec(exhaustion)
      .given(...withClaim)
      .when(close(1))
      .then(closing);
    spec(exhaustion)
      .given(...withClaim, closing)
      .when(find("met", FIRST))
      .then(found("exhaustionOfRights", "met", FIRST));
    expect(fold(exhaustion, [...withClaim, closing]).controlPoints[0]?.closed).toEqual({
      on: "2025-03-12",
      reasons: "Bekeken: het verblijf gaat voort.",
    });
  });

  it("is closed once, and only when there is one", () => {
    spec(exhaustion)
      .given(...withClaim, closing)
      .when(close(1))
      .thenRefused("entitlement.control-point-unknown");
    spec(exhaustion)
      .given(...withClaim)
      .when(close(2))
      .thenRefused("entitlement.control-point-unknown");
  });

  it("goes with the evidence that it is of, for the same reasons", () => {
    const gone = exhaustion.decide(withdraw(), fold(exhaustion, withClaim));
    const [point] = fold(exhaustion, [...withClaim, ...gone]).controlPoints;
    expect(point?.closed).toEqual({
      on: "2025-03-11",
      reasons: "Het uittreksel was van iemand anders.",
    });
  });
});
