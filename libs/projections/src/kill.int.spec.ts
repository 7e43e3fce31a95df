import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { EventStore } from "#event-store";
import { derivedEventId, reactionCommandId } from "./index.js";
import { type Harness, openHarness, probeRows, until } from "./testing/harness.js";
import type { KillOrders, KillPoint, KillReport } from "./testing/kill-child.js";
import { appendProbes, probeId, probeStream } from "./testing/probe.js";

const CHILD = fileURLToPath(
  new URL("../../../dist/libs/projections/src/testing/kill-child.js", import.meta.url),
);
const SEED = 20_250_303;
const EVENTS = 2_400;
const STREAMS = 20;
const LIVES = 12;

describe("a process that is killed", () => {
  let harness: Harness;
  beforeAll(async () => {
    if (!existsSync(CHILD)) {
      throw new Error(`${CHILD} is missing: run "npm run build" first (npm test does)`);
    }
    harness = await openHarness();
  });
  afterAll(() => harness.close());

  it(`loses, doubles and skips nothing (seed ${SEED})`, async () => {
    const random = numbersFrom(SEED);
    const { store, url } = harness;
    await appendProbes(store, { count: EVENTS / 2, streams: STREAMS });
    // The second half arrives while processes live and die.
    const writing = appendProbes(store, {
      from: EVENTS / 2,
      count: EVENTS / 2,
      streams: STREAMS,
    });

    const unfinished: boolean[] = [];
    for (let life = 0; life < LIVES; life += 1) {
      const at: KillPoint = life % 2 === 0 ? "rows" : "answer";
      const after = 1 + (random() % (at === "rows" ? 20 : 120));
      // One half dies standing exactly between two writes, the other wherever it is by then.
      const hold = random() % 2 === 0 ? { at, after } : undefined;
      await liveAndDie({ url, ...(hold && { hold }) }, at, after);
      unfinished.push((await remaining()) > 0);
    }
    // The kills hit work in progress, or this test shows nothing.
    expect(unfinished).toEqual(Array(LIVES).fill(true));

    const last = start({ url });
    await writing;
    await until(async () => (await remaining()) === 0);
    last.kill("SIGKILL");
    await once(last, "exit");
    await until(async () => (await store.countAfter()) === 2 * EVENTS);

    const { counts, events } = await probeRows(harness.dataSource);
    expect(counts).toEqual(
      Array.from({ length: STREAMS }, (_, i) => ({
        stream: probeStream(i),
        seen: EVENTS / STREAMS,
      })).sort((a, b) => (a.stream < b.stream ? -1 : 1)),
    );
    const all = Array.from({ length: EVENTS }, (_, n) => probeId(n));
    expect(events).toEqual(all);
    expect(await echoes(store)).toEqual(
      all.map((id) => ({ id: derivedEventId(reactionCommandId("probe.echo", id), 0), of: id })),
    );
  }, 120_000);

  /**
   * Rows and answers that are not there yet. Counted in the tables and not as lag: an event that
   * a transaction of another test still holds up would not be in the lag.
   */
  async function remaining(): Promise<number> {
    const [done] = await harness.dataSource.query<{ rows: number; answers: number }[]>(
      `SELECT (SELECT count(*)::int FROM probe_events) AS rows,
              (SELECT count(*)::int FROM rechtop_log.events WHERE type = 'probe.Echoed') AS answers`,
    );
    return done === undefined ? 2 * EVENTS : 2 * EVENTS - done.rows - done.answers;
  }
});

function start(orders: KillOrders): ChildProcess {
  return fork(CHILD, [JSON.stringify(orders)], { execArgv: [] });
}

/** Starts a child and kills it at the `after`-th report from `at`. */
async function liveAndDie(orders: KillOrders, at: KillPoint, after: number): Promise<void> {
  const child = start(orders);
  let seen = 0;
  child.on("message", (report: KillReport) => {
    if (report.at === at) seen += 1;
    if (seen === after) child.kill("SIGKILL");
  });
  const [code, signal] = (await once(child, "exit")) as [number | null, string | null];
  expect({ code, signal }).toEqual({ code: null, signal: "SIGKILL" });
}

async function echoes(store: EventStore): Promise<{ id: string; of: unknown }[]> {
  const found: { id: string; of: unknown }[] = [];
  for await (const { eventId, event } of store.readAll({ filter: { types: ["probe.Echoed"] } })) {
    found.push({ id: eventId, of: (event.data as { of: unknown }).of });
  }
  return found;
}

/** Whole numbers that look random and are the same in every run. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 8;
  };
}
