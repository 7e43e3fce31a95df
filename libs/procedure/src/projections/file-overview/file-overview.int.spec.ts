import { randomUUID } from "node:crypto";
import { DataSource } from "typeorm";
import {
  EventRegistry,
  exactly,
  MemoryDataKeys,
  MemoryEventStore,
  NO_STREAM,
  PersonalDataCodec,
} from "#event-store";
import {
  closedObject,
  defineEvent,
  type DomainEvent,
  instant,
  personalDataErased,
  type PersonalPart,
  streamName,
  uuid,
} from "#kernel";
import { KeyedHash } from "#platform";
import {
  migrateReadModels,
  ProjectionRunner,
  readModelDataSourceOptions,
  rebuildProjection,
} from "#projections";
import { createTestDatabase, type TestDatabase } from "#testing";
import { type ApplicationEvent, procedureEvents } from "../../domain/events.js";
import { FileOverview1740960300000 } from "../../migrations/file-overview.migration.js";
import { FileOverview } from "./file-overview.entity.js";
import { fileOverviewProjector, inszIndex } from "./file-overview.projector.js";

const FILE = "5ad0c0de-0000-4000-8000-000000000001";
const OTHER = "5ad0c0de-0000-4000-8000-000000000002";
const INSZ = "85000099712";
const metadata = {
  correlationId: "test",
  causationId: "test",
  actor: { id: "u-els", role: "caseworker" },
  centre: "ocmw-lindeveld",
  purpose: "test",
  legalBasis: "none",
  occurredAt: instant("2025-03-03T08:00:00Z"),
};

const registered: ApplicationEvent = {
  type: "procedure.RequestRegistered",
  data: {
    fileReference: "LF-2025-7K3QX9AB",
    centre: "ocmw-lindeveld",
    receivedOn: "2025-03-01",
    registeredOn: "2025-03-03",
    channel: "oral",
    assigneeId: "u-els",
    person: {
      insz: INSZ,
      givenName: "Fien",
      familyName: "Voorbeeld",
      birthDate: "1985-01-01",
      language: "nl",
      address: { street: "Dorp", number: "1", postalCode: "9999", municipality: "Lindeveld" },
    },
  },
};
const receipt: ApplicationEvent = {
  type: "procedure.ReceiptIssued",
  data: {
    issuedOn: "2025-03-03",
    forwardingDueBy: "2025-03-07",
    decisionDueBy: "2025-03-31",
    rightToBeHeardStated: true,
  },
};
const assigned: ApplicationEvent = {
  type: "procedure.FileAssigned",
  data: { assigneeId: "u-karim" },
};
const decided: ApplicationEvent = {
  type: "procedure.DecisionRecorded",
  data: { outcome: "refused", decidedOn: "2025-03-25", notificationDueBy: "2025-04-02" },
};
const notified: ApplicationEvent = {
  type: "procedure.DecisionNotified",
  data: { notifiedOn: "2025-03-26", manner: "againstReceipt", appealUntil: "2025-06-26" },
};
const CASE = [registered, receipt, assigned, decided, notified];
const elsewhere = defineEvent({
  type: "testing.HappenedElsewhere",
  version: 1,
  schema: closedObject({}),
});

describe("the list of files", () => {
  const hash = new KeyedHash(Buffer.alloc(32, 7));
  const projector = fileOverviewProjector(hash);
  let database: TestDatabase;
  let dataSource: DataSource;
  let store: MemoryEventStore;
  let keys: MemoryDataKeys;
  beforeEach(async () => {
    database = await createTestDatabase();
    const parts = { entities: [FileOverview], migrations: [FileOverview1740960300000] };
    dataSource = await new DataSource(readModelDataSourceOptions(database.url, parts)).initialize();
    await migrateReadModels(dataSource);
    keys = new MemoryDataKeys();
    store = new MemoryEventStore({
      registry: new EventRegistry([...procedureEvents, personalDataErased, elsewhere]),
      codec: new PersonalDataCodec({ keys }),
    });
  });
  afterEach(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  async function happened(
    events: readonly DomainEvent[],
    id = FILE,
    { category = "application", from = 0 } = {},
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

  /** Hands all events to the projector once more, past its checkpoint. */
  async function projectAgain(): Promise<void> {
    const events = await Array.fromAsync(store.readAll({ filter: projector.filter }));
    await dataSource.transaction((manager) => projector.apply(events, manager));
  }

  const rows = () => dataSource.getRepository(FileOverview).find({ order: { applicationId: 1 } });

  const atFirst = {
    applicationId: FILE,
    centre: "ocmw-lindeveld",
    fileReference: "LF-2025-7K3QX9AB",
    assigneeId: "u-els",
    status: "registered",
    receivedOn: "2025-03-01",
    decisionDueBy: "2025-03-31",
    inszIndex: inszIndex(hash, INSZ),
    erasedOn: null,
  };
  const NAME: PersonalPart = { subject: "applicant", kind: "identity" };
  const ADDRESS: PersonalPart = { subject: "applicant", kind: "contact" };

  /** Erases parts of a file: the event, and the keys after it. */
  async function erase(parts: readonly PersonalPart[], at: string, from = 0): Promise<void> {
    const erasureId = uuid(randomUUID());
    const authority = { code: "selectionList", reference: "4.2" };
    const data = { erasureId, keyIds: [], parts, authority, erasedAt: at };
    const event = { type: personalDataErased.type, data };
    await happened([event], FILE, { category: "erasure", from });
    const scopes = parts.map((part) => ({ dossier: uuid(FILE), ...part }));
    await keys.destroy({ erasureId, at: instant(at), authority: "list: 4.2", scopes });
  }

  it.each([
    ["is registered", [registered, receipt], {}],
    ["is given to another", CASE.slice(0, 3), { assigneeId: "u-karim" }],
    ["is decided", CASE.slice(0, 4), { assigneeId: "u-karim", status: "decided" }],
    ["is notified", CASE, { assigneeId: "u-karim", status: "notified" }],
  ])("has one line for a file that %s", async (_what, events, difference) => {
    await happened(events);
    await project();
    expect(await rows()).toEqual([{ ...atFirst, ...difference }]);
  });

  it("shows what comes later, and each file by itself", async () => {
    await happened([registered, receipt]);
    await happened([registered, receipt], OTHER);
    await project();
    await happened([decided], OTHER, { from: 2 });
    await project();
    expect(await rows()).toEqual([
      atFirst,
      { ...atFirst, applicationId: OTHER, status: "decided" },
    ]);
  });

  it("is the same when the same events come twice", async () => {
    await happened(CASE);
    await happened([registered, receipt], OTHER);
    await project();
    const once = await rows();
    await projectAgain();
    expect(await rows()).toEqual(once);
    await dataSource.query("DELETE FROM rechtop_read.projection_checkpoints");
    await project();
    expect(await rows()).toEqual(once);
  });

  it("is the same when it is built anew, and right again when it was not", async () => {
    await happened(CASE);
    await happened([registered, receipt], OTHER);
    await project();
    const live = await rows();
    await dataSource.query("UPDATE file_overview SET status = 'decided', assignee_id = 'nobody'");
    await dataSource.query("DELETE FROM file_overview WHERE application_id = $1", [OTHER]);
    expect(await rebuildProjection({ dataSource, store, projector })).toEqual({ applied: 7 });
    expect(await rows()).toEqual(live);
  });

  it("takes no notice of events that are not about it, and gets past them", async () => {
    await happened([{ type: elsewhere.type, data: {} }], FILE, { category: "elsewhere" });
    await happened([{ type: elsewhere.type, data: {} }], OTHER);
    await happened([registered, receipt]);
    await happened([{ type: elsewhere.type, data: {} }], FILE, { from: 2 });
    await project();
    expect(await rows()).toEqual([atFirst]);
  });

  it("tells nothing of the person: no name, no number, and no hash that others could make", async () => {
    await happened(CASE);
    await project();
    const text = JSON.stringify(await rows());
    expect(text).not.toMatch(/Fien|Voorbeeld|1985|Dorp/);
    expect(text).not.toContain(INSZ);
    const otherInstallation = new KeyedHash(Buffer.alloc(32, 8));
    expect(inszIndex(otherInstallation, INSZ)).not.toBe(inszIndex(hash, INSZ));
  });

  it("is marked, and found no more by its number, when the identity was erased", async () => {
    await happened(CASE);
    await happened([registered, receipt], OTHER);
    await project();
    await erase([NAME, ADDRESS], "2031-02-06T23:30:00.000Z");
    await project();
    const notified = { assigneeId: "u-karim", status: "notified" };
    const erased = { inszIndex: null, erasedOn: "2031-02-07" };
    const expected = [
      { ...atFirst, ...notified, ...erased },
      { ...atFirst, applicationId: OTHER },
    ];
    expect(await rows()).toEqual(expected);
    await projectAgain();
    expect(await rows()).toEqual(expected);
  });

  it("is marked with the last day when parts were erased, and still found by its number", async () => {
    await happened([registered, receipt]);
    await project();
    await erase([ADDRESS], "2031-02-07T11:00:00.000Z");
    await erase([{ subject: "householdMember", kind: "finance" }], "2031-03-07T11:00:00.000Z", 1);
    await project();
    expect(await rows()).toEqual([{ ...atFirst, erasedOn: "2031-03-07" }]);
  });

  it("is the same when it is built anew from what is left after an erasure", async () => {
    await happened(CASE);
    await happened([registered, receipt], OTHER);
    await project();
    await erase([NAME, ADDRESS], "2031-02-07T11:00:00.000Z");
    await project();
    const live = await rows();
    expect(await rebuildProjection({ dataSource, store, projector })).toEqual({ applied: 8 });
    expect(await rows()).toEqual(live);
  });

  it("brings nothing back when a backup of it is built anew and the log is as old", async () => {
    await happened([registered, receipt]);
    await project();
    // The list of destroyed keys is newer than both: the key goes, without an event.
    const scopes = [{ dossier: uuid(FILE), ...NAME }];
    const [erasureId, at] = [uuid(randomUUID()), instant("2031-02-07T11:00:00Z")];
    await keys.destroy({ erasureId, at, authority: "list: 4.2", scopes });
    await rebuildProjection({ dataSource, store, projector });
    expect(await rows()).toEqual([{ ...atFirst, inszIndex: null, erasedOn: "2031-02-07" }]);
  });

  it("has no status that the procedure does not know", async () => {
    await happened([registered, receipt]);
    await project();
    await expect(dataSource.query("UPDATE file_overview SET status = 'lost'")).rejects.toThrow(
      "check constraint",
    );
  });
});
