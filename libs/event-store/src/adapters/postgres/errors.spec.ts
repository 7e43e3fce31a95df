import pg from "pg";
import { DuplicateEvent, DuplicateIdempotencyKey, StoreUnavailable } from "../../port.js";
import { appendError, storeError } from "./errors.js";

function databaseError(fields: { code: string; constraint?: string }): pg.DatabaseError {
  return Object.assign(new pg.DatabaseError("m", 0, "error"), { schema: "rechtop_log" }, fields);
}

describe("errors of the driver", () => {
  it.each(["08006", "40001", "40P01", "53300", "57P01", "57014", "58030", "25006", "55P03"])(
    "%s passes with time",
    (code) => {
      const error = databaseError({ code });
      expect(storeError(error)).toBeInstanceOf(StoreUnavailable);
      expect(storeError(error)).toHaveProperty("cause", error);
    },
  );

  it.each(["42P01", "42501", "28P01", "22021", "25000"])("%s does not", (code) => {
    const error = databaseError({ code });
    expect(storeError(error)).toBe(error);
  });

  it("an Error of no class is a broken connection, a TypeError is our own fault", () => {
    expect(storeError(new Error("Connection terminated unexpectedly"))).toBeInstanceOf(
      StoreUnavailable,
    );
    const fault = new TypeError("x");
    expect(storeError(fault)).toBe(fault);
  });

  it("tells what is duplicate by the index that found it", () => {
    const duplicate = (constraint: string) =>
      appendError(databaseError({ code: "23505", constraint }));
    expect(duplicate("idempotency_pkey")).toBeInstanceOf(DuplicateIdempotencyKey);
    expect(duplicate("events_event_id_key")).toBeInstanceOf(DuplicateEvent);
    expect(duplicate("events_stream_key")).toBeInstanceOf(pg.DatabaseError);
  });
});
