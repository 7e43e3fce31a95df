import { RevisionConflict, StoreUnavailable, NO_STREAM } from "#event-store";
import { errorCatalogue, type Uuid } from "#kernel";
import type { DataSource } from "typeorm";
import {
  derivedEventId,
  type ProcessorState,
  type ProcessorStatus,
  type Reaction,
  reactionCommandId,
  ReactionRunner,
} from "./index.js";
import {
  deferred,
  type Harness,
  memoryStore,
  openHarness,
  until,
  visible,
} from "./testing/harness.js";
import { appendProbes, echoReaction, probeId, probeStream } from "./testing/probe.js";

describe("a reaction runner", () => {
  let harness: Harness;
  const runners: ReactionRunner[] = [];

  beforeEach(async () => {
    harness = await openHarness();
  });
  afterEach(async () => {
    await Promise.all(runners.splice(0).map((runner) => runner.stop()));
    await harness.close();
  });

  function run(reactions: Reaction[], dataSource: DataSource = harness.dataSource) {
    const changes: ProcessorStatus[] = [];
    const runner = new ReactionRunner({
      dataSource,
      store: harness.store,
      reactions,
      batchSize: 10,
      backOff: { firstMs: 5, capMs: 40 },
      leasePollMs: 20,
      onChange: (status) => changes.push(status),
    });
    runners.push(runner);
    runner.start();
    const is = (state: ProcessorState) => () => runner.statuses()[0]?.state === state;
    return { runner, changes, is };
  }

  /** Appends, and waits until everybody can see it. */
  async function append(options: { from?: number; count: number }): Promise<void> {
    await visible(harness.store, await appendProbes(harness.store, options));
  }

  async function caughtUp(runner: ReactionRunner): Promise<void> {
    await until(async () => [...(await runner.lag()).values()].every((lag) => lag === 0));
  }

  /** Ids of the answers in the log, in order. */
  async function echoes(): Promise<Uuid[]> {
    const stored = await harness.dataSource.query<unknown[]>("SELECT FROM rechtop_log.events");
    await until(async () => (await harness.store.countAfter()) === stored.length);
    const found: Uuid[] = [];
    for await (const event of harness.store.readAll({ filter: { types: ["probe.Echoed"] } })) {
      found.push(event.eventId);
    }
    return found;
  }

  /** The answers to the probe events up to `count`, as they must be. */
  function answers(count: number): Uuid[] {
    return Array.from({ length: count }, (_, n) =>
      derivedEventId(reactionCommandId("probe.echo", probeId(n)), 0),
    );
  }

  /** A reaction that only notes what it got. */
  function noting(seen: Uuid[], more: Partial<Reaction> = {}): Reaction {
    return {
      ...echoReaction(harness.store),
      async react(event) {
        seen.push(event.eventId);
      },
      ...more,
    };
  }

  it("answers every event once, in order", async () => {
    await append({ count: 15 });
    const { runner } = run([echoReaction(harness.store)]);
    await append({ from: 15, count: 10 });
    await caughtUp(runner);
    expect(await echoes()).toEqual(answers(25));
  });

  it("sends nothing twice when it dies between the answer and the checkpoint", async () => {
    await append({ count: 12 });
    const died = new Set<string>();
    const reaction = echoReaction(harness.store, ({ eventId }) => {
      if (died.has(eventId)) return;
      died.add(eventId);
      throw new StoreUnavailable(undefined);
    });
    const { runner } = run([reaction]);
    await caughtUp(runner);
    expect(died.size).toBe(12);
    expect(await echoes()).toEqual(answers(12));
  });

  it("from current: leaves the past alone, and knows its place at the next start", async () => {
    await append({ count: 3 });
    const seen: Uuid[] = [];
    const reaction = noting(seen, { startFrom: "current" });
    const first = run([reaction]);
    expect(await first.runner.lag()).toEqual(new Map([["probe.echo", 0]]));
    await until(first.is("running"));
    await append({ from: 3, count: 2 });
    await until(() => seen.length === 2);
    await first.runner.stop();
    await append({ from: 5, count: 2 });
    await caughtUp(run([reaction]).runner);
    expect(seen).toEqual([3, 4, 5, 6].map(probeId));
  });

  it("stops at a refusal of the domain, visibly, and leaves the others alone", async () => {
    await append({ count: 2 });
    const refusals = errorCatalogue("probe", { "not-now": { title: "Not now", remedy: "Wait." } });
    const { runner, is } = run([
      noting([], { react: () => Promise.reject(refusals.error("not-now")) }),
      { ...echoReaction(harness.store), name: "probe.other" },
    ]);
    await until(is("stopped"));
    await until(async () => (await runner.lag()).get("probe.other") === 0);
    expect(runner.statuses()).toMatchObject([
      { name: "probe.echo", state: "stopped", errorCode: "probe.not-now" },
      { name: "probe.other", state: "running" },
    ]);
    expect(await runner.lag()).toEqual(
      new Map([
        ["probe.echo", 2],
        ["probe.other", 0],
      ]),
    );
  });

  it("runs again after a lost race: three times at once, then after a back-off", async () => {
    await append({ count: 1 });
    const commands: Uuid[] = [];
    const { runner, changes } = run([
      noting([], {
        async react(_event, { id }) {
          commands.push(id);
          if (commands.length < 6) throw new RevisionConflict(probeStream(0), NO_STREAM, 0n);
        },
      }),
    ]);
    await caughtUp(runner);
    expect(commands).toEqual(Array(6).fill(reactionCommandId("probe.echo", probeId(0))));
    const backOffs = changes.filter(({ state }) => state === "backingOff");
    expect(backOffs.map(({ errorCode }) => errorCode)).toEqual(["revision-conflict"]);
  });

  it("runs in one process at a time; a standby takes over when that one ends", async () => {
    const seen: Uuid[] = [];
    const first = run([noting(seen)]);
    await until(first.is("running"));
    const second = run([noting(seen)], await harness.connect());
    await until(second.is("standby"));
    await append({ count: 20 });
    await caughtUp(first.runner);
    expect(second.is("standby")()).toBe(true);
    await first.runner.stop();
    await until(second.is("running"));
    await append({ from: 20, count: 5 });
    await caughtUp(second.runner);
    expect(seen).toEqual(Array.from({ length: 25 }, (_, n) => probeId(n)));
  });

  it("gives way when its lease is lost in the middle of an event, and nothing is sent twice", async () => {
    const inHand = deferred();
    const gate = deferred();
    let held = false;
    const slow = echoReaction(harness.store, async () => {
      if (held) return;
      held = true;
      inHand.resolve();
      await gate.promise;
    });
    const first = run([slow]);
    await append({ count: 20 });
    await inHand.promise;
    const second = run([echoReaction(harness.store)], await harness.connect());
    await until(second.is("standby"));
    await harness.dataSource.query(
      `SELECT pg_terminate_backend(l.pid) FROM pg_locks l JOIN pg_stat_activity a USING (pid)
       WHERE l.locktype = 'advisory' AND l.granted AND a.application_name = 'rechtop leases'
         AND a.datname = current_database()`,
    );
    await until(second.is("running"));
    await caughtUp(second.runner);
    gate.resolve();
    await until(first.is("standby"));
    // The late one has not moved the checkpoint back.
    expect(await second.runner.lag()).toEqual(new Map([["probe.echo", 0]]));
    expect(await echoes()).toEqual(answers(20));
  });

  it("works the same on a log in memory", async () => {
    const store = memoryStore();
    await appendProbes(store, { count: 5 });
    const { dataSource } = harness;
    const runner = new ReactionRunner({ dataSource, store, reactions: [echoReaction(store)] });
    runners.push(runner);
    runner.start();
    await caughtUp(runner);
    expect(await store.countAfter(undefined, { types: ["probe.Echoed"] })).toBe(5);
  });
});
