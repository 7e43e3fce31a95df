import { randomUUID } from "node:crypto";
import type { Instant } from "#kernel";
import type { ProcessedSubject, ProcessingAct, ProcessingLog } from "#platform";

/** Personal data that leaves by another way than the API: a command, an export. */
export interface Disclosure extends Pick<
  ProcessingAct,
  "operation" | "purpose" | "legalBasis" | "confidentialUntil"
> {
  /** What was run, e.g. `log.export`. */
  readonly name: string;
  /** Name of the processing activity, camelCase, e.g. `exportLog`. */
  readonly activity: string;
  readonly at: Instant;
  /** Pseudonym of whoever ran it, and the centre they did it for. */
  readonly user: { readonly id: string; readonly organisation: string };
  readonly subjects: readonly ProcessedSubject[];
}

/**
 * Records a disclosure outside the API, one record per subject. To be awaited before anything
 * leaves; when it throws, nothing may leave.
 */
export async function recordProcessing(log: ProcessingLog, disclosure: Disclosure): Promise<void> {
  const { activity, at, user, ...rest } = disclosure;
  await log.record({
    ...rest,
    traceId: randomUUID(),
    action: activity,
    startedAt: at,
    endedAt: at,
    user: { ...user, role: "operator", rolesHeld: ["operator"], authentication: "operatingSystem" },
    decision: "permit",
  });
}
