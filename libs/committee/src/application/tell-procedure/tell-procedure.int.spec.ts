import { randomUUID } from "node:crypto";
import pg from "pg";
import { DataSource } from "typeorm";
import {
  AggregateStore,
  EVENT_STORE_SCHEMA,
  EventRegistry,
  exactly,
  NO_STREAM,
  PlainJsonCodec,
  type Position,
  PostgresEventStore,
  type RecordedEvent,
} from "#event-store";
import { type DomainEvent, instant, legalDate, streamName, type Uuid, uuid } from "#kernel";
import { notificationTerm } from "#statute";
import { procedureEvents, RecordDecision } from "#procedure";
import {
  derivedEventId,
  migrateReadModels,
  ReactionRunner,
  reactionCommandId,
  readModelDataSourceOptions,
} from "#projections";
import { createTestDatabase, type TestDatabase } from "#testing";
import { type CommitteeCaseEvent, committeeCaseEvents } from "../../domain/events.js";
import { tellProcedure } from "./tell-procedure.reaction.js";

const REACTION = "committee.tellProcedure";
const SITTING = "5ad0c0de-0000-4000-8000-000000000002";
const registered: DomainEvent = {
  type: "procedure.RequestRegistered",
  data: {
    fileReference: "LF-2025-7K3QX9AB",
    centre: "ocmw-lindeveld",
    receivedOn: "2025-03-03",
    registeredOn: "2025-03-03",
    channel: "oral",
    assigneeId: "u-els",
    person: {
      insz: "85000099712",
      givenName: "Fien",
      familyName: "Voorbeeld",
      birthDate: "1985-01-01",
      language: "nl",
      address: { street: "Dorp", number: "1", postalCode: "9999", municipality: "Lindeveld" },
    },
  },
};
const adjourned: CommitteeCaseEvent = {
  type: "committee.CaseAdjourned",
  data: {
    sittingId: SITTING,
    on: "2025-03-25",
    reasons: "Volgende keer.",
    furtherInvestigation: false,
  },
};
const decided = (outcome: "granted" | "refused"): CommitteeCaseEvent => ({
  type: "committee.DecisionTaken",
  data: { sittingId: SITTING, decidedOn: "2025-03-25", outcome, perCondition: [], votes: [] },
});

describe("what the procedure hears when the committee has decided", () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let pool: pg.Pool;
  let store: PostgresEventStore;
  let recordDecision: RecordDecision;
  /** Of the newest event. Not the head: events can be there before readers may pass them. */
  let last: Position;
  let files: string[];
  beforeEach(async () => {
    files = [];
    database = await createTestDatabase();
    const options = readModelDataSourceOptions(database.url, { entities: [], migrations: [] });
    dataSource = await new DataSource(options).initialize();
    await migrateReadModels(dataSource);
    pool = new pg.Pool({ connectionString: database.url });
    for (const statement of EVENT_STORE_SCHEMA) await pool.query(statement);
    store = await PostgresEventStore.open({
      pool,
      registry: new EventRegistry([...procedureEvents, ...committeeCaseEvents]),
      codec: new PlainJsonCodec(),
      pollIntervalMs: 10,
    });
    recordDecision = new RecordDecision(new AggregateStore(store), store);
  });
  afterEach(async () => {
    await dataSource.destroy();
    await pool.end();
    await database.drop();
  });

  const metadata = {
    correlationId: "trace-of-the-request",
    causationId: "trace-of-the-request",
    actor: { id: "u-hilde", role: "committeeChair" },
    centre: "cpas-valmont",
    purpose: "decision",
    legalBasis: "RMI-wet art. 21",
    occurredAt: instant("2025-03-25T14:10:00+01:00"),
  };

  /** Appends a file and what the committee did with it; gives back the ids of both. */
  async function fileWith(...done: CommitteeCaseEvent[]): Promise<{ file: string; cause: Uuid }> {
    const file = randomUUID();
    files.push(file);
    await append(streamName("application", file), [registered]);
    return { file, cause: await append(streamName("committeeCase", file), done) };
  }

  async function append(
    stream: ReturnType<typeof streamName>,
    events: readonly DomainEvent[],
    revision?: bigint,
  ): Promise<Uuid> {
    const all = events.map((event) => ({ eventId: uuid(randomUUID()), event, metadata }));
    const expected = revision === undefined ? NO_STREAM : exactly(revision);
    ({ position: last } = await store.append([{ stream, expected, events: all }]));
    return all.at(-1)!.eventId;
  }

  const runner = () =>
    new ReactionRunner({
      dataSource,
      store,
      reactions: [tellProcedure(recordDecision)],
      leasePollMs: 10,
    });

  /** Runs the reaction until it has seen the whole log. */
  async function react(): Promise<void> {
    const reactions = runner();
    reactions.start();
    for (;;) {
      const rows = await dataSource.query<{ position: Position | null }[]>(
        "SELECT position FROM rechtop_read.projection_checkpoints WHERE name = $1",
        [`reaction:${REACTION}`],
      );
      const position = rows[0]?.position;
      if (position && store.compare(position, last) >= 0) break;
      expect(reactions.statuses()).not.toContainEqual(
        expect.objectContaining({ state: "stopped" }),
      );
    }
    await reactions.stop();
  }

  /** What the procedure has recorded, file by file. Streams can be read up to date at once. */
  async function answers(): Promise<RecordedEvent[]> {
    const streams = files.map((file) =>
      Array.fromAsync(store.readStream(streamName("application", file))),
    );
    const all = (await Promise.all(streams)).flat();
    return all.filter(({ event }) => event.type === "procedure.DecisionRecorded");
  }

  it.each([
    ["granted", { firstPaymentDueBy: expect.stringMatching(/^2025-04-/) }],
    ["refused", {}],
  ] as const)("that it was %s, once, under an id that follows from it", async (outcome, more) => {
    const { file, cause } = await fileWith(adjourned, decided(outcome));
    await react();
    const [answer, ...others] = await answers();
    expect(others).toEqual([]);
    expect(answer).toMatchObject({
      eventId: derivedEventId(reactionCommandId(REACTION, cause), 0),
      stream: `application-${file}`,
      revision: 1n,
    });
    expect(answer?.event.data).toEqual({
      outcome,
      decidedOn: "2025-03-25",
      notificationDueBy: notificationTerm(legalDate("2025-03-25")).day,
      ...more,
    });
  });

  it("in the name of the centre, for the same request, because of that decision", async () => {
    const { cause } = await fileWith(decided("refused"));
    await react();
    expect((await answers())[0]?.metadata).toEqual({
      ...metadata,
      causationId: cause,
      actor: { id: "reaction:procedure.recordDecision", role: "system" },
    });
  });

  it("nothing of a case that was only put off", async () => {
    await fileWith(adjourned);
    await react();
    expect(await answers()).toEqual([]);
  });

  it("nothing a second time when all is replayed, also when it goes on afterwards", async () => {
    await fileWith(decided("granted"));
    await fileWith(decided("refused"));
    await react();
    const before = await answers();
    expect(before).toHaveLength(2);
    await dataSource.query("DELETE FROM rechtop_read.projection_checkpoints");
    await fileWith(decided("granted"));
    await react();
    const after = await answers();
    expect(after).toHaveLength(3);
    expect(after.slice(0, 2)).toEqual(before);
  });

  it("nothing twice when two handle the same decision at the same moment", async () => {
    const { file } = await fileWith(decided("granted"));
    const [cause] = await Array.fromAsync(store.readStream(streamName("committeeCase", file)));
    const command = { id: reactionCommandId(REACTION, cause!.eventId) };
    const both = await Promise.allSettled(
      [1, 2, 3, 4].map(() => tellProcedure(recordDecision).react(cause!, command)),
    );
    const refusals = both.flatMap((one) =>
      one.status === "rejected" ? [one.reason as Error] : [],
    );
    for (const { name } of refusals) expect(name).toMatch(/^(DuplicateEvent|RevisionConflict)$/);
    expect(refusals.length).toBeLessThan(4);
    const stream = await Array.fromAsync(store.readStream(streamName("application", file)));
    expect(stream.map(({ event }) => event.type)).toEqual([
      "procedure.RequestRegistered",
      "procedure.DecisionRecorded",
    ]);
  });

  it("also when two processes are there to say it, and one of them goes", async () => {
    const [one, other] = [runner(), runner()];
    one.start();
    other.start();
    await fileWith(decided("granted"));
    while ((await answers()).length < 1);
    await one.stop();
    await fileWith(decided("refused"));
    while ((await answers()).length < 2);
    await other.stop();
    expect(await answers()).toHaveLength(2);
  });

  it("nothing anew when the file knows it already", async () => {
    const { file } = await fileWith(decided("granted"));
    const known = { outcome: "granted", decidedOn: "2025-03-25", notificationDueBy: "2025-04-02" };
    const event = { type: "procedure.DecisionRecorded", data: known };
    const byHand = await append(streamName("application", file), [event], 0n);
    await react();
    expect((await answers()).map(({ eventId }) => eventId)).toEqual([byHand]);
  });
});
