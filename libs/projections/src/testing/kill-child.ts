/**
 * A process that runs the probe's projector and reaction until it is killed. The test starts it
 * from the build output, so that it is a program as in production and can die like one.
 */
import pg from "pg";
import { DataSource } from "typeorm";
import { PlainJsonCodec, PostgresEventStore } from "#event-store";
import { ProjectionRunner, ReactionRunner, readModelDataSourceOptions } from "../index.js";
import {
  countingProjector,
  echoReaction,
  PROBE_REGISTRY,
  ProbeCount,
  ProbeEvent,
} from "./probe.js";

/** `rows`: rows written, not committed. `answer`: answer in the log, checkpoint not moved. */
export type KillPoint = "rows" | "answer";

/** What the child is told, as its only argument, in JSON. */
export interface KillOrders {
  readonly url: string;
  /** Where to stand still for ever: the `after`-th time it comes by `at`. */
  readonly hold?: { readonly at: KillPoint; readonly after: number };
}

/** What the child tells. */
export interface KillReport {
  readonly at: KillPoint;
  readonly holding: boolean;
}

const { url, hold } = JSON.parse(process.argv[2] ?? "{}") as KillOrders;

const passed: Record<KillPoint, number> = { rows: 0, answer: 0 };

async function pass(at: KillPoint): Promise<void> {
  passed[at] += 1;
  const holding = hold?.at === at && hold.after === passed[at];
  process.send?.({ at, holding } satisfies KillReport);
  if (holding) await new Promise(() => undefined);
}

const store = await PostgresEventStore.open({
  pool: new pg.Pool({ connectionString: url }),
  codec: new PlainJsonCodec(),
  registry: PROBE_REGISTRY,
  pollIntervalMs: 20,
});
const options = { entities: [ProbeCount, ProbeEvent], migrations: [] };
const dataSource = await new DataSource(readModelDataSourceOptions(url, options)).initialize();
const runner = { dataSource, store, batchSize: 8, backOff: { firstMs: 10, capMs: 100 } };
new ProjectionRunner({ ...runner, projectors: [countingProjector(() => pass("rows"))] }).start();
new ReactionRunner({
  ...runner,
  leasePollMs: 20,
  reactions: [echoReaction(store, () => pass("answer"))],
}).start();
