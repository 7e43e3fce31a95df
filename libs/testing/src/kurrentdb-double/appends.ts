import { Metadata, type ServiceError, status } from "@grpc/grpc-js";
import statusMessages from "@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/status_pb.js";
import protocol from "@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v2/errors_pb.js";
import errors from "@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v2/streams/errors_pb.js";
import streams from "@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v2/streams/streams_pb.js";
import any from "google-protobuf/google/protobuf/any_pb.js";
import type { Endpoint } from "./about.js";
import type { Check, NewRecord, Records, Violation } from "./records.js";

type Request = InstanceType<typeof streams.AppendRecordsRequest>;
type Response = InstanceType<typeof streams.AppendRecordsResponse>;

/** Does what `AppendRecords` asks; the error is what the server answers when a check fails. */
export function appendRecords(request: Request, records: Records): Response | ServiceError {
  const wanted = request.getRecordsList().map(recordOf);
  const violations = records.append(wanted, request.getChecksList().map(checkOf));
  if (violations.length > 0) return consistencyViolation(violations);
  const response = new streams.AppendRecordsResponse();
  for (const stream of new Set(wanted.map((record) => record.stream))) {
    const revision = new streams.StreamRevision();
    revision.setStream(stream);
    revision.setRevision(String(records.of(stream).length - 1));
    response.addRevisions(revision);
  }
  response.setPosition(String(records.all.at(-1)?.position ?? 0));
  return response;
}

function recordOf(record: InstanceType<typeof streams.AppendRecord>): NewRecord {
  const schema = record.getSchema();
  return {
    id: record.getRecordId() ?? "",
    stream: record.getStream() ?? "",
    type: schema?.getName() ?? "",
    contentType:
      schema?.getFormat() === streams.SchemaFormat.SCHEMA_FORMAT_JSON
        ? "application/json"
        : "application/octet-stream",
    data: record.getData_asU8(),
  };
}

function checkOf(check: InstanceType<typeof streams.ConsistencyCheck>): Check {
  const state = check.getStreamState();
  return { stream: state?.getStream() ?? "", expected: BigInt(state?.getExpectedState() ?? 0) };
}

function consistencyViolation(violations: readonly Violation[]): ServiceError {
  const details = new errors.AppendConsistencyViolationErrorDetails();
  for (const { stream, expected, actual } of violations) {
    const state = new errors.ConsistencyViolation.StreamStateViolation();
    state.setStream(stream);
    state.setExpectedState(String(expected));
    state.setActualState(String(actual));
    const violation = new errors.ConsistencyViolation();
    violation.setStreamState(state);
    details.addViolations(violation);
  }
  return refused(
    "a consistency check failed",
    "kurrentdb.protocol.v2.streams.errors.AppendConsistencyViolationErrorDetails",
    details,
  );
}

/** What a node answers to an append that does not lead. Other than to a read: a client does not follow it. */
export function notLeader({ host, port }: Endpoint): ServiceError {
  const leader = new protocol.NotLeaderNodeErrorDetails.NodeInfo();
  leader.setHost(host);
  leader.setPort(port);
  const details = new protocol.NotLeaderNodeErrorDetails();
  details.setCurrentLeader(leader);
  return refused(
    "another node leads",
    "kurrentdb.protocol.v2.errors.NotLeaderNodeErrorDetails",
    details,
  );
}

function refused(
  message: string,
  type: string,
  details: { serializeBinary(): Uint8Array },
): ServiceError {
  const packed = new any.Any();
  packed.pack(details.serializeBinary(), type);
  const told = new statusMessages.Status();
  told.setDetails(packed);
  const metadata = new Metadata();
  metadata.set("grpc-status-details-bin", Buffer.from(told.serializeBinary()));
  return Object.assign(new Error(message), {
    code: status.FAILED_PRECONDITION,
    details: message,
    metadata,
  });
}
