import type { CasePlayer } from "../../apps/cli/src/demo/case-player.js";
import { derivedEventId, reactionCommandId } from "#projections";
import { expectedRows, type Row } from "./expected-rows.js";
import { type Kill, Killer, type Moment } from "./killer.js";
import { setStage, type Stage } from "./stage.js";
import { told, wholeLog } from "./told.js";

const SEED = 20_250_303;
/** Far more than it takes; a hundred requests, five deaths and five starts on a busy machine. */
const PATIENCE_MS = 120_000;
const CASES = ["a-part-time-wage", "b-partner-with-means", "c-corrected-report"];

describe("the product, when processes of it are killed", () => {
  let stage: Stage;
  let undisturbed: ReadonlyMap<string, readonly string[]>;
  const players: CasePlayer[] = [];

  beforeAll(async () => {
    stage = await setStage();
    await stage.fleet.grow();
    await play(1);
    await everythingFollowed();
    const log = await wholeLog(stage.store);
    undisturbed = new Map(players.map((player) => [player.story.id, told(log, idsOf(player))]));
  }, PATIENCE_MS);
  afterAll(() => stage.clear());

  it(
    `loses, doubles and skips nothing with one process (seed ${SEED})`,
    async () => {
      const { repeated, replayed } = stage.traffic;
      const moments: Moment[] = ["rows", "wherever", "append", "wherever", "answer"];
      await playUnderFire(2, kills(SEED, moments));
      // The kills hit work in progress, or this test shows nothing.
      expect(stage.traffic.repeated).toBeGreaterThan(repeated);
      expect(stage.traffic.replayed).toBeGreaterThan(replayed);
      await everythingIsAsItShouldBe();
    },
    PATIENCE_MS,
  );

  it(
    `loses, doubles and skips nothing with two processes (seed ${SEED + 1})`,
    async () => {
      await stage.fleet.grow();
      // One at a time: the other process goes on meanwhile, and may finish before there are two again.
      for (const kill of kills(SEED + 1, ["rows", "append", "wherever", "answer"])) {
        await playUnderFire(1, [kill]);
      }
      expect(stage.fleet.size).toBe(2);
      await everythingIsAsItShouldBe();
    },
    PATIENCE_MS,
  );

  /** Plays every case `times` times, all at once, up to its decision. */
  async function play(times: number, killer?: Killer): Promise<void> {
    const names = Array.from({ length: times }, () => CASES).flat();
    const fresh = await Promise.all(names.map((name) => stage.player(name, killer?.beforeWrite)));
    players.push(...fresh);
    await Promise.all(
      fresh.map(async (player) => {
        await player.bringToCommittee();
        await player.convene("2025-03-25");
        await player.place();
        await player.dispatch();
        await player.open();
        await player.decide();
      }),
    );
  }

  async function playUnderFire(times: number, schedule: readonly Kill[]): Promise<void> {
    const killer = new Killer(stage.fleet, stage.databaseUrl, schedule);
    await Promise.all([play(times, killer).then(() => killer.assertSpent()), killer.ended]);
  }

  /** Waits until every decision is known to the procedure and the lists have come to the head. */
  async function everythingFollowed(): Promise<void> {
    const client = await stage.client("nora");
    for (;;) {
      const log = await wholeLog(stage.store);
      const count = (wanted: string) => log.filter(({ event }) => event.type === wanted).length;
      const taken = count("committee.DecisionTaken");
      const head = (await stage.store.head()) ?? "";
      const headers = { "rechtop-minimum-position": head };
      const answer = await client.send("GET", "/applications", { headers });
      const known = count("procedure.DecisionRecorded");
      if (taken === players.length && known >= taken && answer.status === 200) return;
    }
  }

  async function everythingIsAsItShouldBe(): Promise<void> {
    await everythingFollowed();
    const log = await wholeLog(stage.store);
    for (const player of players) {
      expect(told(log, idsOf(player))).toEqual(undisturbed.get(player.story.id));
    }
    // Nothing beside them either: no file that nobody knows of.
    const ids = new Set(players.flatMap(idsOf));
    expect(log.filter(({ stream }) => ![...ids].some((id) => stream.endsWith(id)))).toEqual([]);

    const follows = log
      .filter(({ event }) => event.type === "procedure.DecisionRecorded")
      .map(({ eventId, metadata: { causationId, correlationId } }) => ({
        eventId,
        causationId,
        correlationId,
      }));
    const decisions = log.filter(({ event }) => event.type === "committee.DecisionTaken");
    expect(follows).toEqual(
      expect.arrayContaining(
        decisions.map(({ eventId, metadata }) => ({
          eventId: derivedEventId(reactionCommandId("committee.tellProcedure", eventId), 0),
          causationId: eventId,
          correlationId: metadata.correlationId,
        })),
      ),
    );
    expect(follows).toHaveLength(players.length);

    const { files, sittings } = expectedRows(log);
    expect(await rows("file_overview", "application_id")).toEqual(files);
    expect(await rows("sitting_overview", "sitting_id")).toEqual(sittings);
    expect((await listed("nora", "/applications")).sort()).toEqual(
      players.map(({ applicationId }) => applicationId).sort(),
    );
    expect((await listed("greet", "/sittings")).sort()).toEqual(
      players.map(({ sittingId }) => sittingId).sort(),
    );
  }

  async function rows(table: string, key: string): Promise<Row[]> {
    const found = await stage.pool.query<Row>(
      `SELECT * FROM rechtop_read.${table} ORDER BY ${key}::text COLLATE "C"`,
    );
    return found.rows;
  }

  /** The ids of a list, page by page. */
  async function listed(username: string, list: string): Promise<string[]> {
    const client = await stage.client(username);
    const ids: string[] = [];
    let next: string | undefined = `${list}?pageSize=5`;
    while (next !== undefined) {
      const page = (await client.get(next)).body as { items: { id: string }[]; next?: string };
      ids.push(...page.items.map(({ id }) => id));
      next = page.next;
    }
    return ids;
  }
});

function idsOf({ applicationId, sittingId }: CasePlayer): string[] {
  return [applicationId, sittingId];
}

/** The moments in this order, each at a write that the seed chooses. */
function kills(seed: number, moments: readonly Moment[]): Kill[] {
  const random = numbersFrom(seed);
  return moments.map((moment) => ({
    moment,
    // Three cases and more run at once: each leads to every moment once, to some with every write.
    after: 1 + (random() % (moment === "rows" || moment === "answer" ? 3 : 24)),
  }));
}

/** Whole numbers that look random and are the same in every run. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 8;
  };
}
