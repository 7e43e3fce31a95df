import pg from "pg";
import {
  copyLog,
  keptPositions,
  openKurrentDbArchive,
  type LogArchive,
  PostgresLogArchive,
  replacePositions,
} from "#event-store";
import { type KurrentDbDouble, startKurrentDbDouble } from "#testing";
import { SEALED_POSITION } from "#transparency-log";
import { CATEGORIES, INCOME, Installation, REQUEST, said } from "./installation.js";
import { Scene } from "./scene.js";
import { codes } from "./verifier.js";

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.set();
});
afterEach(() => scene.clear());
afterAll(() => scene.leave());

describe("a sealed log that was copied", () => {
  let server: KurrentDbDouble;
  let pool: pg.Pool;
  let inPostgres: LogArchive;
  let inKurrentDb: LogArchive;
  let original: Installation;
  const opened: Installation[] = [];

  beforeEach(async () => {
    server = await startKurrentDbDouble();
    original = await scene.database("today");
    pool = new pg.Pool({ connectionString: original.database.url });
    inPostgres = await PostgresLogArchive.open(pool);
    inKurrentDb = await openKurrentDbArchive({ url: server.url, categories: CATEGORIES });
  });
  afterEach(async () => {
    for (const installation of opened.splice(0)) await installation.close();
    await inKurrentDb.close();
    await pool.end();
    await server.stop();
  });

  /** As `rechtop log copy` does. */
  const move = async (from: LogArchive, to: LogArchive) => {
    const kept = await keptPositions(pool, [SEALED_POSITION]);
    const { positions } = await copyLog({ from, to, kept });
    expect(await replacePositions(pool, [SEALED_POSITION], positions)).toBe(1);
  };

  /** The same database with its log in KurrentDB. */
  const moved = async () => {
    await move(inPostgres, inKurrentDb);
    const installation = await Installation.open(original.database, scene.keys, server.url);
    opened.push(installation);
    return installation;
  };

  /** Nothing is wrong for whoever kept `earlier`, with the database or without. */
  const holds = async (installation: Installation, earlier: string[]) => {
    expect(await installation.check(earlier)).toEqual([]);
    for (const what of ["log", "file"] as const) {
      const bundle = await installation.bundle(what, { earlier });
      expect(await scene.judge(bundle, earlier)).toMatchObject({ code: 0, findings: [] });
    }
  };

  it("is proved by the checkpoints of before, goes on, and can go back", async () => {
    const before = [scene.kept.yesterday, scene.kept.today];
    const bundle = await original.bundle("log");
    const there = await moved();
    expect(await there.bundle("log")).toEqual(bundle);
    await holds(there, before);

    await there.append(REQUEST, 4, said("paid", { income: "1200.00" }));
    await there.append(INCOME, 1, said("looked at again"));
    const since = [...before, await there.seal(scene.witness)];
    await holds(there, since);

    await move(inKurrentDb, inPostgres);
    await original.append(REQUEST, 5, said("paid again"));
    since.push(await original.seal(scene.witness));
    await holds(original, since);
  }, 60_000);

  it("shows what was changed in the copy", async () => {
    const there = await moved();
    const record = server.records.of(REQUEST)[2]!;
    record.data[record.data.length - 2]! ^= 1;
    expect(await there.check()).toEqual(["payload-changed"]);
    const answer = await scene.judge(await there.bundle("log"), [scene.kept.today]);
    expect(codes(answer)).toContain("payload-changed");
  });
});
