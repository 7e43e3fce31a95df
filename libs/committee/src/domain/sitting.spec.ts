import { spec } from "#testing";
import {
  CHAIR,
  convened,
  dispatched,
  itemPlaced,
  lackedQuorum,
  march,
  MEMBERS,
  opened,
  OTHER_CASE,
} from "../testing/committee-history.js";
import {
  close,
  CLOSED,
  conclude,
  convene,
  CONVENED,
  dispatch,
  DISPATCHED,
  open,
  OPEN,
  place,
  PLACED,
} from "../testing/sitting-steps.js";
import { committeeHasQuorum, sittingDecider } from "./sitting.js";

const sitting = spec(sittingDecider);

describe("calling a sitting", () => {
  it("names the day, the place, the members and the chair", () => {
    sitting.given().when(convene()).then(convened());
  });

  it("today is early enough, yesterday is not", () => {
    sitting
      .given()
      .when(convene({ today: march(25) }))
      .then(convened());
    sitting
      .given()
      .when(convene({ today: march(26) }))
      .thenRefused("committee.sitting-in-past");
  });

  it("refuses a member who is named twice: the quorum would be wrong", () => {
    sitting
      .given()
      .when(convene({ memberIds: [...MEMBERS, CHAIR] }))
      .thenRefused("committee.member-twice");
  });

  it("refuses a chair who is no member, and a sitting without members", () => {
    sitting
      .given()
      .when(convene({ chairId: "mayor" }))
      .thenRefused("committee.chair-not-a-member");
    sitting
      .given()
      .when(convene({ memberIds: [] }))
      .thenRefused("committee.chair-not-a-member");
  });

  it("is quiet when it was called already", () => {
    sitting
      .given(...CONVENED)
      .when(convene())
      .thenNothing();
  });

  it.each([place(), dispatch, open(), conclude(), close])(
    "nothing happens in a sitting that was not called: $type",
    (command) => {
      sitting.given().when(command).thenRefused("committee.sitting-not-open");
    },
  );
});

describe("the agenda", () => {
  it("numbers its items in the order in which they come", () => {
    sitting
      .given(...CONVENED)
      .when(place())
      .then(itemPlaced());
    sitting
      .given(...PLACED)
      .when(place(OTHER_CASE))
      .then(itemPlaced(OTHER_CASE, 2));
  });

  it("refuses a case twice", () => {
    sitting
      .given(...PLACED)
      .when(place())
      .thenRefused("committee.already-on-agenda");
  });

  it.each([
    ["dispatched", DISPATCHED],
    ["open", OPEN],
    ["closed", CLOSED],
  ])("M12: refuses another case once it is %s", (_what, past) => {
    sitting
      .given(...past)
      .when(place(OTHER_CASE))
      .thenRefused("committee.agenda-closed");
  });

  it("is dispatched, once, when there is something on it", () => {
    sitting
      .given(...PLACED)
      .when(dispatch)
      .then(dispatched());
    sitting
      .given(...CONVENED)
      .when(dispatch)
      .thenRefused("committee.agenda-empty");
    for (const past of [DISPATCHED, OPEN, CLOSED]) {
      sitting
        .given(...past)
        .when(dispatch)
        .thenRefused("committee.agenda-closed");
    }
  });
});

describe("opening", () => {
  it("with who is present", () => {
    sitting
      .given(...DISPATCHED)
      .when(open(MEMBERS.slice(0, 2)))
      .then(opened(MEMBERS.slice(0, 2)));
  });

  it("M13: a sitting without a majority of its members is a fact, and decides nothing", () => {
    sitting
      .given(...DISPATCHED)
      .when(open([CHAIR]))
      .then(lackedQuorum());
    sitting
      .given(...DISPATCHED)
      .when(open([]))
      .then(lackedQuorum([]));
    sitting
      .given(...DISPATCHED, lackedQuorum())
      .when(conclude("decided"))
      .thenRefused("committee.sitting-not-open");
  });

  it("M13: it can be opened later, when more have come", () => {
    sitting
      .given(...DISPATCHED, lackedQuorum())
      .when(open())
      .then(opened());
  });

  it.each([
    [1, 1, true],
    [2, 1, false],
    [2, 2, true],
    [3, 1, false],
    [3, 2, true],
    [7, 3, false],
    [7, 4, true],
    [9, 4, false],
    [9, 5, true],
    [12, 6, false],
    [12, 7, true],
  ])("M13: of %p members %p are a quorum: %p", (members, present, enough) => {
    expect(committeeHasQuorum(members, present)).toBe(enough);
  });

  it("M13: refuses somebody who is no member, or who is counted twice", () => {
    sitting
      .given(...DISPATCHED)
      .when(open([...MEMBERS, "mayor"]))
      .thenRefused("committee.not-a-member");
    sitting
      .given(...DISPATCHED)
      .when(open([CHAIR, CHAIR]))
      .thenRefused("committee.member-twice");
  });

  it("M12: refuses to open before the members had the agenda", () => {
    sitting
      .given(...PLACED)
      .when(open())
      .thenRefused("committee.agenda-not-dispatched");
  });

  it("refuses to open twice, or again after the end", () => {
    sitting
      .given(...OPEN)
      .when(open())
      .thenRefused("committee.sitting-already-open");
    sitting
      .given(...CLOSED)
      .when(open())
      .thenRefused("committee.sitting-not-open");
  });
});
