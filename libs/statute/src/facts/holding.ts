import { addDays, type LegalDate } from "#kernel";
import type { Holds } from "./fields.js";

/** Whether a fact holds on `date`; both its days are included. */
export function holdsOn({ from, until }: Holds, date: LegalDate): boolean {
  return (from === undefined || from <= date) && (until === undefined || date <= until);
}

/** The days on which some fact in `facts`, however deep, begins or has just ended. */
export function turningPoints(facts: unknown): LegalDate[] {
  const found: LegalDate[] = [];
  gatherTurningPoints(facts, found);
  return found;
}

function gatherTurningPoints(facts: unknown, found: LegalDate[]): void {
  if (!isStructure(facts)) return;
  if (isFact(facts)) {
    const { from, until }: Holds = facts;
    if (from !== undefined) found.push(from);
    if (until !== undefined) found.push(addDays(until, 1));
  }
  for (const inside of Object.values(facts)) gatherTurningPoints(inside, found);
}

/** `facts` as they stand on `date`: what does not hold on it is left out, however deep. */
export function asOf<T>(facts: T, date: LegalDate): T {
  if (Array.isArray(facts)) {
    const entries: readonly unknown[] = facts;
    return entries
      .filter((entry) => !isFact(entry) || holdsOn(entry, date))
      .map((entry) => asOf(entry, date)) as T;
  }
  if (!isStructure(facts)) return facts;
  return Object.fromEntries(
    Object.entries(facts)
      .filter(([, value]) => !isFact(value) || holdsOn(value, date))
      .map(([key, value]) => [key, asOf(value, date)]),
  ) as T;
}

function isFact(value: unknown): value is Holds {
  return isStructure(value) && !Array.isArray(value);
}

function isStructure(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
