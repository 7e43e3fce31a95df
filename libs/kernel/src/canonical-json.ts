import { Erased, ErasedDataUsed } from "./erased.js";

/**
 * RFC 8785 canonical JSON for what we hash: keys of every object in code unit order, no white
 * space, absent members left out. Numbers must be safe integers (amounts are cents), so their
 * spelling is beyond doubt; others, and what JSON has no place for, throw a `TypeError`.
 *
 * @throws ErasedDataUsed for what was erased: its hash could not be told from that of a forgery
 */
export function canonicalJson(value: unknown): string {
  if (value instanceof Erased) throw new ErasedDataUsed(value.at, value.authority);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (value !== null && typeof value === "object") {
    const members: string[] = [];
    // Sorted by code units, as `sort` does without a comparison.
    for (const key of Object.keys(value).sort()) {
      const member = (value as Record<string, unknown>)[key];
      if (member !== undefined) members.push(`${JSON.stringify(key)}:${canonicalJson(member)}`);
    }
    return `{${members.join(",")}}`;
  }
  if (typeof value === "number" && !Number.isSafeInteger(value)) {
    throw new TypeError("canonical JSON takes safe integers only");
  }
  const text: string | undefined = JSON.stringify(value);
  // In a list it would leave a hole, so that two contents had one spelling and one hash.
  if (text === undefined) throw new TypeError(`canonical JSON has no ${typeof value}`);
  return text;
}
