import { copyLog, CopyRefused, type Position, type StoredEvent } from "#event-store";
import {
  closeAll,
  firstOf,
  type CopiedLog,
  kurrentDb,
  postgres,
  record,
  steps,
} from "./copied-logs.js";

afterEach(closeAll);

describe("positions of a copied log", () => {
  /** The ids of what comes after a position. */
  const after = async ({ archive }: CopiedLog, position: Position | undefined) => {
    const options = { ...(position && { after: position }), limit: 100 };
    return (await archive.readStored(options)).map(({ eventId }: StoredEvent) => eventId);
  };

  it.each([
    ["PostgreSQL", postgres, kurrentDb],
    ["KurrentDB", kurrentDb, postgres],
  ])("leave what %s left to be read", async (_name, source, target) => {
    const [from, to] = [await source(), await target()];
    await record(from.store, steps(6));
    const events = await firstOf(from.archive, 12);
    const kept = events.map(({ position }) => position);
    // KurrentDB tells readers positions of records that are no events, too.
    if ("server" in from) {
      for (const { position } of from.server.records.all) {
        kept.push(`kurrentdb:${position}` as Position);
      }
      kept.push("kurrentdb:99999999" as Position);
    }
    const { positions } = await copyLog({ from: from.archive, to: to.archive, kept, pageSize: 5 });
    expect(new Set(positions.keys())).toEqual(new Set(kept));
    for (const [before, now] of positions) {
      expect(await after(to, now)).toEqual(await after(from, before));
    }
  });

  it("of an empty log are none", async () => {
    const [from, to] = [await kurrentDb(), await postgres()];
    const kept = ["kurrentdb:0" as Position];
    const { positions } = await copyLog({ from: from.archive, to: to.archive, kept });
    expect([...positions]).toEqual([["kurrentdb:0", undefined]]);
  });

  it.each(["postgres:1.1", "postgres:999999999999.1"])(
    "have to be of events in PostgreSQL: not %s",
    async (unknown) => {
      const [from, to] = [await postgres(), await kurrentDb()];
      await record(from.store, steps(2));
      const kept = [unknown as Position];
      const refused = copyLog({ from: from.archive, to: to.archive, kept });
      await expect(refused).rejects.toThrow(CopyRefused);
      await expect(refused).rejects.toThrow(unknown);
    },
  );
});
