import type { Pool } from "pg";
import type { Position, StoredEvent } from "#event-store";
import { type Instant, streamName, type Uuid } from "#kernel";
import { arrayOf } from "./packing.js";
import type { ChainPlace } from "./source.js";

/** Events exactly as they are stored, by the stream that they are in. */
export interface DossierEvents {
  /** All events of the streams that share this identifier, stream by stream. */
  of(dossier: Uuid): Promise<readonly StoredEvent[]>;
  /** How many that are. */
  count(dossier: Uuid): Promise<number>;
  /** The events at these places, under `<stream> <revision>`. */
  at(places: readonly ChainPlace[]): Promise<ReadonlyMap<string, StoredEvent>>;
}

interface Row {
  readonly commit_order: string;
  readonly position: string;
  readonly category: string;
  readonly stream_id: Uuid;
  readonly revision: string;
  readonly event_id: Uuid;
  readonly type: string;
  readonly schema_version: number;
  readonly payload: Buffer;
  readonly metadata: Buffer;
  readonly recorded_at: Instant;
}

const COLUMNS = `e.commit_order::text AS commit_order, e.position::text AS position, e.category,
  e.stream_id::text AS stream_id, e.revision::text AS revision, e.event_id::text AS event_id,
  e.type, e.schema_version, e.payload, e.metadata,
  to_char(e.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS recorded_at`;

/** The port of the store reads streams one by one, and decodes them. */
const OF_DOSSIER = `SELECT ${COLUMNS} FROM rechtop_log.events e
  WHERE e.stream_id = $1 ORDER BY e.category, e.revision`;

const AT_PLACES = `SELECT ${COLUMNS}
  FROM unnest($1::text[], $2::uuid[], $3::bigint[]) AS w (category, id, revision)
  JOIN rechtop_log.events e
    ON e.stream_id = w.id AND e.category = w.category AND e.revision = w.revision`;

/** Reads the event log in PostgreSQL. */
export function dossierEvents(pool: Pool): DossierEvents {
  return {
    of: async (dossier) => (await pool.query<Row>(OF_DOSSIER, [dossier])).rows.map(eventOf),
    count: async (dossier) => {
      const { rows } = await pool.query<{ count: string }>(
        "SELECT count(*) AS count FROM rechtop_log.events WHERE stream_id = $1",
        [dossier],
      );
      return Number(rows[0]?.count ?? 0);
    },
    at: async (places) => {
      const { rows } = await pool.query<Row>(AT_PLACES, [
        arrayOf(places.map(({ category }) => category)),
        arrayOf(places.map(({ id }) => id)),
        arrayOf(places.map(({ revision }) => revision)),
      ]);
      return new Map(
        rows.map(eventOf).map((event) => [`${event.stream} ${event.revision}`, event]),
      );
    },
  };
}

function eventOf(row: Row): StoredEvent {
  return {
    eventId: row.event_id,
    stream: streamName(row.category, row.stream_id),
    revision: BigInt(row.revision),
    position: `postgres:${row.commit_order}.${row.position}` as Position,
    type: row.type,
    schemaVersion: row.schema_version,
    payload: row.payload,
    metadata: row.metadata,
    recordedAt: row.recorded_at,
  };
}
