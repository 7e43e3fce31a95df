import type { Pool } from "pg";
import type { Instant } from "#kernel";

/** A checkpoint as it was signed, with the cosignatures that it got since. */
export interface StoredCheckpoint {
  readonly size: number;
  readonly root: Buffer;
  /** Signed note: text, empty line, our signature, then the lines of the witnesses. */
  readonly note: string;
  readonly signedAt: Instant;
}

interface Row {
  readonly size: string;
  readonly root: Buffer;
  readonly note: string;
  readonly signed_at: string;
}

const COLUMNS = `size::text AS size, root, note || cosignatures AS note,
  to_char(signed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS signed_at`;

/** The checkpoints of the sealed logs, and what witnesses are known to have seen. */
export class CheckpointStore {
  constructor(private readonly pool: Pool) {}

  /** The newest checkpoint: the one that is published. */
  async latest(log: string): Promise<StoredCheckpoint | undefined> {
    const { rows } = await this.pool.query<Row>(
      `SELECT ${COLUMNS} FROM rechtop_proof.checkpoints WHERE log = $1
        ORDER BY checkpoints.size DESC LIMIT 1`,
      [log],
    );
    return rows[0] && checkpointOf(rows[0]);
  }

  /** Checkpoints of trees of more than `after` leaves, smallest first, at most `limit`. */
  async after(log: string, after: number, limit: number): Promise<StoredCheckpoint[]> {
    const { rows } = await this.pool.query<Row>(
      `SELECT ${COLUMNS} FROM rechtop_proof.checkpoints WHERE log = $1 AND checkpoints.size > $2
        ORDER BY checkpoints.size LIMIT $3`,
      [log, after, limit],
    );
    return rows.map(checkpointOf);
  }

  /** Keeps a checkpoint; when there is one of this size already, that one stays, and is given back. */
  async keep(log: string, checkpoint: StoredCheckpoint): Promise<StoredCheckpoint> {
    const { size, root, note, signedAt } = checkpoint;
    await this.pool.query(
      `INSERT INTO rechtop_proof.checkpoints (log, size, root, note, signed_at)
        VALUES ($1, $2, $3, $4, $5) ON CONFLICT (log, size) DO NOTHING`,
      [log, size, root, note, signedAt],
    );
    const [kept] = await this.after(log, size - 1, 1);
    if (kept?.size !== size) throw new Error("a checkpoint that was kept is not there");
    return kept;
  }

  /** Adds the line of a witness to the checkpoint of this size, unless it has one already. */
  async addCosignature(log: string, size: number, line: string): Promise<void> {
    // A dash and the name: two lines of one witness differ in the time alone.
    const beginning = line.slice(0, line.lastIndexOf(" ") + 1);
    await this.pool.query(
      `UPDATE rechtop_proof.checkpoints SET cosignatures = cosignatures || $3
        WHERE log = $1 AND size = $2 AND strpos(cosignatures, $4) = 0`,
      [log, size, line, beginning],
    );
  }

  /** The tree size that a witness cosigned last, 0 when none. */
  async witnessedSize(log: string, witness: string): Promise<number> {
    const { rows } = await this.pool.query<{ size: string }>(
      "SELECT size::text AS size FROM rechtop_proof.witnesses WHERE log = $1 AND name = $2",
      [log, witness],
    );
    return Number(rows[0]?.size ?? 0);
  }

  async setWitnessedSize(log: string, witness: string, size: number): Promise<void> {
    await this.pool.query(
      `INSERT INTO rechtop_proof.witnesses (log, name, size) VALUES ($1, $2, $3)
        ON CONFLICT (log, name) DO UPDATE SET size = excluded.size`,
      [log, witness, size],
    );
  }
}

function checkpointOf({ size, root, note, signed_at }: Row): StoredCheckpoint {
  // Formatted by the statement exactly as an Instant is.
  return { size: Number(size), root, note, signedAt: signed_at as Instant };
}
