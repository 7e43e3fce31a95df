import type { Position } from "../../port.js";

const PREFIX = "kurrentdb:";

/**
 * The position of a record of this log. The server tells two numbers for one, which differ only in
 * transactions of a protocol that is gone; what is appended today has the same twice.
 */
export function toPosition(logPosition: bigint): Position {
  return `${PREFIX}${logPosition}` as Position;
}

/** @throws TypeError for a position of another store */
export function toLogPosition(position: Position): bigint {
  const digits = position.startsWith(PREFIX) ? position.slice(PREFIX.length) : "";
  if (!/^\d{1,19}$/.test(digits)) throw new TypeError("not a position of this event store");
  return BigInt(digits);
}

/** Negative when `a` comes first. */
export function comparePositions(a: Position, b: Position): number {
  const [one, other] = [toLogPosition(a), toLogPosition(b)];
  return one < other ? -1 : Number(one > other);
}
