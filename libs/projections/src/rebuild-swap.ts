import type { Position, RecordedEvent } from "#event-store";
import type { EntityManager } from "typeorm";
import { pause } from "./back-off.js";
import { lockCheckpoint, saveCheckpoint } from "./checkpoints.js";
import { isLockTimeout } from "./error-policy.js";
import { inSchema, READ_SCHEMA } from "./read-schema.js";
import { type Rebuild, RebuildRefused } from "./rebuild-contract.js";
import { readShapes, swapTables } from "./table-copies.js";

// While the swap waits for a lock, new readers of the table queue behind it: so never for long.
const LOCK_TIMEOUT_MS = 500;
const RETRY_MS = 250;

/** Swaps the rebuilt tables in; tries again, after `catchUp`, while a long reader is in the way. */
export async function putInPlace(rebuild: Rebuild, catchUp: () => Promise<void>): Promise<void> {
  const { dataSource, schema, onProgress, signal } = rebuild;
  for (;;) {
    signal.throwIfAborted();
    onProgress?.({ phase: "swapping", applied: rebuild.applied, remaining: 0 });
    try {
      rebuild.applied += await inSchema(dataSource, schema, (manager) => swap(rebuild, manager));
      return;
    } catch (error) {
      if (!isLockTimeout(error)) throw error;
      onProgress?.({ phase: "waiting", applied: rebuild.applied, remaining: 0 });
      await pause(RETRY_MS, signal);
      await catchUp();
    }
  }
}

async function swap(rebuild: Rebuild, manager: EntityManager): Promise<number> {
  const { projector, schema, store } = rebuild;
  const { name, tables } = projector;
  await manager.query("SELECT set_config('lock_timeout', $1, true)", [`${LOCK_TIMEOUT_MS}ms`]);
  const own = await lockCheckpoint(manager, schema, name);
  if (own === undefined || own.position !== rebuild.position) {
    throw new RebuildRefused("interrupted", "another process changed the rebuild");
  }
  // From here on the live projector waits for us, so what it has done stays the measure.
  const live = (await lockCheckpoint(manager, READ_SCHEMA, name))?.position;
  const behind =
    live !== undefined && (own.position === undefined || store.compare(live, own.position) > 0);
  const rest = behind ? await eventsUpTo(rebuild, live) : [];
  if (rest.length > 0) await projector.apply(rest, manager);
  const position = behind ? live : own.position;
  await refuseAltered(rebuild, manager);
  await swapTables(manager, schema, READ_SCHEMA, tables);
  if (position !== undefined) await saveCheckpoint(manager, READ_SCHEMA, name, position);
  await manager.query(`DROP SCHEMA ${schema} CASCADE`);
  return rest.length;
}

/**
 * The events that the live projector has applied and we have not: few, read inside the transaction
 * but visible already, so that reading them does not wait for it.
 */
async function eventsUpTo(rebuild: Rebuild, last: Position): Promise<RecordedEvent[]> {
  const { store, projector, position } = rebuild;
  const rest: RecordedEvent[] = [];
  const events = store.readAll({
    ...(position === undefined ? {} : { after: position }),
    filter: projector.filter,
  });
  for await (const event of events) {
    if (store.compare(event.position, last) > 0) break;
    rest.push(event);
  }
  return rest;
}

/** A migration that altered the live tables meanwhile would be undone by the swap. */
async function refuseAltered(rebuild: Rebuild, manager: EntityManager): Promise<void> {
  const { schema, projector, shapes } = rebuild;
  await manager.query("SELECT set_config('search_path', $1, true)", [READ_SCHEMA]);
  const now = await readShapes(manager, projector.tables);
  if (JSON.stringify(now) !== JSON.stringify(shapes)) {
    throw new RebuildRefused("tables-altered", "the live tables were altered during the rebuild");
  }
  await manager.query("SELECT set_config('search_path', $1, true)", [schema]);
}
