import { AUDIT_FIELDS, columnOf, PROCESSING_FIELDS, type RecordField } from "./fields.js";

/** Key of the advisory lock that keeps the clock of the log still; see `rechtop_log.log_clock`. */
const CLOCK_LOCK = "4126118305990372851";

function table(name: string, fields: readonly RecordField[]): string {
  return `CREATE TABLE rechtop_processing.${name} (
    commit_order bigint NOT NULL,
    position bigint NOT NULL DEFAULT nextval('rechtop_processing.position'),
    recorded_at timestamptz NOT NULL,
    bytes bytea NOT NULL,
    ${fields.map(columnOf).join(",\n    ")},
    CONSTRAINT ${name}_pkey PRIMARY KEY (commit_order, position),
    CONSTRAINT ${name}_record_key UNIQUE (record_id),
    CONSTRAINT ${name}_span_key UNIQUE (trace_id, span_id)
  )`;
}

/** Adds records as they are: the columns are read from the bytes, so they cannot say otherwise. */
function insert(name: string, fields: readonly RecordField[], records: string): string {
  const names = fields.map((field) => field.name);
  return `INSERT INTO rechtop_processing.${name}
      (commit_order, recorded_at, bytes, ${names.join(", ")})
    SELECT v_order, v_now, b.bytes, ${names.map((column) => `r.${column}`).join(", ")}
    FROM unnest(${records}) WITH ORDINALITY AS b (bytes, index)
    CROSS JOIN LATERAL jsonb_to_record(convert_from(b.bytes, 'UTF8')::jsonb)
      AS r (${fields.map((field) => `${field.name} ${field.type}`).join(", ")})
    ORDER BY b.index`;
}

const onlyAdded = (name: string): string =>
  `CREATE TRIGGER ${name}_is_only_added BEFORE UPDATE OR DELETE OR TRUNCATE
    ON rechtop_processing.${name}
    FOR EACH STATEMENT EXECUTE FUNCTION rechtop_processing.refuse_change()`;

/**
 * The tables and functions of the processing log, in the order in which a migration runs them. They
 * live in a PostgreSQL schema of their own, so that rights on them can be granted apart. The order of
 * the records is that of the event log (ADR 7): by transaction, below a horizon.
 */
export const PROCESSING_LOG_SCHEMA: readonly string[] = [
  `CREATE SCHEMA IF NOT EXISTS rechtop_processing`,

  `CREATE TABLE rechtop_processing.log_clock (
    one_row boolean PRIMARY KEY DEFAULT true CHECK (one_row),
    xid_offset bigint NOT NULL
  )`,
  `INSERT INTO rechtop_processing.log_clock (xid_offset) VALUES (0)`,
  `CREATE FUNCTION rechtop_processing.horizon() RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint + xid_offset
    FROM rechtop_processing.log_clock
  $$`,
  `COMMENT ON FUNCTION rechtop_processing.horizon() IS
    'readers in order may pass records whose commit_order is below this, and no others'`,

  // One sequence for both tables: within a transaction it orders the records of both.
  `CREATE SEQUENCE rechtop_processing.position`,
  table("audit_log", AUDIT_FIELDS),
  `COMMENT ON TABLE rechtop_processing.audit_log IS
    'who consulted or disclosed personal data, or was refused; for the data-protection officer'`,
  table("processing_log", PROCESSING_FIELDS),
  `COMMENT ON TABLE rechtop_processing.processing_log IS
    'whose data was consulted or disclosed, why and on what ground; says nothing of the user'`,
  `COMMENT ON COLUMN rechtop_processing.processing_log.parent_span_id IS
    'span_id of the record of the same trace in the audit log'`,
  `CREATE INDEX processing_log_by_dossier ON rechtop_processing.processing_log
    (dossier_ref, position)`,
  `CREATE INDEX processing_log_by_parent ON rechtop_processing.processing_log
    (trace_id, parent_span_id)`,
  `CREATE INDEX audit_log_by_parent ON rechtop_processing.audit_log (parent_trace_id, position)
    WHERE parent_trace_id IS NOT NULL`,

  `CREATE FUNCTION rechtop_processing.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'records of processing are only ever added'
      USING ERRCODE = 'restrict_violation';
  END $$`,
  onlyAdded("audit_log"),
  onlyAdded("processing_log"),

  // All records of one act, in one transaction and one round trip.
  `CREATE FUNCTION rechtop_processing.record(p_audit bytea, p_processing bytea[])
    RETURNS void LANGUAGE plpgsql AS $$
  DECLARE
    v_order bigint;
    v_now timestamptz := date_trunc('milliseconds', clock_timestamp());
  BEGIN
    IF current_setting('synchronous_commit') = 'off' THEN
      -- The answer waits for this record: it must not be lost with the power.
      PERFORM set_config('synchronous_commit', 'local', true);
    END IF;
    PERFORM pg_advisory_xact_lock_shared(${CLOCK_LOCK});
    SELECT pg_current_xact_id()::text::bigint + xid_offset INTO STRICT v_order
    FROM rechtop_processing.log_clock;
    ${insert("audit_log", AUDIT_FIELDS, "ARRAY[p_audit]")};
    ${insert("processing_log", PROCESSING_FIELDS, "p_processing")};
  END $$`,

  // For a log that was restored into a cluster whose transaction ids are lower: without it the old
  // records would be invisible to readers in order, and new ones would come before them.
  `CREATE FUNCTION rechtop_processing.raise_clock() RETURNS void LANGUAGE plpgsql AS $$
  DECLARE
    v_last bigint;
    v_now bigint;
  BEGIN
    PERFORM pg_advisory_xact_lock(${CLOCK_LOCK});
    SELECT greatest(coalesce((SELECT max(commit_order) FROM rechtop_processing.audit_log), 0),
      coalesce((SELECT max(commit_order) FROM rechtop_processing.processing_log), 0)) INTO v_last;
    SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint + xid_offset INTO STRICT v_now
    FROM rechtop_processing.log_clock;
    IF v_last >= v_now THEN
      UPDATE rechtop_processing.log_clock SET xid_offset = xid_offset + v_last - v_now + 1;
    END IF;
  END $$`,
];
