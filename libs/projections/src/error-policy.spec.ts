import { randomUUID } from "node:crypto";
import {
  DuplicateEvent,
  KeyMissing,
  NO_STREAM,
  RevisionConflict,
  StoreUnavailable,
  UnreadableEvent,
} from "#event-store";
import { errorCatalogue, uuid } from "#kernel";
import { QueryFailedError } from "typeorm";
import {
  ConnectionLost,
  errorCode,
  errorPolicy,
  errorTrace,
  SubscriptionEnded,
} from "./error-policy.js";
import { probeStream } from "./testing/probe.js";

const SECRET = "Jan Janssens";

describe("the error policy", () => {
  const coded = (code: string) => Object.assign(new Error(SECRET), { code });
  const failed = (code: string) => new QueryFailedError("INSERT", [SECRET], coded(code));
  const refused = errorCatalogue("probe", { "not-now": { title: SECRET, remedy: "Wait." } });

  it.each<[string, unknown, string]>([
    ["the store does not answer", new StoreUnavailable(coded("ECONNREFUSED")), "unavailable"],
    ["the database is not there", coded("ECONNREFUSED"), "unavailable"],
    ["no address answers", new AggregateError([coded("ECONNREFUSED")]), "unavailable"],
    ["the connection broke", new Error("Connection terminated unexpectedly"), "unavailable"],
    ["the connection died", new ConnectionLost(new TypeError(SECRET)), "unavailable"],
    ["the subscription ended", new SubscriptionEnded(), "unavailable"],
    ["the server shuts down", failed("57P01"), "unavailable:57P01"],
    ["too many connections", failed("53300"), "unavailable:53300"],
    ["a deadlock", failed("40P01"), "unavailable:40P01"],
    [
      "another writer was first",
      new RevisionConflict(probeStream(1), NO_STREAM, 3n),
      "revision-conflict",
    ],
  ])("backs off when %s", (_name, error, code) => {
    expect(errorPolicy(error)).toBe("backOff");
    expect(errorCode(error)).toBe(code);
  });

  it.each<[string, unknown, string]>([
    [
      "an event cannot be read",
      new UnreadableEvent("probe.Other", 7, SECRET),
      "unreadable-event:probe.Other:v7",
    ],
    ["a row breaks a constraint", failed("23505"), "database:23505"],
    ["a table is missing", failed("42P01"), "database:42P01"],
    ["a rule of the domain refuses", refused.error("not-now", SECRET), "probe.not-now"],
    ["the program is wrong", new TypeError(SECRET), "bug:TypeError"],
    ["an event is there already", new DuplicateEvent(), "duplicate-event"],
    ["the key of an event is missing", new KeyMissing(uuid(randomUUID())), "key-missing"],
    ["what is thrown is no error", SECRET, "bug"],
  ])("stops when %s", (_name, error, code) => {
    expect(errorPolicy(error)).toBe("stop");
    expect(errorCode(error)).toBe(code);
  });

  it("shows where it happened, without the message", () => {
    const trace = errorTrace(new TypeError(`${SECRET}\n    at ${SECRET}`));
    expect(trace[0]).toContain("error-policy.spec");
    expect(JSON.stringify(trace)).not.toContain(SECRET);
    expect(errorTrace(SECRET)).toEqual([]);
  });
});
