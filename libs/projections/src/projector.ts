import type { EventFilter, RecordedEvent } from "#event-store";
import type { EntityManager } from "typeorm";

/**
 * Keeps the tables of one read model. The runner gives it events in the order of the log and
 * saves its checkpoint in the same transaction as its rows.
 *
 * A projector never rejects a recorded fact: an error that it throws is a bug and stops it.
 */
export interface Projector {
  /** `<context>.<readModel>`: the identity of its checkpoint. Never renamed. */
  readonly name: string;
  /** The events it wants; the fewer, the faster a rebuild. */
  readonly filter: EventFilter;
  /**
   * The tables it owns, without schema. No other projector writes them, and it writes no others:
   * during a rebuild the search path holds these tables only, so anything else fails.
   */
  readonly tables: readonly string[];
  /**
   * Writes the rows that follow from `events`, through `manager` only (it carries the transaction
   * and the search path). Idempotent: the same events twice give the same rows, so upsert and
   * never count blindly. Short: no I/O besides the database, because the readers of the event log
   * wait for the oldest open transaction of the whole server.
   */
  apply(events: readonly RecordedEvent[], manager: EntityManager): Promise<void>;
}

const NAME = /^[a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*$/;
const TABLE = /^[a-z_][a-z0-9_]{0,62}$/;

/** Throws a `TypeError` when a name is not `<context>.<name>` or is taken twice. */
export function checkNames(processors: readonly { readonly name: string }[]): void {
  const seen = new Set<string>();
  for (const { name } of processors) {
    if (!NAME.test(name)) throw new TypeError(`${name} is not <context>.<name> in camelCase`);
    if (seen.has(name)) throw new TypeError(`${name} is registered twice`);
    seen.add(name);
  }
}

/** Throws a `TypeError` when a projector names no table, a schema, or another's table. */
export function checkTables(projectors: readonly Projector[]): void {
  const owner = new Map<string, string>();
  for (const { name, tables } of projectors) {
    if (tables.length === 0) throw new TypeError(`${name} owns no table`);
    for (const table of tables) {
      if (!TABLE.test(table)) throw new TypeError(`${name}: ${table} is no plain table name`);
      const other = owner.get(table);
      if (other !== undefined) throw new TypeError(`${table} belongs to ${other} and to ${name}`);
      owner.set(table, name);
    }
  }
}
