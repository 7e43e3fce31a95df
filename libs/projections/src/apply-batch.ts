import type { Position, RecordedEvent } from "#event-store";
import type { DataSource } from "typeorm";
import { lockCheckpoint, saveCheckpoint } from "./checkpoints.js";
import type { Projector } from "./projector.js";
import { inSchema } from "./read-schema.js";

/** Events of a projector's filter, and how far the log was read for them. */
export interface Batch {
  readonly events: readonly RecordedEvent[];
  readonly position: Position;
}

/**
 * Rows and checkpoint of one batch in one short transaction on the tables of `schema`.
 *
 * @param from the position after which the batch was read
 * @returns false, with nothing written, when the checkpoint is not there any more: another
 *   process was first, or a rebuild was put in place
 */
export function applyBatch(
  dataSource: DataSource,
  schema: string,
  projector: Projector,
  from: Position | undefined,
  batch: Batch,
): Promise<boolean> {
  return inSchema(dataSource, schema, async (manager) => {
    const checkpoint = await lockCheckpoint(manager, schema, projector.name);
    if (checkpoint === undefined || checkpoint.position !== from) return false;
    if (batch.events.length > 0) await projector.apply(batch.events, manager);
    await saveCheckpoint(manager, schema, projector.name, batch.position);
    return true;
  });
}
