/** Chunks one after the other, and where each of them ends. */
export interface Packed {
  readonly bytes: Buffer;
  readonly ends: readonly number[];
}

/** Many small byte strings as one: an array of them would travel as text, twice as long. */
export function packed(chunks: readonly (Uint8Array | undefined)[]): Packed {
  const ends: number[] = [];
  let end = 0;
  const present: Uint8Array[] = [];
  for (const chunk of chunks) {
    if (chunk !== undefined) {
      present.push(chunk);
      end += chunk.length;
    }
    ends.push(end);
  }
  return { bytes: Buffer.concat(present, end), ends };
}

const BARE = /^[A-Za-z0-9-]+$/;

/**
 * An array for PostgreSQL: of numbers, identifiers, or words of letters, digits and hyphens. The
 * driver would look at every character of every element.
 *
 * @throws TypeError for any other text
 */
export function arrayOf(values: readonly (string | number | bigint | undefined)[]): string {
  const elements = values.map((value) => {
    if (value === undefined) return "NULL";
    if (typeof value !== "string") return String(value);
    if (!BARE.test(value)) throw new TypeError("only plain words go into such an array");
    return `"${value}"`;
  });
  return `{${elements.join(",")}}`;
}
