import { addDays, type LegalDate } from "#kernel";
import type { Holds } from "./fields.js";

/** Whether a fact holds on `date`; both its days are included. */
export function holdsOn({ from, until }: Holds, date: LegalDate): boolean {
  return (from === undefined || from <= date) && (until === undefined || date <= until);
}

/** The days on which some fact in `facts`, however deep, begins or has just ended. */
export function turningPoints(facts: unknown): LegalDate[] {
  if (Array.isArray(facts)) return facts.flatMap(turningPoints);
  if (typeof facts !== "object" || facts === null) return [];
  const { from, until } = facts as Holds;
  return [
    ...(from === undefined ? [] : [from]),
    ...(until === undefined ? [] : [addDays(until, 1)]),
    ...Object.values(facts).flatMap(turningPoints),
  ];
}

/** `facts` as they stand on `date`: what does not hold on it is left out, however deep. */
export function asOf<T>(facts: T, date: LegalDate): T {
  if (Array.isArray(facts)) {
    const entries: readonly unknown[] = facts;
    return entries
      .filter((entry) => !isFact(entry) || holdsOn(entry, date))
      .map((entry) => asOf(entry, date)) as T;
  }
  if (typeof facts !== "object" || facts === null) return facts;
  return Object.fromEntries(
    Object.entries(facts)
      .filter(([, value]) => !isFact(value) || holdsOn(value, date))
      .map(([key, value]) => [key, asOf<unknown>(value, date)]),
  ) as T;
}

function isFact(value: unknown): value is Holds {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
