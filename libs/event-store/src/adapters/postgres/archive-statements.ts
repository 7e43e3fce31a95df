import { CLOCK_LOCK } from "./schema.js";
import { EVENT_COLUMNS } from "./statements.js";

/** Waits for every append that is under way, and lets none begin until the transaction ends. */
export const STILL = `SELECT pg_advisory_xact_lock(${CLOCK_LOCK})`;

/** The newest event, whether readers may pass it or not. */
export const NEWEST_EVENT = `SELECT ${EVENT_COLUMNS} FROM rechtop_log.events e
  ORDER BY e.commit_order DESC, e.position DESC LIMIT 1`;

/** $1 categories, $2 stream ids, $3 revisions: the first stream that does not end there. */
export const FIRST_CONFLICT = `SELECT s.place::integer - 1 AS place,
    coalesce(head.revision, -1)::text AS actual
  FROM unnest($1::text[], $2::uuid[], $3::bigint[])
    WITH ORDINALITY AS s (category, id, expected, place)
  LEFT JOIN LATERAL (
    SELECT e.revision FROM rechtop_log.events e
    WHERE e.stream_id = s.id AND e.category = s.category
    ORDER BY e.revision DESC LIMIT 1
  ) head ON true
  WHERE coalesce(head.revision, -1) <> s.expected ORDER BY s.place LIMIT 1`;

/** Events as they are; their order within the transaction is that of the arrays. */
export const IMPORT = `INSERT INTO rechtop_log.events (commit_order, category, stream_id, revision,
    event_id, type, schema_version, payload, metadata, recorded_at)
  SELECT pg_current_xact_id()::text::bigint + c.xid_offset, a.category, a.id, a.revision,
    a.event_id, a.type, a.version, a.payload, a.metadata, a.recorded_at
  FROM rechtop_log.log_clock c CROSS JOIN unnest($1::text[], $2::uuid[], $3::bigint[], $4::uuid[],
    $5::text[], $6::integer[], $7::bytea[], $8::bytea[], $9::timestamptz[]) WITH ORDINALITY
    AS a (category, id, revision, event_id, type, version, payload, metadata, recorded_at, place)
  ORDER BY a.place`;

const REQUEST_COLUMNS = `i.scope, i.key::text AS key, i.request_hash, i.response,
  to_char(i.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS recorded_at`;

/** A row of `REQUESTS`. */
export interface RequestRow {
  readonly scope: string;
  readonly key: string;
  readonly request_hash: string;
  readonly response: string;
  readonly recorded_at: string;
}

/** $1 scope and $2 key after which, $3 limit. */
export const REQUESTS = `SELECT ${REQUEST_COLUMNS} FROM rechtop_log.idempotency i
  WHERE (i.scope, i.key) > ($1, $2::uuid) ORDER BY i.scope, i.key LIMIT $3`;

/** $1 scopes, $2 keys, in any order. */
export const REQUESTS_AT = `SELECT ${REQUEST_COLUMNS} FROM rechtop_log.idempotency i
  JOIN unnest($1::text[], $2::uuid[]) AS w (scope, key) ON w.scope = i.scope AND w.key = i.key`;

/** Those that are there stay as they are. */
export const IMPORT_REQUESTS = `INSERT INTO rechtop_log.idempotency
    (scope, key, request_hash, response, recorded_at)
  SELECT * FROM unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::timestamptz[])
  ON CONFLICT (scope, key) DO NOTHING`;
