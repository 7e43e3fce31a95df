import Type from "typebox";
import {
  type EntityManager,
  Column,
  Entity,
  JoinColumn,
  ManyToOne,
  type MigrationInterface,
  PrimaryColumn,
  type QueryRunner,
  type Relation,
} from "typeorm";
import {
  type EventMetadata,
  EventRegistry,
  type EventStore,
  NO_STREAM,
  type Position,
  type RecordedEvent,
} from "#event-store";
import {
  closedObject,
  defineEvent,
  instant,
  plain,
  type StreamName,
  streamName,
  type Uuid,
} from "#kernel";
import { derivedEventId } from "../command-ids.js";
import type { Projector } from "../projector.js";
import type { Reaction } from "../reaction.js";

/** A read model, a reaction and events that mean nothing: to try the engine with. */
export const PROBE_EVENTS = [
  defineEvent({
    type: "probe.Happened",
    version: 1,
    schema: closedObject({ n: plain(Type.Integer()) }),
  }),
  defineEvent({
    type: "probe.Echoed",
    version: 1,
    schema: closedObject({ of: plain(Type.String()) }),
  }),
];

export const PROBE_REGISTRY = new EventRegistry(PROBE_EVENTS);

export const PROBE_METADATA: EventMetadata = {
  correlationId: "probe",
  causationId: "probe",
  actor: { id: "probe", role: "caseworker" },
  centre: "centre",
  purpose: "test",
  legalBasis: "none",
  occurredAt: instant("2025-03-03T08:00:00Z"),
};

/** How often each stream was seen. */
@Entity({ name: "probe_counts" })
export class ProbeCount {
  @PrimaryColumn({ type: "text" })
  stream!: string;

  @Column({ type: "bigint" })
  seen!: string;
}

/** Every event once. */
@Entity({ name: "probe_events" })
export class ProbeEvent {
  @PrimaryColumn({ type: "uuid" })
  id!: string;

  @ManyToOne(() => ProbeCount)
  @JoinColumn({ name: "stream" })
  count!: Relation<ProbeCount>;

  @Column({ type: "integer" })
  n!: number;
}

export class ProbeTables1735689600001 implements MigrationInterface {
  readonly name = "ProbeTables1735689600001";

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE probe_counts (
        stream text CONSTRAINT "PK_probe_counts" PRIMARY KEY,
        seen bigint NOT NULL CHECK (seen > 0)
      )`);
    await queryRunner.query(`
      CREATE TABLE probe_events (
        id uuid CONSTRAINT "PK_probe_events" PRIMARY KEY,
        stream text NOT NULL CONSTRAINT "FK_probe_events" REFERENCES probe_counts (stream),
        n integer NOT NULL
      )`);
    await queryRunner.query(`CREATE INDEX "IDX_probe_events_n" ON probe_events (n) WHERE n > 0`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE probe_events, probe_counts`);
  }
}

/**
 * Counts blindly, which a real projector must not: so that an event that is applied twice shows.
 *
 * @param afterRows called inside the transaction, when the rows are written
 */
export function countingProjector(
  afterRows: (events: readonly RecordedEvent[]) => void | Promise<void> = () => undefined,
): Projector {
  return {
    name: "probe.counts",
    filter: { types: ["probe.Happened"] },
    tables: ["probe_counts", "probe_events"],
    async apply(events: readonly RecordedEvent[], manager: EntityManager): Promise<void> {
      for (const { eventId, stream, event } of events) {
        await manager.query(
          `INSERT INTO probe_counts (stream, seen) VALUES ($1, 1)
           ON CONFLICT (stream) DO UPDATE SET seen = probe_counts.seen + 1`,
          [stream],
        );
        const { n } = event.data as { n: number };
        await manager
          .createQueryBuilder()
          .insert()
          .into(ProbeEvent)
          .values({ id: eventId, count: { stream }, n })
          .orIgnore()
          .execute();
      }
      await afterRows(events);
    },
  };
}

/**
 * Appends one event per event, to a stream of its own.
 *
 * @param afterAppend called when the answer is in the log and the checkpoint not yet moved
 */
export function echoReaction(
  store: EventStore,
  afterAppend: (event: RecordedEvent) => void | Promise<void> = () => undefined,
): Reaction {
  return {
    name: "probe.echo",
    filter: { types: ["probe.Happened"] },
    startFrom: "origin",
    async react(event: RecordedEvent, command: { readonly id: Uuid }): Promise<void> {
      const echo = { type: "probe.Echoed", data: { of: event.eventId } };
      await store.append([
        {
          stream: streamName("echo", command.id),
          expected: NO_STREAM,
          events: [
            { eventId: derivedEventId(command.id, 0), event: echo, metadata: PROBE_METADATA },
          ],
        },
      ]);
      await afterAppend(event);
    },
  };
}

/** A fixed UUID for every number. */
export function probeId(n: number): Uuid {
  return `00000000-0000-4000-8000-${n.toString(16).padStart(12, "0")}` as Uuid;
}

/** Appends `count` events `from`, `from + 1` … to `streams` streams in turn; one append each. */
export async function appendProbes(
  store: EventStore,
  { from = 0, count, streams = 5 }: { from?: number; count: number; streams?: number },
): Promise<Position> {
  let last: Position | undefined;
  for (let n = from; n < from + count; n += 1) {
    const revision = Math.floor(n / streams);
    const { position } = await store.append([
      {
        stream: probeStream(n % streams),
        expected: revision === 0 ? NO_STREAM : { kind: "exactly", revision: BigInt(revision - 1) },
        events: [
          {
            eventId: probeId(n),
            event: { type: "probe.Happened", data: { n } },
            metadata: PROBE_METADATA,
          },
        ],
      },
    ]);
    last = position;
  }
  if (last === undefined) throw new RangeError("appends at least one event");
  return last;
}

/** The stream of probe events number `index`. */
export function probeStream(index: number): StreamName {
  return streamName("probe", probeId(1_000_000 + index));
}
