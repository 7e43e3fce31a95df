import type { EntityManager, EntityTarget, ObjectLiteral } from "typeorm";
import type { RecordedEvent } from "#event-store";
import type { DomainEvent } from "#kernel";

/** How events make the rows of one table, each row out of events with its key. */
export interface RowFold<Event extends DomainEvent, Row extends ObjectLiteral> {
  /** Its columns hold single values, no lists. */
  readonly entity: EntityTarget<Row>;
  /** The property with the key: the primary key of the table. */
  readonly key: keyof Row & string;
  readonly keyOf: (recorded: RecordedEvent<Event>) => string;
  /**
   * The row after an event, without changing the one before it; the same row when the event says
   * nothing about it, undefined while there is none.
   */
  readonly evolve: (row: Row | undefined, recorded: RecordedEvent<Event>) => Row | undefined;
}

/**
 * Applies a batch with one statement that reads the rows in question (and locks them) and one that
 * writes those that changed, however many events and rows there are: to write event by event takes
 * a round trip each, and in a rebuild that is nearly all of the time.
 */
export async function foldRows<Event extends DomainEvent, Row extends ObjectLiteral>(
  { entity, key, keyOf, evolve }: RowFold<Event, Row>,
  events: readonly RecordedEvent[],
  manager: EntityManager,
): Promise<void> {
  const recorded = events as readonly RecordedEvent<Event>[];
  const keys = [...new Set(recorded.map(keyOf))];
  const stored = await manager
    .createQueryBuilder(entity, "row")
    .where(`row.${key} = ANY (:keys)`, { keys })
    .setLock("pessimistic_write")
    .getMany();
  const rows = new Map<string, Row>(stored.map((row) => [String(row[key]), row]));
  const changed = new Set<string>();
  for (const event of recorded) {
    const name = keyOf(event);
    const [before, after] = [rows.get(name), evolve(rows.get(name), event)];
    if (after === undefined || after === before) continue;
    rows.set(name, after);
    changed.add(name);
  }
  const written = [...changed].flatMap((name) => rows.get(name) ?? []);
  if (written.length > 0) await upsert(manager, entity, key, written);
}

/** One parameter per column, however many rows: the driver allows 65 535 of them at most. */
async function upsert<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<Row>,
  key: string,
  rows: readonly Row[],
): Promise<void> {
  const { tableName, columns } = manager.dataSource.getMetadata(entity);
  const { driver } = manager.dataSource;
  const names = columns.map((column) => driver.escape(column.databaseName));
  const types = columns.map((column) => driver.normalizeType(column));
  const keyName = names[columns.findIndex((column) => column.propertyName === key)] ?? "";
  const others = names.filter((name) => name !== keyName);
  await manager.query(
    `INSERT INTO ${driver.escape(tableName)} (${names.join(", ")})
     SELECT * FROM unnest(${types.map((type, i) => `$${i + 1}::${type}[]`).join(", ")})
     ON CONFLICT (${keyName}) DO UPDATE
     SET ${others.map((name) => `${name} = excluded.${name}`).join(", ")}`,
    columns.map((column) => rows.map((row) => column.getEntityValue(row) as unknown)),
  );
}
