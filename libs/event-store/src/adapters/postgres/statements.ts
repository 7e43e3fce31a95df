import type { EventFilter } from "../../port.js";

/** A statement that each connection prepares once. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

/**
 * Appends in one round trip; see the function in `schema.ts`. All whole numbers of 64 bits travel
 * as text: a JavaScript number would silently round them.
 */
export const APPEND: Statement = {
  name: "rechtop_log.append",
  text: `SELECT outcomes, conflict_streams, conflict_actuals::text[] AS conflict_actuals,
      commit_order::text AS commit_order, positions::text[] AS positions
    FROM rechtop_log.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16,
      $17)`,
};

/** As the driver reads an ordinary result: numbers of 64 bits and times as text. */
export const EVENT_COLUMNS = `e.commit_order::text AS commit_order, e.position::text AS position,
  e.category, e.stream_id::text AS stream_id, e.revision::text AS revision,
  e.event_id::text AS event_id, e.type, e.schema_version, e.payload, e.metadata,
  to_char(e.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS recorded_at`;

/** A row of `EVENT_COLUMNS`. */
export interface EventRow {
  readonly commit_order: string;
  readonly position: string;
  readonly category: string;
  readonly stream_id: string;
  readonly revision: string;
  readonly event_id: string;
  readonly type: string;
  readonly schema_version: number;
  readonly payload: Buffer;
  readonly metadata: Buffer;
  readonly recorded_at: string;
}

/** The same event for `copyRows`, in the order in which `copiedEvent` takes the columns. */
const COPIED_COLUMNS = `e.event_id::text, e.category || '-' || e.stream_id, e.revision,
  e.commit_order, e.position, e.type, e.schema_version, e.payload, e.metadata, e.recorded_at`;

/** $1 category, $2 stream id, $3 revision from, $4 limit. Needs no horizon: a stream has no gaps. */
export const READ_STREAM: Statement = {
  name: "rechtop_log.read_stream",
  text: `SELECT ${EVENT_COLUMNS} FROM rechtop_log.events e
    WHERE e.category = $1 AND e.stream_id = $2 AND e.revision >= $3::bigint
    ORDER BY e.revision LIMIT $4`,
};

/**
 * $1 categories, $2 stream ids, $3 revisions from, $4 limit; `place` of a stream counts from 0. The
 * limit inside keeps the planner on the index of the streams, however many there are.
 */
export const READ_STREAMS: Statement = {
  name: "rechtop_log.read_streams",
  text: `SELECT s.place::integer - 1 AS place, ${EVENT_COLUMNS}
    FROM unnest($1::text[], $2::uuid[], $3::bigint[])
      WITH ORDINALITY AS s (category, id, first, place)
    CROSS JOIN LATERAL (
      SELECT * FROM rechtop_log.events e
      WHERE e.category = s.category AND e.stream_id = s.id AND e.revision >= s.first
      ORDER BY e.revision LIMIT $4
    ) e
    ORDER BY s.place, e.revision LIMIT $4`,
};

/** $1 categories, $2 stream ids, $3 revisions; `place` counts from 0. No row where there is none. */
export const READ_AT: Statement = {
  name: "rechtop_log.read_at",
  text: `SELECT s.place::integer - 1 AS place, ${EVENT_COLUMNS}
    FROM unnest($1::text[], $2::uuid[], $3::bigint[])
      WITH ORDINALITY AS s (category, id, revision, place)
    JOIN rechtop_log.events e
      ON e.stream_id = s.id AND e.category = s.category AND e.revision = s.revision`,
};

/** $1 stream id. */
export const STREAMS_OF: Statement = {
  name: "rechtop_log.streams_of",
  text: `SELECT e.category, max(e.revision)::text AS revision FROM rechtop_log.events e
    WHERE e.stream_id = $1 GROUP BY e.category ORDER BY e.category`,
};

const CLOCK = `clock AS MATERIALIZED (SELECT rechtop_log.horizon() AS horizon)`;

/** Only what lies below the horizon may be passed: above it, an earlier event may still appear. */
const HORIZON = `(SELECT horizon FROM clock)`;

/** Newest first; the planner then takes the first entry of the index, however long the log is. */
const NEWEST = `ORDER BY e.commit_order DESC, e.position DESC LIMIT 1`;

const TAIL = `tail AS (
    SELECT e.commit_order, e.position FROM rechtop_log.events e
    WHERE e.commit_order < ${HORIZON} ${NEWEST}
  )`;

type Variant = "all" | "by_category" | "by_type";

/**
 * The events after ($1, $2), at most $3, of the categories $4 and types $5.
 *
 * With a filter: the next $3 of each wanted category (or type) from its own index, then the first
 * $3 of those. One index cannot give several categories in log order. The indexes are on
 * `commit_order + 0` so that the planner cannot take the primary key instead: it would, expecting
 * every category to be common, and read the whole log for one that is rare.
 */
function forward(variant: Variant, columns: string): string {
  const next = (order: string, condition: string) => `SELECT ${columns} FROM rechtop_log.events e
    WHERE ${condition} AND (${order}, e.position) > ($1::bigint, $2::bigint)
      AND ${order} < ${HORIZON}
    ORDER BY ${order}, e.position LIMIT $3`;
  const nextOfEach = (wanted: string, condition: string) => `SELECT e.*
    FROM unnest(${wanted}) AS w (name)
    CROSS JOIN LATERAL (${next("(e.commit_order + 0)", condition)}) e
    ORDER BY e.commit_order, e.position LIMIT $3`;
  switch (variant) {
    case "all":
      return next("e.commit_order", "true");
    case "by_category":
      return nextOfEach("$4::text[]", "e.category = w.name");
    case "by_type":
      return nextOfEach(
        "$5::text[]",
        "e.type = w.name AND ($4::text[] IS NULL OR e.category = ANY ($4::text[]))",
      );
  }
}

/** One look at the log: always one row or more; of the event, all columns null when there is none. */
export type PageRow = (EventRow | { readonly [Column in keyof EventRow]: null }) & {
  readonly tail_commit_order: string | null;
  readonly tail_position: string | null;
  readonly pending: boolean;
};

function pageStatement(variant: Variant): Statement {
  return {
    name: `rechtop_log.page_${variant}`,
    text: `WITH ${CLOCK}, ${TAIL}, page AS (${forward(variant, "e.*")})
      SELECT tail.commit_order::text AS tail_commit_order, tail.position::text AS tail_position,
        coalesce((SELECT e.commit_order FROM rechtop_log.events e ${NEWEST}) >= ${HORIZON}, false)
          AS pending,
        ${EVENT_COLUMNS}
      FROM clock LEFT JOIN tail ON true LEFT JOIN page e ON true
      ORDER BY e.commit_order, e.position`,
  };
}

/**
 * The events of a page for `copyRows`, each after the position of the tail. Without an outer join,
 * which would have the whole page sorted once more.
 */
function copiedPageStatement(variant: Variant): Statement {
  return {
    name: `rechtop_log.copied_page_${variant}`,
    text: `WITH ${CLOCK}, ${TAIL}, page AS (${forward(variant, "e.*")})
      SELECT (SELECT commit_order FROM tail), (SELECT position FROM tail), ${COPIED_COLUMNS}
      FROM page e ORDER BY e.commit_order, e.position`,
  };
}

function countStatement(variant: Variant): Statement {
  return {
    name: `rechtop_log.count_${variant}`,
    text: `WITH ${CLOCK} SELECT count(*)::integer AS count
      FROM (${forward(variant, "e.commit_order, e.position")}) counted`,
  };
}

/** Position of the newest event that readers may pass; no row when there is none. */
export const HEAD: Statement = {
  name: "rechtop_log.head",
  text: `WITH ${CLOCK}, ${TAIL} SELECT commit_order::text AS commit_order, position::text AS position
    FROM tail`,
};

/** $1 scope, $2 key. */
export const FIND_IDEMPOTENCY_RECORD: Statement = {
  name: "rechtop_log.find_idempotency_record",
  text: `SELECT scope, key::text AS key, request_hash, response FROM rechtop_log.idempotency
    WHERE scope = $1 AND key = $2`,
};

/** The statements that read the log forward. $1, $2 the position after which, $3 limit. */
interface ForwardStatements {
  readonly page: Statement;
  readonly copiedPage: Statement;
  readonly count: Statement;
}

function forwardStatements(variant: Variant): ForwardStatements {
  return {
    page: pageStatement(variant),
    copiedPage: copiedPageStatement(variant),
    count: countStatement(variant),
  };
}

const ALL = forwardStatements("all");
const BY_CATEGORY = forwardStatements("by_category");
const BY_TYPE = forwardStatements("by_type");

/** The statements that serve `filter`, and the values of its parameters, from $4. */
export function filtered(filter: EventFilter = {}): ForwardStatements & {
  readonly values: readonly (readonly string[] | null)[];
} {
  // Each name once: a name given twice would give its events twice.
  const categories = filter.categories ? [...new Set(filter.categories)] : null;
  const types = filter.types ? [...new Set(filter.types)] : null;
  if (types !== null) return { ...BY_TYPE, values: [categories, types] };
  if (categories !== null) return { ...BY_CATEGORY, values: [categories] };
  return { ...ALL, values: [] };
}
