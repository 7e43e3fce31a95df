import { startKurrentDbDouble } from "#testing";

/** Where a product under test has its event log. */
export interface EventLog {
  /** Undefined: in its database. */
  readonly kurrentDbUrl: string | undefined;
  stop(): Promise<void>;
}

/**
 * A log for one product: in its own database; with `TEST_EVENT_STORE=kurrentdb` in a KurrentDB of its
 * own, which is the double.
 */
export async function newEventLog(): Promise<EventLog> {
  const wanted = process.env["TEST_EVENT_STORE"] ?? "postgres";
  if (wanted === "postgres") return { kurrentDbUrl: undefined, stop: async () => {} };
  if (wanted !== "kurrentdb") throw new Error(`TEST_EVENT_STORE knows postgres and kurrentdb`);
  const server = await startKurrentDbDouble();
  return { kurrentDbUrl: server.url, stop: () => server.stop() };
}
