import { randomUUID } from "node:crypto";
import Type from "typebox";
import type { Actor } from "#access";
import { EventRegistry, MemoryEventStore, NO_STREAM, PlainJsonCodec } from "#event-store";
import { defineEvent, instant, plain, closedObject, streamName, uuid } from "#kernel";
import type { IdempotencyClaim } from "../http/request-context.js";
import { ProblemError } from "../http/problem.js";
import { type CommandContext, recorded } from "./command-context.js";
import { CommandExecutor, type Plan, requireVersion } from "./command-executor.js";

const happened = defineEvent({
  type: "probe.Happened",
  version: 1,
  schema: closedObject({ n: plain(Type.Integer()) }),
});

const GRANT = { role: "caseworker", purpose: "probe", legalBasis: "none" } as const;
const ACTOR: Actor = { id: "u-1", centre: "c", roles: ["caseworker"] };

describe("the executor of commands", () => {
  let store: MemoryEventStore;
  let executor: CommandExecutor;
  const stream = streamName("probe", randomUUID());
  beforeEach(() => {
    store = new MemoryEventStore({
      registry: new EventRegistry([happened]),
      codec: new PlainJsonCodec(),
    });
    executor = new CommandExecutor(store);
  });

  const context = (idempotency?: IdempotencyClaim): CommandContext => ({
    actor: ACTOR,
    now: instant("2025-03-03T09:00:00Z"),
    correlationId: "c",
    causationId: "c",
    eventId: () => uuid(randomUUID()),
    ...(idempotency === undefined ? {} : { idempotency }),
  });

  const claim = (requestHash = "h"): IdempotencyClaim => ({
    scope: "c/u-1",
    key: uuid("4f9c4a52-1f6a-4a43-9d0e-3a5f1f0c2b7e"),
    requestHash,
  });

  /** Plans the first event of the stream. */
  const first = (of: CommandContext, id = "made"): Plan => ({
    appends: [
      {
        stream,
        expected: NO_STREAM,
        events: recorded(of, GRANT, [{ type: "probe.Happened", data: { n: 1 } }]),
      },
    ],
    answer: { body: { id }, version: "1" },
  });

  const events = async () => (await Array.fromAsync(store.readAll())).length;

  it("appends what was planned and answers with the place in the log", async () => {
    const answer = await executor.execute(context(), async () => first(context()));
    expect(answer).toMatchObject({
      body: { id: "made" },
      version: "1",
      position: expect.any(String),
    });
    expect(await events()).toBe(1);
  });

  it("appends nothing when there is nothing to do", async () => {
    const plan = { appends: [{ stream, expected: NO_STREAM, events: [] }], answer: { body: {} } };
    expect(await executor.execute(context(claim()), async () => plan)).toEqual({ body: {} });
    expect(await events()).toBe(0);
    expect(await store.findIdempotencyRecord("c/u-1", claim().key)).toBeUndefined();
  });

  it("plans anew after a lost race, and tells the loser of the third that it is stale", async () => {
    let plans = 0;
    await store.append(first(context()).appends);
    const losing = executor.execute(context(), async () => {
      plans += 1;
      return first(context());
    });
    await expect(losing).rejects.toMatchObject({ problem: { status: 412 } });
    expect(plans).toBe(3);
  });

  it("gives the answer of a twin that was faster to append", async () => {
    const late = executor.execute(context(claim()), async () => {
      if ((await events()) === 0) {
        await executor.execute(context(claim()), async () => first(context(), "twin"));
      }
      return first(context(), "late");
    });
    expect(await late).toEqual({ body: { id: "twin" }, version: "1", replayed: true });
    expect(await events()).toBe(1);
  });

  it("gives the answer of a twin whose effect makes this one's version stale", async () => {
    const late = executor.execute({ ...context(claim()), ifMatch: "0" }, async () => {
      await executor.execute(context(claim()), async () => first(context(), "twin"));
      requireVersion({ ...context(), ifMatch: "0" }, "1");
      return first(context(), "late");
    });
    expect(await late).toEqual({ body: { id: "twin" }, version: "1", replayed: true });
  });

  it("refuses as planned when there is no twin", async () => {
    const refusal = new Error("not now");
    const refused = executor.execute(context(claim()), () => Promise.reject(refusal));
    await expect(refused).rejects.toBe(refusal);
  });

  it("refuses a key that is taken by another request, whenever that comes to light", async () => {
    const late = executor.execute(context(claim("mine")), async () => {
      await executor.execute(context(claim("other")), async () => first(context(), "other"));
      return { ...first(context()), appends: first(context()).appends };
    });
    await expect(late).rejects.toBeInstanceOf(ProblemError);
    await expect(late).rejects.toMatchObject({
      problem: { type: "urn:problem-type:rechtop:idempotencyKeyReused", status: 409 },
    });
    expect(await events()).toBe(1);
  });

  it("passes on what is neither a race nor a twin", async () => {
    const broken = executor.execute(context(), async () => ({
      appends: [
        {
          stream,
          expected: NO_STREAM,
          events: recorded(context(), GRANT, [{ type: "probe.Unknown", data: {} }]),
        },
      ],
      answer: { body: {} },
    }));
    await expect(broken).rejects.toBeInstanceOf(Error);
    expect(await events()).toBe(0);
  });

  it("tells a stale client the version of now", () => {
    const stale = () => requireVersion({ ...context(), ifMatch: "2" }, "3");
    expect(stale).toThrow(ProblemError);
    expect(() => requireVersion({ ...context(), ifMatch: "3" }, "3")).not.toThrow();
    expect(() => requireVersion(context(), "3")).not.toThrow();
    try {
      stale();
    } catch (error) {
      expect((error as ProblemError).headers).toEqual({ ETag: '"3"' });
    }
  });
});
