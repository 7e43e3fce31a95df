import { addDays, CLIENT_SUBJECTS, DATA_KINDS } from "#kernel";
import { spec } from "#testing";
import {
  APPROVED_ON,
  approved,
  ERASURE,
  erased,
  execute,
  held,
  HOLD,
  HOLD_DAYS,
  KEYS,
  LEADER,
  lifted,
  NAME,
  OFFICER,
  PARTNER_FINANCE,
  refused,
  request,
  requested,
  REQUESTED_ON,
  withdrawn,
} from "../testing/erasure-history.js";
import { type ErasureCommand, erasuresDecider } from "./erasures.js";
import type { ErasureEvent } from "./events.js";

const erasures = spec(erasuresDecider);
const OTHER = "5ad0c0de-0000-4000-8000-000000000073";
const EVERY_PART = CLIENT_SUBJECTS.flatMap((subject) =>
  DATA_KINDS.map((kind) => ({ subject, kind })),
);

const approve = (by = LEADER): ErasureCommand => ({
  type: "ApproveErasure",
  erasureId: ERASURE,
  by,
  today: APPROVED_ON,
  holdDays: HOLD_DAYS,
});
const refuse = (askAgain = {}): ErasureCommand => ({
  type: "RefuseErasure",
  erasureId: ERASURE,
  by: OFFICER,
  today: APPROVED_ON,
  ground: "legalObligation",
  ...askAgain,
});
const withdraw: ErasureCommand = {
  type: "WithdrawErasure",
  erasureId: ERASURE,
  by: OFFICER,
  today: APPROVED_ON,
};
const lift = (legalHoldId = HOLD): ErasureCommand => ({
  type: "LiftLegalHold",
  legalHoldId,
  by: OFFICER,
  today: APPROVED_ON,
  reference: "AR 31/12/A",
});

const EXECUTED = [requested(), approved(), erased(EVERY_PART, [KEYS[0].keyId, KEYS[1].keyId])];
/** Every way in which a request is over. */
const OVER: readonly ErasureEvent[][] = [
  [requested(), refused()],
  [requested(), withdrawn()],
  EXECUTED,
];

describe("a request for erasure", () => {
  it("says what is to go, why, and on whose authority", () => {
    erasures.given().when(request()).then(requested());
    const parts = { scope: "parts" as const, parts: [PARTNER_FINANCE] };
    erasures.given().when(request(parts)).then(requested(parts));
  });

  it.each([
    ["named parts without a name", { scope: "parts", parts: [] }],
    ["everything, and parts by name", { scope: "everything", parts: [NAME] }],
  ] as const)("is refused for %s", (_what, scope) => {
    erasures.given().when(request(scope)).thenRefused("erasure.scope-unclear");
  });

  it.each([
    ["the end of a term", "retentionTermEnded", ["selectionList"]],
    ["data that should not be there", "unlawfulProcessing", ["decision", "courtOrder"]],
    ["an order of a court", "courtOrder", ["courtOrder"]],
    ["a wish of the person", "personRequest", ["decision", "selectionList"]],
  ] as const)("for %s rests on an authority that can say so", (_what, reason, carriers) => {
    for (const code of ["selectionList", "decision", "courtOrder"] as const) {
      const authority = { code, reference: "AR 31/12/A" };
      const when = erasures.given().when(request({ reason, authority }));
      if ((carriers as readonly string[]).includes(code)) {
        when.then(requested({ reason, authority }));
      } else {
        when.thenRefused("erasure.authority-does-not-fit");
      }
    }
  });

  it("is not made twice while the first is open", () => {
    for (const past of [[requested()], [requested(), approved()]]) {
      const again = erasures.given(...past);
      again.when(request({ erasureId: OTHER })).thenRefused("erasure.already-requested");
      again
        .when(request({ erasureId: OTHER, scope: "parts", parts: [NAME] }))
        .thenRefused("erasure.already-requested");
    }
  });

  it("can be wider than an open one, about something else, or made again when that is over", () => {
    const narrow = { scope: "parts" as const, parts: [NAME] };
    erasures
      .given(requested(narrow))
      .when(request({ erasureId: OTHER }))
      .then(requested({ erasureId: OTHER }));
    const another = { erasureId: OTHER, scope: "parts" as const, parts: [NAME, PARTNER_FINANCE] };
    erasures.given(requested(narrow)).when(request(another)).then(requested(another));
    for (const past of OVER) {
      erasures
        .given(...past)
        .when(request({ erasureId: OTHER }))
        .then(requested({ erasureId: OTHER }));
    }
  });
});

describe("the answer to a request", () => {
  it("is yes from a second person: the time in which it can be stopped runs", () => {
    erasures.given(requested()).when(approve()).then(approved());
  });

  it("is never yes from whoever asked", () => {
    erasures.given(requested()).when(approve(OFFICER)).thenRefused("erasure.second-person-needed");
  });

  it("GDPR art. 17(3): is mostly no, with the ground, and from when it can be asked again", () => {
    erasures.given(requested()).when(refuse()).then(refused());
    const askAgainFrom = addDays(APPROVED_ON, 1);
    erasures
      .given(requested())
      .when(refuse({ askAgainFrom }))
      .then({
        type: "erasure.ErasureRefused",
        data: {
          erasureId: ERASURE,
          refusedBy: OFFICER,
          refusedOn: APPROVED_ON,
          ground: "legalObligation",
          askAgainFrom,
        },
      });
  });

  it("does not put off until today what it refuses", () => {
    erasures
      .given(requested())
      .when(refuse({ askAgainFrom: APPROVED_ON }))
      .thenRefused("erasure.term-not-ahead");
  });

  it("is given once", () => {
    for (const past of [[requested(), approved()], ...OVER]) {
      for (const command of [approve(), refuse()]) {
        erasures
          .given(...past)
          .when(command)
          .thenRefused("erasure.already-answered");
      }
    }
  });

  it("is not given to what nobody asked", () => {
    for (const command of [approve(), refuse(), withdraw, execute()]) {
      erasures
        .given(requested({ erasureId: OTHER }))
        .when(command)
        .thenRefused("erasure.erasure-unknown");
    }
  });

  it("is not needed when the request is taken back, which can be done until it is executed", () => {
    for (const past of [[requested()], [requested(), approved()]]) {
      erasures
        .given(...past)
        .when(withdraw)
        .then(withdrawn());
    }
    for (const past of OVER) {
      erasures
        .given(...past)
        .when(withdraw)
        .thenRefused("erasure.already-closed");
    }
  });
});

describe("a legal hold", () => {
  it("is placed whatever else happens, and several can stand", () => {
    const place: ErasureCommand = {
      type: "PlaceLegalHold",
      legalHoldId: HOLD,
      by: OFFICER,
      today: REQUESTED_ON,
      reason: "appeal",
      reference: "AR 31/12/A",
    };
    for (const past of [[], [held(OTHER)], [requested(), approved()]]) {
      erasures
        .given(...past)
        .when(place)
        .then(held());
    }
  });

  it("is lifted once, by its name", () => {
    erasures.given(held(), held(OTHER)).when(lift()).then(lifted());
    erasures.given(held(OTHER)).when(lift()).thenRefused("erasure.hold-unknown");
    erasures.given(held(), lifted()).when(lift()).thenRefused("erasure.hold-already-lifted");
  });

  it("is not lifted by whoever waits for the erasure it stops", () => {
    for (const past of [[requested()], [requested(), approved()]]) {
      erasures
        .given(...past, held())
        .when(lift())
        .thenRefused("erasure.lifted-by-requester");
    }
    erasures
      .given(requested({ requestedBy: LEADER }), held())
      .when(lift())
      .then(lifted());
    erasures.given(requested(), withdrawn(), held()).when(lift()).then(lifted());
  });
});
