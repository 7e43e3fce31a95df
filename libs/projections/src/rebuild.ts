import { createHash } from "node:crypto";
import type { EventStore, Position, RecordedEvent } from "#event-store";
import type { DataSource } from "typeorm";
import { applyBatch } from "./apply-batch.js";
import { Checkpoints, createCheckpoint } from "./checkpoints.js";
import { type Lease, Leases } from "./leases.js";
import type { Projector } from "./projector.js";
import { inSchema, READ_SCHEMA } from "./read-schema.js";
import {
  type Rebuild,
  type RebuildOptions,
  RebuildRefused,
  type RebuildResult,
} from "./rebuild-contract.js";
import { putInPlace } from "./rebuild-swap.js";
import { createCopies, obstacles, readShapes, type TableShape } from "./table-copies.js";

/** More than a live projector takes at once: nobody waits for a single batch. */
const BATCH_SIZE = 1_000;

/**
 * Builds the tables of a projector anew from the whole log, in a schema beside the live one, and
 * swaps them in. Readers of the live tables go on meanwhile, and so does the live projector, in
 * this process or another: after the swap it finds its checkpoint moved and goes on from there.
 *
 * A rebuild that dies leaves the live tables as they were; the next one starts clean.
 *
 * @throws RebuildRefused when another rebuild of it runs, or its tables cannot be copied
 */
export async function rebuildProjection(options: RebuildOptions): Promise<RebuildResult> {
  const leases = new Leases(options.dataSource);
  try {
    const lease = await leases.tryAcquire(`rebuild:${options.projector.name}`);
    if (lease === undefined) {
      throw new RebuildRefused("already-running", `${options.projector.name} is being rebuilt`);
    }
    return await rebuildAlone(options, lease);
  } finally {
    await leases.close();
  }
}

async function rebuildAlone(options: RebuildOptions, lease: Lease): Promise<RebuildResult> {
  const { dataSource, projector, batchSize = BATCH_SIZE } = options;
  const schema = shadowSchema(projector.name);
  const signal =
    options.signal === undefined ? lease.lost : AbortSignal.any([options.signal, lease.lost]);
  await new Checkpoints(dataSource).ensure(projector.name, undefined);
  const shapes = await prepare(dataSource, schema, projector);
  const rebuild: Rebuild = {
    ...options,
    schema,
    shapes,
    signal,
    batchSize,
    position: undefined,
    applied: 0,
  };
  try {
    await catchUp(rebuild, () => options.store.countAfter(rebuild.position, projector.filter));
    for (const { table } of shapes) await dataSource.query(`ANALYZE ${schema}.${table}`);
    await putInPlace(rebuild, () => catchUp(rebuild, () => Promise.resolve(0)));
    return { applied: rebuild.applied };
  } catch (error) {
    // Not when the lease is lost: the schema may already be that of another rebuild.
    if (!lease.lost.aborted) await clearUp(dataSource, schema);
    throw lease.lost.aborted
      ? new RebuildRefused("interrupted", "the connection that held the rebuild was lost")
      : error;
  }
}

async function clearUp(dataSource: DataSource, schema: string): Promise<void> {
  try {
    await dataSource.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`);
  } catch {
    // What ended the rebuild is the news; what it leaves, the next one clears.
  }
}

/** One schema per projector, so that a rebuild finds and clears what a dead one has left. */
function shadowSchema(name: string): string {
  return `rechtop_rebuild_${createHash("sha256").update(name).digest("hex").slice(0, 16)}`;
}

function prepare(
  dataSource: DataSource,
  schema: string,
  projector: Projector,
): Promise<TableShape[]> {
  return inSchema(dataSource, READ_SCHEMA, async (manager) => {
    const problems = await obstacles(manager, READ_SCHEMA, projector.tables);
    if (problems.length > 0) throw new RebuildRefused("not-rebuildable", problems.join("; "));
    const shapes = await readShapes(manager, projector.tables);
    await manager.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`);
    await manager.query(`CREATE SCHEMA ${schema}`);
    await createCheckpoint(manager, schema, projector.name);
    await createCopies(manager, READ_SCHEMA, schema, shapes);
    return shapes;
  });
}

/** Applies all that is visible, in rounds until the rest fits in one batch. */
async function catchUp(rebuild: Rebuild, count: () => Promise<number>): Promise<void> {
  const { store, projector, batchSize, onProgress, signal } = rebuild;
  let remaining: number;
  do {
    remaining = await count();
    onProgress?.({ phase: "applying", applied: rebuild.applied, remaining });
    const head = await store.head();
    const after = rebuild.position;
    let batch: RecordedEvent[] = [];
    const events = store.readAll({
      ...(after === undefined ? {} : { after }),
      filter: projector.filter,
    });
    let applying = Promise.resolve();
    try {
      for await (const event of events) {
        batch.push(event);
        if (batch.length < batchSize) continue;
        await applying;
        onProgress?.({ phase: "applying", applied: rebuild.applied, remaining });
        // Written while the next batch is read and decoded.
        applying = apply(rebuild, batch, event.position);
        applying.catch(() => undefined);
        batch = [];
      }
    } finally {
      await applying;
    }
    const last = batch.at(-1)?.position ?? rebuild.position;
    // What was the head before reading has been passed, also when the filter leaves it out.
    const reached = later(store, last, head);
    if (reached !== undefined && reached !== rebuild.position) await apply(rebuild, batch, reached);
    signal.throwIfAborted();
  } while (remaining > batchSize);
}

async function apply(
  rebuild: Rebuild,
  events: readonly RecordedEvent[],
  position: Position,
): Promise<void> {
  const { dataSource, schema, projector, signal } = rebuild;
  signal.throwIfAborted();
  const batch = { events, position };
  const applied = await applyBatch(dataSource, schema, projector, rebuild.position, batch);
  if (!applied) throw new RebuildRefused("interrupted", "another process changed the rebuild");
  rebuild.position = position;
  rebuild.applied += events.length;
}

function later(
  store: Pick<EventStore, "compare">,
  a: Position | undefined,
  b: Position | undefined,
): Position | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return store.compare(a, b) >= 0 ? a : b;
}
