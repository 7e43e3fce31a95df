import type { Position } from "../../port.js";

/** A place in the log: the transaction that wrote it, then the order within that transaction. */
export interface LogPlace {
  readonly commitOrder: bigint;
  readonly position: bigint;
}

/** Before every event. */
export const START: LogPlace = { commitOrder: 0n, position: 0n };

/** The position that the port shows for a place, from the two columns. */
export function toPosition(commitOrder: string | bigint, position: string | bigint): Position {
  return `postgres:${commitOrder}.${position}` as Position;
}

/** The place behind a position; throws a `TypeError` for one that another adapter made. */
export function toPlace(position: Position): LogPlace {
  const match = /^postgres:(\d{1,19})\.(\d{1,19})$/.exec(position);
  if (match?.[1] === undefined || match[2] === undefined) {
    throw new TypeError("not a position of this event store");
  }
  return { commitOrder: BigInt(match[1]), position: BigInt(match[2]) };
}

/** Negative when `a` comes before `b`, 0 when equal, positive after. */
export function comparePositions(a: Position, b: Position): number {
  const [left, right] = [toPlace(a), toPlace(b)];
  return order(left.commitOrder, right.commitOrder) || order(left.position, right.position);
}

function order(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
