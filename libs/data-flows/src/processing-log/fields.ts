/** A field of a record: its name in the stored bytes and in the table, its type and its rule there. */
export interface RecordField {
  readonly name: string;
  readonly type: "text" | "text[]" | "uuid" | "timestamptz" | "integer";
  /** Rest of the column definition; a field that may be absent has none. */
  readonly rule?: string;
}

const REQUIRED = "NOT NULL";
const FILLED = "NOT NULL CHECK (%s <> '')";
const TRACE_ID = "CHECK (%s ~ '^[0-9a-f]{32}$')";
const SPAN_ID = "CHECK (%s ~ '^[0-9a-f]{16}$')";
const oneOf = (...values: readonly string[]) =>
  `NOT NULL CHECK (%s IN (${values.map((value) => `'${value}'`).join(", ")}))`;

const OPERATION: RecordField = {
  name: "operation",
  type: "text",
  rule: oneOf("collect", "consult", "alter", "disclose", "combine", "erase", "export"),
};

/** What both logs say of an act. */
const SHARED: readonly RecordField[] = [
  { name: "record_id", type: "uuid", rule: REQUIRED },
  { name: "trace_id", type: "text", rule: `NOT NULL ${TRACE_ID}` },
  { name: "span_id", type: "text", rule: `NOT NULL ${SPAN_ID}` },
  { name: "name", type: "text", rule: FILLED },
  { name: "start_time", type: "timestamptz", rule: REQUIRED },
  { name: "end_time", type: "timestamptz", rule: REQUIRED },
  { name: "activity_uri", type: "text", rule: FILLED },
  { name: "purpose_code", type: "text", rule: FILLED },
  { name: "legal_basis", type: "text", rule: FILLED },
  OPERATION,
  { name: "retention", type: "text", rule: "NOT NULL CHECK (%s ~ '^P[0-9]+Y$')" },
  { name: "system", type: "text", rule: FILLED },
  { name: "system_version", type: "text", rule: FILLED },
];

/**
 * The processing log: whose data, by subject; nothing of the user. Names of Logius Logboek
 * Dataverwerkingen, beside what the Belgian sources ask for. The four fields of the recipient and
 * `source` wait for the exchange with other institutions.
 */
export const PROCESSING_FIELDS: readonly RecordField[] = [
  ...SHARED,
  { name: "parent_span_id", type: "text", rule: `NOT NULL ${SPAN_ID}` },
  { name: "status", type: "text", rule: oneOf("Ok", "Error") },
  { name: "subject_ref", type: "uuid", rule: REQUIRED },
  { name: "subject_ref_type", type: "text", rule: oneOf("rechtop:application") },
  {
    name: "role_of_subject",
    type: "text",
    rule: oneOf("applicant", "householdMember", "thirdParty"),
  },
  { name: "dossier_ref", type: "uuid", rule: REQUIRED },
  { name: "data_categories", type: "text[]", rule: REQUIRED },
  { name: "recipient_org_type", type: "text" },
  { name: "recipient_org_id", type: "text" },
  { name: "recipient_activity_uri", type: "text" },
  { name: "recipient_trace_id", type: "text", rule: TRACE_ID },
  { name: "source", type: "text" },
  { name: "confidentiality", type: "text", rule: oneOf("normal", "confidential") },
  { name: "confidential_until", type: "timestamptz" },
];

/** The audit log: who it was, and what was decided. Read by the officer alone. */
export const AUDIT_FIELDS: readonly RecordField[] = [
  ...SHARED,
  { name: "parent_trace_id", type: "text", rule: TRACE_ID },
  { name: "parent_span_id", type: "text", rule: SPAN_ID },
  { name: "user_id", type: "text", rule: "NOT NULL CHECK (%s ~ '^[!-~]+$')" },
  { name: "user_org", type: "text", rule: FILLED },
  { name: "role", type: "text" },
  { name: "roles_held", type: "text[]", rule: REQUIRED },
  { name: "authn_method", type: "text", rule: FILLED },
  { name: "decision", type: "text", rule: oneOf("permit", "deny") },
  { name: "policy_id", type: "text", rule: FILLED },
  { name: "policy_version", type: "text", rule: FILLED },
  { name: "network_address", type: "text" },
  { name: "client_id", type: "text", rule: "CHECK (%s ~ '^[!-~]+$')" },
  { name: "result_count", type: "integer", rule: "NOT NULL CHECK (%s >= 0)" },
];

/** The definition of the column of a field. */
export function columnOf({ name, type, rule = "" }: RecordField): string {
  return `${name} ${type} ${rule.replaceAll("%s", name)}`.trim();
}
