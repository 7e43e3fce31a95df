import { Gauge, type Registry } from "prom-client";
import { isUnavailable } from "#projections";
import type { Clock } from "#platform";
import type { SealedLog } from "#transparency-log";

/**
 * Registers the gauges `rechtop_log_checkpoint_size` and `rechtop_log_checkpoint_age_seconds`,
 * computed at every scrape. While the database is away, or nothing was signed yet, they have no
 * samples. Events that are not sealed yet are the lag of the processor `sealing`.
 */
export function registerSealingMetrics(
  registry: Registry,
  { sealedLog, clock }: { sealedLog: SealedLog; clock: Clock },
): void {
  const gauge = (name: string, help: string, value: () => Promise<number | undefined>) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        this.reset();
        const now = await orNothing(value);
        if (now === undefined) this.remove();
        else this.set(now);
      },
    });
  gauge("rechtop_log_checkpoint_size", "Leaves under the newest checkpoint", async () => {
    return (await sealedLog.checkpoint())?.size;
  });
  gauge(
    "rechtop_log_checkpoint_age_seconds",
    "Seconds since the newest checkpoint was signed",
    async () => {
      const checkpoint = await sealedLog.checkpoint();
      if (checkpoint === undefined) return undefined;
      return (Date.parse(clock.now()) - Date.parse(checkpoint.signedAt)) / 1000;
    },
  );
}

async function orNothing(value: () => Promise<number | undefined>): Promise<number | undefined> {
  try {
    return await value();
  } catch (error) {
    if (isUnavailable(error)) return undefined;
    throw error;
  }
}
