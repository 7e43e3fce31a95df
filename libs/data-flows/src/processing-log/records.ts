import { randomBytes, randomUUID } from "node:crypto";
import { POLICY_VERSION } from "#access";
import { canonicalJson } from "#kernel";
import { type ProcessingAct, traceIdOf } from "#platform";

/** The version of this program, as its package says. */
export const SYSTEM_VERSION = "0.1.0";

/** Ten years, ISO 8601: what Belgian sources are said to ask; to be confirmed by a lawyer [K]. */
const RETENTION = "P10Y";

/** Version of what the activities of the policy mean; raised when one of them takes another meaning. */
const ACTIVITY_VERSION = 1;

/** The records of one act as bytes: canonical JSON, whose members are the columns of the tables. */
export interface ActRecords {
  readonly audit: Uint8Array;
  /** One per subject, in the order in which the act names them. */
  readonly processing: readonly Uint8Array[];
}

/** The identifier of a processing activity in the register of processing activities. */
export function activityUri(action: string): string {
  return `urn:rechtop:processing-activity:${action}:${ACTIVITY_VERSION}`;
}

/** The record of the user, and below it, as child spans, one record per subject. */
export function recordsOf(act: ProcessingAct): ActRecords {
  const { user, decision, subjects, parent, confidentialUntil } = act;
  const shared = {
    trace_id: traceIdOf(act.traceId),
    name: act.name,
    start_time: act.startedAt,
    end_time: act.endedAt,
    activity_uri: activityUri(act.action),
    purpose_code: act.purpose,
    legal_basis: act.legalBasis,
    operation: act.operation,
    retention: RETENTION,
    system: "rechtop",
    system_version: SYSTEM_VERSION,
  };
  const spanId = newSpanId();
  const audit = {
    ...shared,
    record_id: randomUUID(),
    span_id: spanId,
    parent_trace_id: parent?.traceId,
    parent_span_id: parent?.spanId,
    user_id: user.id,
    user_org: user.organisation,
    role: user.role,
    roles_held: user.rolesHeld,
    authn_method: user.authentication,
    decision,
    policy_id: `urn:rechtop:policy:${act.action}`,
    policy_version: POLICY_VERSION,
    network_address: user.networkAddress,
    client_id: user.clientId,
    result_count: decision === "permit" ? subjects.length : 0,
  };
  const processing = subjects.map(({ dossier, role, categories }) => ({
    ...shared,
    record_id: randomUUID(),
    span_id: newSpanId(),
    parent_span_id: spanId,
    status: decision === "permit" ? "Ok" : "Error",
    // The person is known by the file: an identifier that leads to nobody once the keys of the file
    // are destroyed.
    subject_ref: dossier,
    subject_ref_type: "rechtop:application",
    role_of_subject: role,
    dossier_ref: dossier,
    data_categories: categories,
    confidentiality: confidentialUntil === undefined ? "normal" : "confidential",
    confidential_until: confidentialUntil,
  }));
  return { audit: bytesOf(audit), processing: processing.map(bytesOf) };
}

function bytesOf(record: object): Uint8Array {
  return Buffer.from(canonicalJson(record), "utf8");
}

/** Eight random bytes, in hexadecimal; zero stands for no span. */
function newSpanId(): string {
  const bytes = randomBytes(8);
  return bytes.some((byte) => byte !== 0) ? bytes.toString("hex") : newSpanId();
}
