const MOMENT = (column: string) =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** $1 bytes of the record of the user, $2 bytes of the records of the subjects. */
export const RECORD = {
  name: "rechtop_processing.record",
  text: "SELECT rechtop_processing.record($1, $2)",
};

/** A record as it is sealed. */
export interface SealableRow {
  readonly kind: "audit" | "processing";
  readonly place: string;
  readonly record_id: string;
  readonly recorded_at: string;
  readonly bytes: Buffer;
}

const sealable = (kind: SealableRow["kind"]) => `(
    SELECT '${kind}' AS kind, commit_order, position, record_id, recorded_at, bytes
    FROM rechtop_processing.${kind}_log
    WHERE (commit_order, position) > ($1::bigint, $2::bigint)
      AND commit_order < (SELECT horizon FROM clock)
    ORDER BY commit_order, position LIMIT $3
  )`;

/** At most $3 records of both logs after the place ($1, $2), in commit-safe order. */
export const READ_AFTER = {
  name: "rechtop_processing.read_after",
  text: `WITH clock AS MATERIALIZED (SELECT rechtop_processing.horizon() AS horizon)
    SELECT kind, commit_order || '.' || position AS place, record_id::text AS record_id,
      ${MOMENT("recorded_at")} AS recorded_at, bytes
    FROM (${sealable("audit")} UNION ALL ${sealable("processing")}) r
    ORDER BY commit_order, r.position LIMIT $3`,
};

const newest = (kind: SealableRow["kind"]) => `(
    SELECT commit_order, position FROM rechtop_processing.${kind}_log
    WHERE commit_order < (SELECT horizon FROM clock)
    ORDER BY commit_order DESC, position DESC LIMIT 1
  )`;

/** Place of the newest record that `READ_AFTER` can reach; no row when there is none. */
export const HEAD = {
  name: "rechtop_processing.head",
  text: `WITH clock AS MATERIALIZED (SELECT rechtop_processing.horizon() AS horizon)
    SELECT commit_order || '.' || position AS place
    FROM (${newest("audit")} UNION ALL ${newest("processing")}) r
    ORDER BY commit_order DESC, position DESC LIMIT 1`,
};

/** What the person is told of one record. */
export interface ProcessingRow {
  readonly position: string;
  readonly start_time: string;
  readonly name: string;
  readonly activity_uri: string;
  readonly operation: string;
  readonly purpose_code: string;
  readonly legal_basis: string;
  readonly role_of_subject: string;
  readonly data_categories: string[];
  readonly status: "Ok" | "Error";
  readonly user_org: string;
  readonly role: string | null;
  readonly roles_held: string[];
  readonly trace_id: string;
}

/** $1 file, $2 the moment it is now, $3 position to end before (null: none), $4 limit. Newest first. */
export const LIST_PROCESSINGS = {
  name: "rechtop_processing.list_processings",
  text: `SELECT p.position::text AS position, ${MOMENT("p.start_time")} AS start_time, p.name,
      p.activity_uri, p.operation, p.purpose_code, p.legal_basis, p.role_of_subject,
      p.data_categories, p.status, a.user_org, a.role, a.roles_held, p.trace_id
    FROM rechtop_processing.processing_log p
    JOIN rechtop_processing.audit_log a ON a.trace_id = p.trace_id AND a.span_id = p.parent_span_id
    WHERE p.dossier_ref = $1::uuid AND ($3::bigint IS NULL OR p.position < $3::bigint)
      AND (p.confidentiality = 'normal' OR p.confidential_until <= $2::timestamptz)
    ORDER BY p.position DESC LIMIT $4`,
};

/** What the officer is told of one act. */
export interface AuditRow {
  readonly position: string;
  readonly start_time: string;
  readonly name: string;
  readonly activity_uri: string;
  readonly operation: string;
  readonly purpose_code: string;
  readonly legal_basis: string;
  readonly trace_id: string;
  readonly parent_trace_id: string | null;
  readonly user_id: string | null;
  readonly user_org: string;
  readonly role: string | null;
  readonly roles_held: string[];
  readonly decision: "permit" | "deny";
  readonly policy_id: string;
  readonly policy_version: string;
  readonly network_address: string | null;
  readonly client_id: string | null;
  readonly result_count: number;
  readonly dossiers: string[];
}

const AUDITS = `SELECT a.position::text AS position, ${MOMENT("a.start_time")} AS start_time,
    a.name, a.activity_uri, a.operation, a.purpose_code, a.legal_basis, a.trace_id,
    a.parent_trace_id, a.user_org, a.role, a.roles_held, a.decision, a.policy_id,
    a.policy_version, a.result_count,
    -- Who works for another centre is for the officer of that centre.
    CASE WHEN a.user_org = $1 THEN a.user_id END AS user_id,
    CASE WHEN a.user_org = $1 THEN a.network_address END AS network_address,
    CASE WHEN a.user_org = $1 THEN a.client_id END AS client_id,
    ARRAY(SELECT DISTINCT p.dossier_ref::text FROM rechtop_processing.processing_log p
      WHERE p.trace_id = a.trace_id AND p.parent_span_id = a.span_id ORDER BY 1) AS dossiers
  FROM rechtop_processing.audit_log a
  WHERE ($2::bigint IS NULL OR a.position < $2::bigint)`;

const ON_FILE = `AND (a.trace_id, a.span_id) IN (SELECT p.trace_id, p.parent_span_id
    FROM rechtop_processing.processing_log p WHERE p.dossier_ref = $4::uuid)`;

const IN_TRACE = (parameter: string) =>
  `AND (a.trace_id = ${parameter} OR a.parent_trace_id = ${parameter})`;

const NEWEST_FIRST = "ORDER BY a.position DESC LIMIT $3";

/**
 * Acts, newest first: $1 centre of the reader, $2 position to end before (null: none), $3 limit.
 * `onFile`: $4 a file that the reader may reach, whoever did it. `inTrace`: $4 a trace, what people of
 * the reader's centre did in it. `onFileInTrace`: $4 file, $5 trace.
 */
export const LIST_AUDITS = {
  onFile: {
    name: "rechtop_processing.audits_on_file",
    text: `${AUDITS} ${ON_FILE} ${NEWEST_FIRST}`,
  },
  inTrace: {
    name: "rechtop_processing.audits_in_trace",
    text: `${AUDITS} AND a.user_org = $1 ${IN_TRACE("$4::text")} ${NEWEST_FIRST}`,
  },
  onFileInTrace: {
    name: "rechtop_processing.audits_on_file_in_trace",
    text: `${AUDITS} ${ON_FILE} ${IN_TRACE("$5::text")} ${NEWEST_FIRST}`,
  },
};
