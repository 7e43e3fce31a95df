import { randomUUID } from "node:crypto";
import { DataSource } from "typeorm";
import { EventRegistry, exactly, MemoryEventStore, NO_STREAM, PlainJsonCodec } from "#event-store";
import { instant, streamName, uuid } from "#kernel";
import {
  migrateReadModels,
  ProjectionRunner,
  readModelDataSourceOptions,
  rebuildProjection,
} from "#projections";
import { createTestDatabase, type TestDatabase } from "#testing";
import {
  type CommitteeCaseEvent,
  committeeCaseEvents,
  type SittingEvent,
  sittingEvents,
} from "../../domain/events.js";
import { SittingOverview1740960400000 } from "../../migrations/sitting-overview.migration.js";
import { SittingOverview } from "./sitting-overview.entity.js";
import { sittingOverviewProjector as projector } from "./sitting-overview.projector.js";

const SITTING = "5ad0c0de-0000-4000-8000-000000000001";
const OTHER = "5ad0c0de-0000-4000-8000-000000000002";
const CASE = "5ad0c0de-0000-4000-8000-000000000003";
const DAY = "2025-03-25";
const metadata = {
  correlationId: "test",
  causationId: "test",
  actor: { id: "u-greet", role: "secretary" },
  centre: "ocmw-lindeveld",
  purpose: "test",
  legalBasis: "none",
  occurredAt: instant("2025-03-03T08:00:00Z"),
};

const convened: SittingEvent = {
  type: "committee.SittingConvened",
  data: {
    centre: "ocmw-lindeveld",
    on: DAY,
    at: "14:00",
    place: "Zaal 1",
    memberIds: ["u-hilde", "u-joris"],
    chairId: "u-hilde",
  },
};
const placed: SittingEvent = {
  type: "committee.ItemPlaced",
  data: { applicationId: CASE, itemNumber: 1 },
};
const dispatched: SittingEvent = {
  type: "committee.AgendaDispatched",
  data: { dispatchedOn: "2025-03-17" },
};
const lackedQuorum: SittingEvent = {
  type: "committee.SittingLackedQuorum",
  data: { on: DAY, presentIds: ["u-hilde"] },
};
const opened: SittingEvent = {
  type: "committee.SittingOpened",
  data: { openedOn: DAY, presentIds: ["u-hilde", "u-joris"] },
};
const concluded: SittingEvent = {
  type: "committee.ItemConcluded",
  data: { applicationId: CASE, conclusion: "decided" },
};
const closed: SittingEvent = { type: "committee.SittingClosed", data: { closedOn: DAY } };
const SITTING_EVENTS = [convened, placed, dispatched, lackedQuorum, opened, concluded, closed];

const adjourned: CommitteeCaseEvent = {
  type: "committee.CaseAdjourned",
  data: { sittingId: SITTING, on: DAY, reasons: "Volgende keer.", furtherInvestigation: false },
};

describe("the list of sittings", () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let store: MemoryEventStore;
  beforeEach(async () => {
    database = await createTestDatabase();
    const parts = { entities: [SittingOverview], migrations: [SittingOverview1740960400000] };
    dataSource = await new DataSource(readModelDataSourceOptions(database.url, parts)).initialize();
    await migrateReadModels(dataSource);
    store = new MemoryEventStore({
      registry: new EventRegistry([...sittingEvents, ...committeeCaseEvents]),
      codec: new PlainJsonCodec(),
    });
  });
  afterEach(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  async function happened(
    events: readonly (SittingEvent | CommitteeCaseEvent)[],
    id = SITTING,
    { category = "sitting", from = 0 } = {},
  ): Promise<void> {
    const stream = streamName(category, id);
    const expected = from === 0 ? NO_STREAM : exactly(BigInt(from - 1));
    const all = events.map((event) => ({ eventId: uuid(randomUUID()), event, metadata }));
    await store.append([{ stream, expected, events: all }]);
  }

  /** Lets the live projector come to the head of the log, and stops it. */
  async function project(): Promise<void> {
    const runner = new ProjectionRunner({ dataSource, store, projectors: [projector] });
    runner.start();
    await runner.waitFor(projector.name, (await store.head())!, { timeoutMs: 10_000 });
    await runner.stop();
  }

  const rows = () => dataSource.getRepository(SittingOverview).find({ order: { sittingId: 1 } });

  const atFirst = {
    sittingId: SITTING,
    centre: "ocmw-lindeveld",
    onDay: DAY,
    atTime: "14:00",
    status: "convened",
  };

  it.each([
    ["convened", "is called", 1],
    ["convened", "has an agenda", 2],
    ["dispatched", "has sent its agenda", 3],
    ["dispatched", "has too few members present", 4],
    ["open", "is open", 5],
    ["open", "has done with an item", 6],
    ["closed", "has ended", 7],
  ])("says %s of a sitting that %s", async (status, _what, count) => {
    await happened(SITTING_EVENTS.slice(0, count));
    await project();
    expect(await rows()).toEqual([{ ...atFirst, status }]);
  });

  it("shows what comes later, and each sitting by itself", async () => {
    await happened([convened]);
    await happened([convened], OTHER);
    await project();
    await happened([dispatched, opened], OTHER, { from: 1 });
    await project();
    expect(await rows()).toEqual([atFirst, { ...atFirst, sittingId: OTHER, status: "open" }]);
  });

  it("is the same when the same events come twice", async () => {
    await happened(SITTING_EVENTS);
    await happened([convened, dispatched], OTHER);
    await project();
    const once = await rows();
    const events = await Array.fromAsync(store.readAll({ filter: projector.filter }));
    await dataSource.transaction((manager) => projector.apply(events, manager));
    expect(await rows()).toEqual(once);
    await dataSource.query("DELETE FROM rechtop_read.projection_checkpoints");
    await project();
    expect(await rows()).toEqual(once);
  });

  it("is the same when it is built anew, and right again when it was not", async () => {
    await happened(SITTING_EVENTS);
    await happened([convened, dispatched], OTHER);
    await project();
    const live = await rows();
    await dataSource.query("UPDATE sitting_overview SET status = 'open', at_time = '03:00'");
    await dataSource.query("DELETE FROM sitting_overview WHERE sitting_id = $1", [OTHER]);
    // Four of the seven events change a line, and the two of the other sitting.
    expect(await rebuildProjection({ dataSource, store, projector })).toEqual({ applied: 6 });
    expect(await rows()).toEqual(live);
  });

  it("takes no notice of the cases before the sitting, and gets past them", async () => {
    await happened([adjourned], CASE, { category: "committeeCase" });
    await happened([convened]);
    await happened([adjourned], SITTING, { category: "committeeCase" });
    await project();
    expect(await rows()).toEqual([atFirst]);
  });

  it("tells nothing of who decides and on whom", async () => {
    await happened(SITTING_EVENTS);
    await project();
    expect(JSON.stringify(await rows())).not.toMatch(new RegExp(`u-|${CASE}`));
  });
});
