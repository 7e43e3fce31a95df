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

  // Appends a group, each append all or nothing. No two of them touch the same stream, event id or
  // key (see `AppendGroups`), so that each can be judged for itself. Answers with outcomes and does
  // not raise for what is foreseen: a raised error would fill the server's log and take the
  // neighbours along.
  //
  // The plans are made once and by index: planning anew costs ten times what the work does, and a
  // plan that was made while the log was short must not read through it when it is long.
  `CREATE FUNCTION rechtop_log.append(
    p_waits boolean,
    p_scopes text[], p_keys uuid[], p_request_hashes text[], p_responses text[],
    p_stream_appends integer[], p_categories text[], p_stream_ids uuid[], p_expected bigint[],
    p_writes boolean[],
    p_event_streams integer[], p_revisions bigint[], p_event_ids uuid[], p_types text[],
    p_versions integer[], p_payloads bytea[], p_metadata bytea[],
    OUT outcomes text[], OUT conflict_streams integer[], OUT conflict_actuals bigint[],
    OUT commit_order bigint, OUT positions bigint[]
  ) LANGUAGE plpgsql
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
  DECLARE
    v_key bigint;
    v_lock record;
    v_busy integer[];
    v_refused integer[];
    v_offset bigint;
    v_duplicate boolean;
    v_conflict boolean;
    v_heads_order bigint;
    v_now timestamptz;
  BEGIN
    -- Under a snapshot that is older than the locks, the checks below would look at the past.
    IF current_setting('transaction_isolation') <> 'read committed' THEN
      RAISE EXCEPTION 'an append runs under READ COMMITTED'
        USING ERRCODE = 'invalid_transaction_state';
    END IF;

    PERFORM pg_advisory_xact_lock_shared(${CLOCK_LOCK});
    IF p_waits THEN
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
    ELSE
      -- A group waits for nobody: whose stream is taken is sent again, alone.
      FOR i IN 1 .. cardinality(p_categories) LOOP
        v_key := hashtextextended(p_categories[i] || '-' || p_stream_ids[i]::text, 0);
        IF NOT (CASE WHEN p_writes[i] THEN pg_try_advisory_xact_lock(v_key)
                ELSE pg_try_advisory_xact_lock_shared(v_key) END) THEN
          v_busy := array_append(v_busy, p_stream_appends[i]);
        END IF;
      END LOOP;
    END IF;

    SELECT c.xid_offset,
      EXISTS (SELECT FROM rechtop_log.events e WHERE e.event_id = ANY (p_event_ids)),
      heads.conflict, heads.commit_order
    INTO STRICT v_offset, v_duplicate, v_conflict, v_heads_order
    FROM rechtop_log.log_clock c CROSS JOIN (
      SELECT bool_or(coalesce(head.revision, -1) <> s.expected) AS conflict,
        max(head.commit_order) AS commit_order
      FROM unnest(p_categories, p_stream_ids, p_expected) AS s (category, id, expected)
      LEFT JOIN LATERAL (
        SELECT e.revision, e.commit_order FROM rechtop_log.events e
        WHERE e.stream_id = s.id AND e.category = s.category
        ORDER BY e.revision DESC LIMIT 1
      ) head ON true
    ) heads;

    -- As a rule nothing stands in the way of anyone, and no outcomes means: all are appended.
    IF v_busy IS NOT NULL OR v_duplicate OR v_conflict
      OR p_keys IS NOT NULL AND EXISTS (
        SELECT FROM unnest(p_scopes, p_keys) AS a (scope, key)
        JOIN rechtop_log.idempotency i ON i.scope = a.scope AND i.key = a.key)
    THEN
      WITH streams AS (
        SELECT s.append, s.index, s.expected, coalesce(head.revision, -1) AS actual
        FROM unnest(p_stream_appends, p_categories, p_stream_ids, p_expected) WITH ORDINALITY
          AS s (append, category, id, expected, index)
        LEFT JOIN LATERAL (
          SELECT e.revision FROM rechtop_log.events e
          WHERE e.stream_id = s.id AND e.category = s.category
          ORDER BY e.revision DESC LIMIT 1
        ) head ON true
      ), conflicts AS (
        SELECT DISTINCT ON (s.append) s.append, s.index, s.actual FROM streams s
        WHERE s.actual <> s.expected ORDER BY s.append, s.index
      ), verdicts AS (
        SELECT a.append, conflicts.index, conflicts.actual,
          CASE
            WHEN a.append = ANY (v_busy) THEN 'busy'
            WHEN EXISTS (
              SELECT FROM rechtop_log.idempotency i
              WHERE i.scope = p_scopes[a.append] AND i.key = p_keys[a.append]
            ) THEN 'duplicateKey'
            WHEN a.append IN (
              SELECT p_stream_appends[n.stream] FROM unnest(p_event_streams, p_event_ids)
                AS n (stream, id) JOIN rechtop_log.events e ON e.event_id = n.id
            ) THEN 'duplicateEvent'
            WHEN conflicts.append IS NOT NULL THEN 'conflict'
            ELSE 'appended'
          END AS outcome
        FROM (SELECT DISTINCT append FROM streams) a
        LEFT JOIN conflicts ON conflicts.append = a.append
      )
      SELECT array_agg(v.outcome ORDER BY v.append), array_agg(v.index ORDER BY v.append),
        array_agg(v.actual ORDER BY v.append),
        array_agg(v.append) FILTER (WHERE v.outcome <> 'appended')
      INTO outcomes, conflict_streams, conflict_actuals, v_refused
      FROM verdicts v;
      IF NOT 'appended' = ANY (outcomes) THEN
        RETURN;
      END IF;
    END IF;

    -- The transaction id is taken after the locks, so along a stream it only grows. It does not
    -- when the caller's transaction had one before, or when a restored log was not repaired.
    commit_order := pg_current_xact_id()::text::bigint + v_offset;
    IF commit_order < v_heads_order THEN
      RAISE EXCEPTION 'this transaction is older than the last event of a stream it appends to'
        USING ERRCODE = 'serialization_failure';
    END IF;

    v_now := date_trunc('milliseconds', clock_timestamp());
    WITH added AS (
      INSERT INTO rechtop_log.events AS e (commit_order, category, stream_id, revision, event_id,
        type, schema_version, payload, metadata, recorded_at)
      SELECT append.commit_order, p_categories[a.stream], p_stream_ids[a.stream], a.revision,
        a.event_id, a.type, a.version, a.payload, a.metadata, v_now
      FROM unnest(p_event_streams, p_revisions, p_event_ids, p_types, p_versions, p_payloads,
        p_metadata) WITH ORDINALITY
        AS a (stream, revision, event_id, type, version, payload, metadata, index)
      WHERE v_refused IS NULL OR p_stream_appends[a.stream] <> ALL (v_refused)
      ORDER BY a.index
      RETURNING e.position
    )
    SELECT array_agg(added.position ORDER BY added.position) INTO positions FROM added;

    IF p_keys IS NOT NULL THEN
      INSERT INTO rechtop_log.idempotency (scope, key, request_hash, response, recorded_at)
      SELECT a.scope, a.key, a.request_hash, a.response, v_now
      FROM unnest(p_scopes, p_keys, p_request_hashes, p_responses) WITH ORDINALITY
        AS a (scope, key, request_hash, response, append)
      WHERE a.key IS NOT NULL AND (v_refused IS NULL OR a.append <> ALL (v_refused));
    END IF;
  END $$`,
];
