import fc from "fast-check";
import { addDays, DomainError, instant, type LegalDate, legalDate } from "#kernel";
import { checkEvolve } from "#testing";
import { KEYS, NAME, PARTNER_FINANCE } from "../testing/erasure-history.js";
import { ERASURE_REASONS } from "./codes.js";
import { type ErasureCommand, erasuresDecider } from "./erasures.js";
import { type ErasureEvent, erasureEvents } from "./events.js";
import type { Erasures } from "./state.js";

const SEED = 20_261_122;
const HOLD_DAYS = 30;
const START = legalDate("2031-01-01");

const person = fc.constantFrom("u-officer", "u-leader", "u-third");
const id = fc.constantFrom("one", "two");
const AUTHORITY_OF = {
  retentionTermEnded: "selectionList",
  unlawfulProcessing: "decision",
  courtOrder: "courtOrder",
  personRequest: "decision",
} as const;

/** What somebody tries, some days after what was tried before. */
interface Attempt {
  readonly daysLater: number;
  readonly make: (today: LegalDate) => ErasureCommand;
}

const wish = fc
  .record({
    erasureId: id,
    by: person,
    reason: fc.constantFrom(...ERASURE_REASONS),
    parts: fc.constantFrom([], [NAME], [NAME, PARTNER_FINANCE]),
  })
  .map(({ erasureId, by, reason, parts }) => (today: LegalDate): ErasureCommand => ({
    type: "RequestErasure",
    erasureId,
    by,
    today,
    scope: parts.length === 0 ? "everything" : "parts",
    parts,
    reason,
    authority: { code: AUTHORITY_OF[reason], reference: "31/12" },
  }));
const answer = fc
  .record({
    type: fc.constantFrom("ApproveErasure", "ApproveErasure", "RefuseErasure", "WithdrawErasure"),
    erasureId: id,
    by: person,
  })
  .map(
    ({ type, erasureId, by }) =>
      (today: LegalDate): ErasureCommand =>
        type === "RefuseErasure"
          ? { type, erasureId, by, today, ground: "archiving" }
          : type === "ApproveErasure"
            ? { type, erasureId, by, today, holdDays: HOLD_DAYS }
            : { type: "WithdrawErasure", erasureId, by, today },
  );
const hold = fc.record({ place: fc.boolean(), legalHoldId: id, by: person }).map(
  ({ place, legalHoldId, by }) =>
    (today: LegalDate): ErasureCommand =>
      place
        ? { type: "PlaceLegalHold", legalHoldId, by, today, reason: "audit", reference: "31/12" }
        : { type: "LiftLegalHold", legalHoldId, by, today, reference: "31/12" },
);
const execution = fc
  .record({
    erasureId: id,
    procedure: fc.constantFrom("running" as const, "over" as const),
    keys: fc.subarray([...KEYS]),
  })
  .map((given) => (today: LegalDate): ErasureCommand => ({
    type: "ExecuteErasure",
    ...given,
    today,
    now: instant(`${today}T11:00:00Z`),
  }));
const attempt: fc.Arbitrary<Attempt> = fc.record({
  daysLater: fc.oneof(fc.constantFrom(0, 1, HOLD_DAYS - 1, HOLD_DAYS), fc.nat({ max: 60 })),
  make: fc.oneof(
    { weight: 3, arbitrary: wish },
    { weight: 4, arbitrary: answer },
    { weight: 1, arbitrary: hold },
    { weight: 5, arbitrary: execution },
  ),
});

/** The history in which everything that is not refused has happened. */
function historyOf(attempts: readonly Attempt[]): { history: ErasureEvent[]; days: LegalDate[] } {
  let today = START;
  let state: Erasures = erasuresDecider.initialState;
  const history: ErasureEvent[] = [];
  const days: LegalDate[] = [];
  for (const { daysLater, make } of attempts) {
    today = addDays(today, daysLater);
    const command = make(today);
    // Ids are fresh in the product: a wish for a known one is not a wish that can be made.
    const known = state.requests.some(
      ({ erasureId }) => command.type === "RequestErasure" && erasureId === command.erasureId,
    );
    if (known) continue;
    try {
      for (const event of erasuresDecider.decide(command, state)) {
        history.push(event);
        days.push(today);
        state = erasuresDecider.evolve(state, event);
      }
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
  }
  return { history, days };
}

describe(`erasures, whatever is tried (seed ${SEED})`, () => {
  it("evolve takes anything that was recorded, and a replay is what was folded as it came", () => {
    checkEvolve(erasuresDecider, erasureEvents, { seed: SEED, numRuns: 200 });
  });

  it("nothing is erased without two people, the whole hold time, and no legal hold", () => {
    let executed = 0;
    const attempts = fc.array(attempt, { minLength: 4, maxLength: 25 });
    fc.assert(
      fc.property(attempts, (tried) => {
        const { history, days } = historyOf(tried);
        history.forEach((event, at) => {
          if (event.type !== "erasure.PersonalDataErased") return;
          executed += 1;
          const before = history.slice(0, at);
          const about = before.filter(
            ({ data }) => "erasureId" in data && data.erasureId === event.data.erasureId,
          );
          // Asked for by one, approved by another, and nothing else happened to it.
          expect(about.map(({ type }) => type)).toEqual([
            "erasure.ErasureRequested",
            "erasure.ErasureApproved",
          ]);
          const [wanted, approval] = about;
          if (wanted?.type !== "erasure.ErasureRequested") throw new Error("not asked for");
          if (approval?.type !== "erasure.ErasureApproved") throw new Error("not approved");
          expect(wanted.data.requestedBy).not.toBe(approval.data.approvedBy);
          const earliest = addDays(legalDate(approval.data.approvedOn), HOLD_DAYS);
          expect(days[at]! >= earliest).toBe(true);
          expect(standing(before)).toEqual([]);
        });
      }),
      { seed: SEED, numRuns: 5_000 },
    );
    expect(executed).toBeGreaterThan(100);
  });
});

/** The holds of `history` that nobody has lifted. */
function standing(history: readonly ErasureEvent[]): string[] {
  return history.flatMap((event, at) =>
    event.type === "erasure.LegalHoldPlaced" &&
    !history
      .slice(at)
      .some(
        (later) =>
          later.type === "erasure.LegalHoldLifted" &&
          later.data.legalHoldId === event.data.legalHoldId,
      )
      ? [event.data.legalHoldId]
      : [],
  );
}
