import type { Period } from "./determination.js";

/** Neighbours that say the same become one: a cut that changed nothing is no news. */
export function joinEqual(periods: readonly Period[]): Period[] {
  const joined: Period[] = [];
  for (const period of periods) {
    const last = joined.at(-1);
    if (last !== undefined && saysTheSame(last, period)) {
      joined.pop();
      joined.push(lengthened(last, period));
    } else {
      joined.push(period);
    }
  }
  return joined;
}

/** What is not confirmed may grow with the day only: the figures were checked before it. */
function saysTheSame(a: Period, b: Period): boolean {
  // Most neighbours have other amounts: the rest is then not looked at.
  return isSame(a.amounts, b.amounts) && isSame(said(a), said(b));
}

function said({ from: _from, until: _until, notConfirmed: _open, ...rest }: Period): object {
  return rest;
}

/** Whether two values of JSON are the same; it stops at the first difference. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a)) return Array.isArray(b) && isSameList(a, b);
  if (!isStructure(a) || !isStructure(b)) return false;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    // A name that the other lacks is no value there, and no value is none of JSON.
    names.every((name) => isSame(a[name], b[name]))
  );
}

function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((entry, place) => isSame(entry, b[place]));
}

function isStructure(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function lengthened({ until: _until, ...first }: Period, { until }: Period): Period {
  return until === undefined ? first : { ...first, until };
}
