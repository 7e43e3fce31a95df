import { Metadata, type ServiceError, status } from "@grpc/grpc-js";

/** What a user may be allowed. */
export type Right = "append" | "read";

/** Somebody whom a server knows. */
export interface DoubleUser {
  readonly name: string;
  readonly password: string;
  /** Everything when absent. */
  readonly rights?: readonly Right[];
}

/**
 * What the server answers to a call that wants `right` and does not have it. As the real one: who
 * shows a wrong password is not known; who shows none may nothing.
 */
export function accessError(
  right: Right,
  metadata: Metadata,
  users: readonly DoubleUser[],
): ServiceError | undefined {
  const [shown] = metadata.get("authorization");
  const user = users.find(({ name, password }) => shown === basic(name, password));
  if (shown !== undefined && user === undefined) {
    return serviceError(status.UNAUTHENTICATED, "Unauthenticated");
  }
  if (user !== undefined && (user.rights?.includes(right) ?? true)) return undefined;
  const error = serviceError(status.PERMISSION_DENIED, "Access Denied");
  // The newer protocol, by which one appends, has no such trailer.
  if (right === "read") error.metadata.set("exception", "access-denied");
  return error;
}

/** RFC 7617. */
function basic(name: string, password: string): string {
  return `Basic ${Buffer.from(`${name}:${password}`).toString("base64")}`;
}

function serviceError(code: status, details: string): ServiceError {
  return Object.assign(new Error(details), { code, details, metadata: new Metadata() });
}
