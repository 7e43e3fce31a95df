import { fold } from "#kernel";
import { spec } from "#testing";
import {
  closed,
  concluded,
  dispatched,
  itemPlaced,
  lackedQuorum,
  opened,
  OTHER_CASE,
} from "../testing/committee-history.js";
import {
  close,
  CLOSED,
  conclude,
  CONVENED,
  DISPATCHED,
  OPEN,
  PLACED,
} from "../testing/sitting-steps.js";
import { packetsAreOpen, sittingDecider } from "./sitting.js";

const sitting = spec(sittingDecider);

describe("going through the agenda", () => {
  it.each(["decided", "adjourned"] as const)("an item is %s", (conclusion) => {
    sitting
      .given(...OPEN)
      .when(conclude(conclusion))
      .then(concluded(conclusion));
  });

  it("M12: refuses to decide on what is not on the agenda", () => {
    for (const past of [CONVENED, OPEN, CLOSED]) {
      sitting
        .given(...past)
        .when(conclude("decided", OTHER_CASE))
        .thenRefused("committee.not-on-agenda");
    }
  });

  it.each([
    ["before the agenda is sent", PLACED],
    ["before the sitting", DISPATCHED],
    ["after the sitting", [...OPEN, concluded("decided"), closed()]],
  ])("M12: refuses to decide or put off %s", (_what, past) => {
    for (const conclusion of ["decided", "adjourned"] as const) {
      sitting
        .given(...past)
        .when(conclude(conclusion))
        .thenRefused("committee.sitting-not-open");
    }
  });

  it("refuses to conclude twice: what was put off is no longer on the agenda", () => {
    sitting
      .given(...OPEN, concluded("decided"))
      .when(conclude())
      .thenRefused("committee.already-decided");
    sitting
      .given(...OPEN, concluded("adjourned"))
      .when(conclude())
      .thenRefused("committee.not-on-agenda");
  });

  it("ends when every item is concluded", () => {
    const two = [...PLACED, itemPlaced(OTHER_CASE, 2), dispatched(), opened(), concluded()];
    sitting
      .given(...two)
      .when(close)
      .thenRefused("committee.items-not-concluded");
    sitting
      .given(...two, concluded("adjourned", OTHER_CASE))
      .when(close)
      .then(closed());
  });

  it.each([
    ["not open yet", DISPATCHED],
    ["closed already", CLOSED],
  ])("refuses to end what is %s", (_what, past) => {
    sitting
      .given(...past)
      .when(close)
      .thenRefused("committee.sitting-not-open");
  });
});

describe("M12, M21: a sitting to which too few members came does not hold its cases for ever", () => {
  const lacking = [...DISPATCHED, lackedQuorum()];

  it("its items can be put off, and then it ends", () => {
    sitting
      .given(...lacking)
      .when(close)
      .thenRefused("committee.items-not-concluded");
    sitting
      .given(...lacking)
      .when(conclude("adjourned"))
      .then(concluded("adjourned"));
    sitting
      .given(...lacking, concluded("adjourned"))
      .when(close)
      .then(closed());
  });

  it("after which its packets are closed", () => {
    const ended = fold(sittingDecider, [...lacking, concluded("adjourned"), closed()]);
    expect(packetsAreOpen(ended)).toBe(false);
  });
});

describe("M12: the packets are open from the dispatch of the agenda to the end", () => {
  it.each([
    ["not called", [], false],
    ["called", CONVENED, false],
    ["with an agenda", PLACED, false],
    ["dispatched", DISPATCHED, true],
    ["without quorum", [...DISPATCHED, lackedQuorum()], true],
    ["open", OPEN, true],
    ["at its last item", [...OPEN, concluded()], true],
    ["closed", CLOSED, false],
  ])("%s", (_what, events, areOpen) => {
    expect(packetsAreOpen(fold(sittingDecider, events))).toBe(areOpen);
  });
});
