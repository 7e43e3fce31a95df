import { Gauge, type Registry } from "prom-client";
import { isUnavailable } from "./error-policy.js";
import { PROCESSOR_STATES, type ProcessorStatus } from "./processor.js";

/** Something that runs projectors or reactions. */
export interface ProcessorSource {
  /** State of each in this process. */
  statuses(): readonly ProcessorStatus[];
  /** Events that each has still to handle, whichever process does it; at most `COUNT_LIMIT`. */
  lag(): Promise<ReadonlyMap<string, number>>;
}

/**
 * Registers the gauges `rechtop_projection_lag_events{name}` and
 * `rechtop_projection_state{name,state}` (1 for the state it is in), computed at every scrape.
 * While the database is away the lag has no samples; the rest of the scrape goes on.
 *
 * @throws TypeError when two sources use the same name
 */
export function registerProjectionMetrics(
  registry: Registry,
  sources: readonly ProcessorSource[],
): void {
  const names = sources.flatMap((source) => source.statuses().map(({ name }) => name));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new TypeError(`${twice} is registered twice`);
  new Gauge({
    name: "rechtop_projection_lag_events",
    help: "Events in the log that a projector or reaction has still to handle",
    labelNames: ["name"],
    registers: [registry],
    async collect() {
      const lags = await Promise.all(sources.map(lagOrNothing));
      this.reset();
      for (const [name, lag] of lags.flatMap((known) => [...known])) this.set({ name }, lag);
    },
  });
  new Gauge({
    name: "rechtop_projection_state",
    help: "1 for the state that a projector or reaction is in, in this process",
    labelNames: ["name", "state"],
    registers: [registry],
    collect() {
      for (const { name, state } of sources.flatMap((source) => source.statuses())) {
        for (const each of PROCESSOR_STATES)
          this.set({ name, state: each }, each === state ? 1 : 0);
      }
    },
  });
}

/** Lags that are being counted: counting may take longer than it is to the next time it is asked. */
const counting = new WeakMap<ProcessorSource, ReturnType<ProcessorSource["lag"]>>();

async function lagOrNothing(source: ProcessorSource): Promise<ReadonlyMap<string, number>> {
  const lag = counting.get(source) ?? source.lag();
  counting.set(source, lag);
  try {
    return await lag;
  } catch (error) {
    if (isUnavailable(error)) return new Map();
    throw error;
  } finally {
    counting.delete(source);
  }
}
