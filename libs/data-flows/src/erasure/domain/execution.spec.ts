import { addDays, CLIENT_SUBJECTS, DATA_KINDS } from "#kernel";
import { spec } from "#testing";
import {
  APPROVED_ON,
  approved,
  erased,
  EXECUTABLE_FROM,
  execute,
  held,
  HOLD_DAYS,
  KEYS,
  lifted,
  NAME,
  PARTNER_FINANCE,
  refused,
  requested,
  withdrawn,
} from "../testing/erasure-history.js";
import { erasuresDecider } from "./erasures.js";

const erasures = spec(erasuresDecider);
const OTHER_HOLD = "5ad0c0de-0000-4000-8000-000000000073";
const EVERY_PART = CLIENT_SUBJECTS.flatMap((subject) =>
  DATA_KINDS.map((kind) => ({ subject, kind })),
);

describe("the execution of an erasure", () => {
  const ready = [requested(), approved()];
  const both = [KEYS[0].keyId, KEYS[1].keyId];

  it("of everything names every key there is, and closes every part for good", () => {
    erasures
      .given(...ready)
      .when(execute())
      .then(erased(EVERY_PART, both));
  });

  it("of parts names the keys of those parts and leaves the others alone", () => {
    const parts = { scope: "parts" as const, parts: [PARTNER_FINANCE] };
    erasures
      .given(requested(parts), approved())
      .when(execute())
      .then(erased([PARTNER_FINANCE], [KEYS[1].keyId]));
  });

  it("waits for the second person", () => {
    erasures.given(requested()).when(execute()).thenRefused("erasure.not-approved");
  });

  it("waits for the last day of the time in which it can be stopped", () => {
    const given = erasures.given(...ready);
    const early = execute({ today: addDays(EXECUTABLE_FROM, -1) });
    given.when(early).thenRefused("erasure.hold-time-running");
    expect(EXECUTABLE_FROM).toBe(addDays(APPROVED_ON, HOLD_DAYS));
  });

  it("waits for every legal hold, placed before or after it was approved", () => {
    for (const past of [
      [held(), ...ready],
      [...ready, held()],
      [...ready, held(), held(OTHER_HOLD), lifted(OTHER_HOLD)],
    ]) {
      erasures
        .given(...past)
        .when(execute())
        .thenRefused("erasure.legal-hold");
    }
    erasures
      .given(held(), ...ready, lifted())
      .when(execute())
      .then(erased(EVERY_PART, both));
  });

  it("waits for the end of the procedure and of the term of appeal", () => {
    const running = execute({ procedure: "running" });
    erasures
      .given(...ready)
      .when(running)
      .thenRefused("erasure.procedure-running");
    for (const reason of ["unlawfulProcessing", "personRequest"] as const) {
      erasures
        .given(requested({ reason }), approved())
        .when(running)
        .thenRefused("erasure.procedure-running");
    }
    const wish = {
      scope: "parts" as const,
      parts: [NAME],
      reason: "personRequest" as const,
    };
    erasures
      .given(requested(wish), approved())
      .when(running)
      .thenRefused("erasure.procedure-running");
  });

  it("does not wait for it when a court orders it, or for parts that were never lawful", () => {
    const running = execute({ procedure: "running" });
    const done = (changes: Parameters<typeof requested>[0]) =>
      erasuresDecider.decide(
        running,
        [requested(changes), approved()].reduce(
          erasuresDecider.evolve,
          erasuresDecider.initialState,
        ),
      );
    expect(done({ reason: "courtOrder" })).toHaveLength(1);
    const stranger = {
      scope: "parts" as const,
      parts: [NAME],
      reason: "unlawfulProcessing" as const,
    };
    expect(done(stranger)).toHaveLength(1);
  });

  it("is refused when nothing of it can be read anyway", () => {
    erasures
      .given(...ready)
      .when(execute({ keys: [] }))
      .thenRefused("erasure.nothing-to-erase");
    erasures
      .given(requested({ scope: "parts", parts: [NAME] }), approved())
      .when(execute({ keys: [KEYS[1]] }))
      .thenRefused("erasure.nothing-to-erase");
  });

  it("is quiet the second time", () => {
    const done = [...ready, erased(EVERY_PART, both)];
    erasures
      .given(...done)
      .when(execute({ keys: [] }))
      .thenNothing();
    // Not even a hold that came too late changes what has happened.
    erasures
      .given(...done, held())
      .when(execute())
      .thenNothing();
  });

  it("is refused for what was refused or taken back", () => {
    for (const past of [
      [requested(), refused()],
      [requested(), withdrawn()],
    ]) {
      erasures
        .given(...past)
        .when(execute())
        .thenRefused("erasure.already-closed");
    }
  });
});
