import { fold } from "#kernel";
import { spec } from "#testing";
import {
  answer,
  completePiece,
  contest,
  contestAnswered,
  contested,
  CONTEST,
  find,
  FIRST,
  found,
  march,
  piece,
  pointOpened,
  record,
  recorded,
  reopened,
  SECOND,
  UNKNOWN,
  withdraw,
  withdrawn,
} from "../../testing/condition-history.js";
import { conditionDecider } from "./condition.js";
import type { ConditionEvent } from "./events.js";

const residence = conditionDecider("residence");
const on = spec(residence);
const lease = completePiece("lease");
const correction = piece("lease", { evidenceId: SECOND, facts: "Woont er sinds 2019." });
const GONE = "Het oude register zegt het ook.";

/** The events that a command adds to `past`. */
function after(past: ConditionEvent[], command: ReturnType<typeof contest>): ConditionEvent[] {
  return [...past, ...residence.decide(command, fold(residence, past))];
}

describe("the person contests evidence", () => {
  it("old value, new value and reasons are recorded as they say them", () => {
    on.given(recorded("residence", lease)).when(contest()).then(contested("residence"));
  });

  it("refuses a contest of what is not there, or no longer", () => {
    on.given(recorded("residence", lease))
      .when(contest(UNKNOWN))
      .thenRefused("entitlement.evidence-unknown");
    on.given(recorded("residence", lease), withdrawn("residence"))
      .when(contest())
      .thenRefused("entitlement.evidence-unknown");
  });

  it("after a finding: the finding is open again, and what changed has to be looked at", () => {
    on.given(recorded("residence", lease), found("residence", "met", FIRST))
      .when(contest())
      .then(
        contested("residence"),
        reopened("residence", FIRST),
        pointOpened("residence", "evidenceChanged", FIRST, march(11), {
          openedOn: march(11),
          contestId: CONTEST,
        }),
      );
  });
});

describe("while there is no answer", () => {
  const past = [recorded("residence", lease), contested("residence")];

  it.each(["met", "notMet"] as const)("the condition is not found: %s", (outcome) => {
    on.given(...past)
      .when(find(outcome, FIRST))
      .thenRefused("entitlement.contest-unanswered");
  });

  it("not even on other evidence", () => {
    on.given(...past, recorded("residence", completePiece("nationalRegisterExtract", SECOND)))
      .when(find("met", SECOND))
      .thenRefused("entitlement.contest-unanswered");
  });

  it("it can be undetermined", () => {
    on.given(...past)
      .when(find("undetermined"))
      .then(found("residence", "undetermined"));
  });

  it("the evidence does not disappear in the meantime, and is not contested twice", () => {
    on.given(...past)
      .when(withdraw())
      .thenRefused("entitlement.contest-unanswered");
    on.given(...past)
      .when(contest(FIRST, UNKNOWN))
      .thenRefused("entitlement.contest-unanswered");
  });

  it("other evidence comes and goes", () => {
    const other = completePiece("statementOfStay", SECOND);
    on.given(...past)
      .when(record(other))
      .then(recorded("residence", other));
    on.given(...past, recorded("residence", other))
      .when(withdraw(SECOND))
      .then(withdrawn("residence", SECOND));
    on.given(...past, recorded("residence", other))
      .when(contest(SECOND, UNKNOWN))
      .then({
        ...contested("residence", SECOND),
        data: { ...contested("residence", SECOND).data, contestId: UNKNOWN },
      } as ConditionEvent);
  });
});

describe("the answer", () => {
  const past = [recorded("residence", lease), contested("residence")];

  it("the person is right: the evidence goes", () => {
    on.given(...past)
      .when(answer("accepted"))
      .then(
        contestAnswered("residence", "accepted"),
        withdrawn("residence", FIRST, GONE, march(12)),
      );
  });

  it("the person is right: a corrected piece takes its place", () => {
    on.given(...past)
      .when(answer("accepted", correction))
      .then(
        contestAnswered("residence", "accepted", SECOND),
        withdrawn("residence", FIRST, GONE, march(12)),
        recorded("residence", correction, { corrects: FIRST }),
      );
  });

  it("a correction is evidence like any other", () => {
    on.given(...past)
      .when(answer("accepted", piece("paySlip", { evidenceId: SECOND })))
      .thenRefused("entitlement.evidence-kind-not-allowed");
    on.given(...past)
      .when(answer("accepted", piece("homeVisit", { evidenceId: SECOND })))
      .thenRefused("entitlement.home-visit-without-announcement");
  });

  it("it stays as it is, with reasons; then nothing is corrected", () => {
    on.given(...past)
      .when(answer("maintained"))
      .then(contestAnswered("residence", "maintained"));
    on.given(...past)
      .when(answer("maintained", correction))
      .thenRefused("entitlement.evidence-field-not-allowed");
  });

  it("is given once, to a contest that there is", () => {
    on.given(recorded("residence", lease))
      .when(answer("maintained"))
      .thenRefused("entitlement.contest-unknown");
    on.given(...past, contestAnswered("residence", "maintained"))
      .when(answer("accepted"))
      .thenRefused("entitlement.contest-unknown");
  });

  it("whoever gave it has looked at what was contested", () => {
    const contestedAfterwards = after(
      [recorded("residence", lease), found("residence", "met", FIRST)],
      contest(),
    );
    for (const given of [answer("maintained"), answer("accepted", correction)]) {
      const answered = fold(residence, after(contestedAfterwards, given));
      expect(answered.controlPoints).toHaveLength(1);
      expect(answered.controlPoints[0]?.closed).toEqual({ on: "2025-03-12", reasons: GONE });
      const [evidence] = answered.evidence;
      expect(residence.decide(find("met", evidence!.evidenceId), answered)).toHaveLength(1);
    }
  });

  it("looks at that contest only: what else came after the finding is still to be looked at", () => {
    const other = completePiece("statementOfStay", SECOND);
    const events = [
      recorded("residence", lease),
      found("residence", "met", FIRST),
      ...after(
        [recorded("residence", lease), found("residence", "met", FIRST)],
        record(other),
      ).slice(2),
    ];
    const answered = fold(residence, after(after(events, contest()), answer("maintained")));
    expect(answered.controlPoints.map(({ closed }) => closed)).toEqual([undefined]);
  });

  it("reopens a finding that was only undetermined, and has what changed looked at", () => {
    on.given(...past, found("residence", "undetermined"))
      .when(answer("accepted", correction))
      .then(
        contestAnswered("residence", "accepted", SECOND),
        withdrawn("residence", FIRST, GONE, march(12)),
        recorded("residence", correction, { corrects: FIRST }),
        reopened("residence", FIRST),
        pointOpened("residence", "evidenceChanged", FIRST, march(12), { openedOn: march(12) }),
      );
  });

  it("is kept with the contest", () => {
    const state = fold(residence, [...past, contestAnswered("residence", "accepted", SECOND)]);
    expect(state.contests).toEqual([
      expect.objectContaining({
        contestId: CONTEST,
        evidenceId: FIRST,
        newValue: "Sinds 2019.",
        answer: {
          outcome: "accepted",
          reasons: GONE,
          successorId: SECOND,
          answeredOn: "2025-03-12",
        },
      }),
    ]);
  });
});
