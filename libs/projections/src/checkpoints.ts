import { EventEmitter } from "node:events";
import type { Position, PositionColumn } from "#event-store";
import type { DataSource, EntityManager } from "typeorm";
import { READ_SCHEMA } from "./read-schema.js";

/** A checkpoint as stored. No position: nothing was read yet. */
export interface Checkpoint {
  readonly position: Position | undefined;
}

interface Row {
  readonly position: Position | null;
}

const TABLE = `${READ_SCHEMA}.projection_checkpoints`;

/** Where the positions of read models and reactions are kept. */
export const CHECKPOINT_POSITIONS: PositionColumn = { table: TABLE, column: "position" };

/** The checkpoints of the live read models and reactions, and the news that one has moved. */
export class Checkpoints {
  readonly #moves = new EventEmitter().setMaxListeners(0);

  constructor(private readonly dataSource: DataSource) {}

  async find(key: string): Promise<Checkpoint | undefined> {
    const rows = await this.dataSource.query<Row[]>(
      `SELECT position FROM ${TABLE} WHERE name = $1`,
      [key],
    );
    return rows.map(fromRow)[0];
  }

  /** The checkpoint, made at `initial` when there is none. */
  async ensure(key: string, initial: Position | undefined): Promise<Checkpoint> {
    await this.dataSource.query(
      `INSERT INTO ${TABLE} (name, position) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING`,
      [key, initial ?? null],
    );
    return (await this.find(key)) ?? { position: initial };
  }

  /** Moves a checkpoint on its own; false when it no longer is at `from`. */
  async advance(key: string, from: Position | undefined, to: Position): Promise<boolean> {
    const [, moved] = await this.dataSource.query<[unknown, number]>(
      `UPDATE ${TABLE} SET position = $3, updated_at = now()
       WHERE name = $1 AND position IS NOT DISTINCT FROM $2`,
      [key, from ?? null, to],
    );
    if (moved === 1) this.announce(key);
    return moved === 1;
  }

  /** Wakes those in this process who wait for the checkpoint. */
  announce(key: string): void {
    this.#moves.emit(key);
  }

  /** Resolves when this process moves the checkpoint, after `ms`, or on abort. */
  nextMove(key: string, ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.#moves.off(key, done);
        signal.removeEventListener("abort", done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.#moves.on(key, done);
      signal.addEventListener("abort", done);
      if (signal.aborted) done();
    });
  }
}

/** Makes the checkpoint table of a rebuild in `schema`, with a checkpoint at the origin. */
export async function createCheckpoint(
  manager: EntityManager,
  schema: string,
  key: string,
): Promise<void> {
  await manager.query(
    `CREATE TABLE ${schema}.projection_checkpoints (LIKE ${TABLE} INCLUDING ALL)`,
  );
  await manager.query(`INSERT INTO ${schema}.projection_checkpoints (name) VALUES ($1)`, [key]);
}

/** Locks the checkpoint until the end of the transaction; undefined when there is none. */
export async function lockCheckpoint(
  manager: EntityManager,
  schema: string,
  key: string,
): Promise<Checkpoint | undefined> {
  const rows = await manager.query<Row[]>(
    `SELECT position FROM ${schema}.projection_checkpoints WHERE name = $1 FOR UPDATE`,
    [key],
  );
  return rows.map(fromRow)[0];
}

/** Moves a checkpoint that this transaction has locked. */
export async function saveCheckpoint(
  manager: EntityManager,
  schema: string,
  key: string,
  position: Position,
): Promise<void> {
  await manager.query(
    `UPDATE ${schema}.projection_checkpoints SET position = $2, updated_at = now() WHERE name = $1`,
    [key, position],
  );
}

function fromRow({ position }: Row): Checkpoint {
  return { position: position ?? undefined };
}
