import { canonicalJson } from "#kernel";
import type { Citation } from "#statute";

/**
 * `value` with each citation, however deep, replaced by its place in `citations`: an explanation
 * cites the same few articles in every step, and is kept for ever.
 */
export function withoutCitations(value: unknown): { value: unknown; citations: Citation[] } {
  // A rule cites by one and the same object in all its steps: only the first is compared as text.
  const places = new Map<string | Citation, number>();
  const citations: Citation[] = [];
  const place = (citation: Citation): number => {
    const known = places.get(citation);
    if (known !== undefined) return known;
    const text = canonicalJson(citation);
    const found = places.get(text) ?? citations.push(citation) - 1;
    places.set(text, found).set(citation, found);
    return found;
  };
  const strip = (inner: unknown): unknown =>
    mapped(inner, (key, field) => (key === "citation" ? place(field as Citation) : strip(field)));
  return { value: strip(value), citations };
}

/** What `withoutCitations` was given. */
export function withCitations(value: unknown, citations: readonly Citation[]): unknown {
  return mapped(value, (key, field) =>
    key === "citation" ? citations[field as number] : withCitations(field, citations),
  );
}

function mapped(value: unknown, change: (key: string, field: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((entry: unknown) => change("", entry));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, change(key, field)]));
}
