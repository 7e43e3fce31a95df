import type pg from "pg";

/** What was recorded of one request. */
export interface RequestRecords {
  readonly audits: number;
  readonly decision: "permit" | "deny";
  readonly subjects: readonly { readonly dossier: string; readonly status: "Ok" | "Error" }[];
}

/** Everything in the two logs. */
export interface WrittenRecords {
  /** Each kind of record of what was shown, once, as a line of the contract table. */
  readonly permitted: readonly string[];
  /** By trace id. */
  readonly byTrace: ReadonlyMap<string, RequestRecords>;
}

interface Row {
  readonly trace_id: string;
  readonly audits: number;
  readonly decision: RequestRecords["decision"];
  readonly subjects: RequestRecords["subjects"];
}

/** Reads both logs of the product. */
export async function recordsWritten(pool: pg.Pool): Promise<WrittenRecords> {
  const { rows: lines } = await pool.query<{ line: string }>(
    `SELECT DISTINCT concat_ws(' | ', name, role_of_subject, operation,
       array_to_string(data_categories, '+'), purpose_code, legal_basis) AS line
     FROM rechtop_processing.processing_log WHERE status = 'Ok'`,
  );
  const { rows } = await pool.query<Row>(
    `SELECT a.trace_id, count(*) OVER (PARTITION BY a.trace_id)::integer AS audits, a.decision,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('dossier', p.dossier_ref,
          'status', p.status)), '[]') FROM rechtop_processing.processing_log p
        WHERE p.trace_id = a.trace_id AND p.parent_span_id = a.span_id) AS subjects
     FROM rechtop_processing.audit_log a`,
  );
  return {
    permitted: lines.map(({ line }) => line),
    byTrace: new Map(rows.map(({ trace_id, ...records }) => [trace_id, records])),
  };
}
