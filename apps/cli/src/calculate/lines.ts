/** Larger than any case with as many facts as there can be. */
export const LONGEST_LINE = 64 * 1024 * 1024;

const NEWLINE = 0x0a;

/** A line of the input, without what ends it, and its number from 1. */
export interface Line {
  readonly number: number;
  readonly bytes: Buffer;
}

/** A line that is longer than any case: reading on would fill the memory. */
export class LineTooLong extends Error {}

/**
 * The lines of `chunks`, one after the other: no more than one is in memory. Only a newline ends a
 * line: the other line ends of Unicode may stand inside the texts of JSON.
 *
 * @throws LineTooLong for a line of more than 64 MiB
 */
export async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Line> {
  let number = 1;
  let begun: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      yield { number, bytes: Buffer.concat([...begun, chunk.subarray(start, end)]) };
      [begun, length, start, number] = [[], 0, end + 1, number + 1];
    }
    begun.push(chunk.subarray(start));
    length += chunk.length - start;
    if (length > LONGEST_LINE) throw new LineTooLong();
  }
  if (length > 0) yield { number, bytes: Buffer.concat(begun) };
}

/** Whether there is nothing on a line but white space. */
export function isBlank({ bytes }: Line): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}
