/**
 * Key of the advisory lock that keeps the clock of the log still: appends share it, a repair after
 * a restore takes it alone. Any number that no other part of the product locks.
 */
export const CLOCK_LOCK = "8242105811672013379";

/** The transactions whose events readers may pass: all of them have ended. See the README. */
const HORIZON = `SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint + xid_offset
  FROM rechtop_log.log_clock`;

/**
 * The tables and functions of the event log, in the order in which a migration runs them. They
 * live in a PostgreSQL schema of their own, so that rights on the log can be granted apart.
 */
export const EVENT_STORE_SCHEMA: readonly string[] = [
  `CREATE SCHEMA IF NOT EXISTS rechtop_log`,

  `CREATE TABLE rechtop_log.log_clock (
    one_row boolean PRIMARY KEY DEFAULT true CHECK (one_row),
    xid_offset bigint NOT NULL
  )`,
  `COMMENT ON TABLE rechtop_log.log_clock IS
    'commit_order = transaction id + xid_offset; raised when a log is restored into a cluster whose transaction ids are lower'`,
  `INSERT INTO rechtop_log.log_clock (xid_offset) VALUES (0)`,

  `CREATE FUNCTION rechtop_log.horizon() RETURNS bigint LANGUAGE sql STABLE AS $$ ${HORIZON} $$`,
  `COMMENT ON FUNCTION rechtop_log.horizon() IS
    'readers may pass events whose commit_order is below this, and no others'`,

  `CREATE TABLE rechtop_log.events (
    commit_order bigint NOT NULL,
    position bigint GENERATED ALWAYS AS IDENTITY,
    category text COLLATE "C" NOT NULL,
    stream_id uuid NOT NULL,
    revision bigint NOT NULL CHECK (revision >= 0),
    event_id uuid NOT NULL,
    type text COLLATE "C" NOT NULL,
    schema_version integer NOT NULL CHECK (schema_version >= 1),
    payload bytea NOT NULL,
    metadata bytea NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT events_pkey PRIMARY KEY (commit_order, position),
    CONSTRAINT events_event_id_key UNIQUE (event_id),
    CONSTRAINT events_stream_key UNIQUE (stream_id, category, revision)
  )`,
  // Why `+ 0`: see `forward` in statements.ts.
  `CREATE INDEX events_by_category ON rechtop_log.events (category, (commit_order + 0), position)`,
  `CREATE INDEX events_by_type ON rechtop_log.events (type, (commit_order + 0), position)`,

  `CREATE FUNCTION rechtop_log.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'events are only ever added' USING ERRCODE = 'restrict_violation';
  END $$`,
  `CREATE TRIGGER events_are_only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON rechtop_log.events
    FOR EACH STATEMENT EXECUTE FUNCTION rechtop_log.refuse_change()`,

  `CREATE TABLE rechtop_log.idempotency (
    scope text COLLATE "C" NOT NULL,
    key uuid NOT NULL,
    request_hash text NOT NULL,
    response text NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT idempotency_pkey PRIMARY KEY (scope, key)
  )`,

  // Answers with an outcome and does not raise for what is foreseen: a raised error would fill the
  // server's log and cost the connection.
  `CREATE FUNCTION rechtop_log.append(
    p_categories text[], p_stream_ids uuid[], p_expected bigint[], p_writes boolean[],
    p_event_streams integer[], p_revisions bigint[], p_event_ids uuid[], p_types text[],
    p_versions integer[], p_payloads bytea[], p_metadata bytea[],
    p_scope text, p_key uuid, p_request_hash text, p_response text,
    OUT outcome text, OUT conflict_index integer, OUT conflict_actual bigint,
    OUT last_commit_order bigint, OUT last_position bigint
  ) LANGUAGE plpgsql AS $$
  DECLARE
    v_lock record;
    v_stream record;
    v_heads_order bigint := 0;
    v_now timestamptz;
  BEGIN
    -- Under a snapshot that is older than the locks, the checks below would look at the past.
    IF current_setting('transaction_isolation') <> 'read committed' THEN
      RAISE EXCEPTION 'an append runs under READ COMMITTED'
        USING ERRCODE = 'invalid_transaction_state';
    END IF;

    PERFORM pg_advisory_xact_lock_shared(${CLOCK_LOCK});
    -- In order of the keys, each key once: two appends never wait for each other in a circle.
    FOR v_lock IN
      SELECT s.key, bool_or(s.writes) AS writes
      FROM (
        SELECT hashtextextended(category || '-' || id, 0) AS key, writes
        FROM unnest(p_categories, p_stream_ids, p_writes) AS u (category, id, writes)
      ) s
      GROUP BY s.key ORDER BY s.key
    LOOP
      IF v_lock.writes THEN
        PERFORM pg_advisory_xact_lock(v_lock.key);
      ELSE
        PERFORM pg_advisory_xact_lock_shared(v_lock.key);
      END IF;
    END LOOP;

    IF EXISTS (SELECT FROM rechtop_log.idempotency i WHERE i.scope = p_scope AND i.key = p_key) THEN
      outcome := 'duplicateKey';
      RETURN;
    END IF;
    IF EXISTS (SELECT FROM rechtop_log.events e WHERE e.event_id = ANY (p_event_ids)) THEN
      outcome := 'duplicateEvent';
      RETURN;
    END IF;

    FOR v_stream IN
      SELECT s.index, s.expected, coalesce(head.revision, -1) AS actual, head.commit_order
      FROM unnest(p_categories, p_stream_ids, p_expected) WITH ORDINALITY
        AS s (category, id, expected, index)
      LEFT JOIN LATERAL (
        SELECT e.revision, e.commit_order FROM rechtop_log.events e
        WHERE e.stream_id = s.id AND e.category = s.category
        ORDER BY e.revision DESC LIMIT 1
      ) head ON true
      ORDER BY s.index
    LOOP
      IF v_stream.actual <> v_stream.expected THEN
        outcome := 'conflict';
        conflict_index := v_stream.index - 1;
        conflict_actual := v_stream.actual;
        RETURN;
      END IF;
      v_heads_order := greatest(v_heads_order, coalesce(v_stream.commit_order, 0));
    END LOOP;

    -- The transaction id is taken after the locks, so along a stream it only grows. It does not
    -- when the caller's transaction had one before, or when a restored log was not repaired.
    SELECT pg_current_xact_id()::text::bigint + c.xid_offset INTO STRICT last_commit_order
    FROM rechtop_log.log_clock c;
    IF last_commit_order < v_heads_order THEN
      RAISE EXCEPTION 'this transaction is older than the last event of a stream it appends to'
        USING ERRCODE = 'serialization_failure';
    END IF;

    v_now := date_trunc('milliseconds', clock_timestamp());
    WITH added AS (
      INSERT INTO rechtop_log.events (commit_order, category, stream_id, revision, event_id, type,
        schema_version, payload, metadata, recorded_at)
      SELECT last_commit_order, p_categories[a.stream + 1], p_stream_ids[a.stream + 1], a.revision,
        a.event_id, a.type, a.version, a.payload, a.metadata, v_now
      FROM unnest(p_event_streams, p_revisions, p_event_ids, p_types, p_versions, p_payloads,
        p_metadata) WITH ORDINALITY
        AS a (stream, revision, event_id, type, version, payload, metadata, index)
      ORDER BY a.index
      RETURNING events.position
    )
    SELECT max(added.position) INTO last_position FROM added;

    IF p_key IS NOT NULL THEN
      INSERT INTO rechtop_log.idempotency (scope, key, request_hash, response, recorded_at)
      VALUES (p_scope, p_key, p_request_hash, p_response, v_now);
    END IF;
    outcome := 'appended';
  END $$`,
];
