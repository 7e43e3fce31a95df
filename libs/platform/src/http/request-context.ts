import { AsyncLocalStorage } from "node:async_hooks";
import type { AccessGrant, AccessRefusal, Action, Actor } from "#access";
import type { Instant, Uuid } from "#kernel";

/** An idempotency key as it came with a request. */
export interface IdempotencyClaim {
  readonly scope: string;
  readonly key: Uuid;
  readonly requestHash: string;
}

/** The last decision on access in a request; what is recorded of the request rests on it. */
export interface AccessTrail {
  decided?: {
    readonly action: Action;
    readonly decision: AccessGrant | AccessRefusal;
    /** What the refusal was thrown as. */
    readonly problem?: Error;
  };
}

/** What is known of the request that is being answered. */
export interface RequestContext {
  /** `BelGov-Trace-Id` of the answer; correlation id of the events. */
  readonly traceId: string;
  readonly now: Instant;
  readonly actor?: Actor;
  /** Version (number of events) that the client saw, from `If-Match`. */
  readonly ifMatch?: string;
  readonly idempotency?: IdempotencyClaim;
  readonly access: AccessTrail;
}

const storage = new AsyncLocalStorage<RequestContext>();

/** Runs `work` with `context` as the context of the request. */
export function withRequestContext<T>(context: RequestContext, work: () => T): T {
  return storage.run(context, work);
}

/** The context of the request that is being answered; throws outside of one. */
export function requestContext(): RequestContext {
  const context = storage.getStore();
  if (context === undefined) throw new Error("there is no request here");
  return context;
}

/** Where decisions on access are noted down; undefined when it is not a request that is being served. */
export function accessTrail(): AccessTrail | undefined {
  return storage.getStore()?.access;
}

/** The caller; throws when the endpoint is public and so has none. */
export function currentActor(): Actor {
  const { actor } = requestContext();
  if (actor === undefined) throw new Error("a public endpoint has no actor");
  return actor;
}
