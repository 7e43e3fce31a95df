import type { Calculated } from "./calculator.js";
import { type Issue, readJson } from "./json-text.js";
import { isBlank, type Line, LineTooLong, LONGEST_LINE } from "./lines.js";

/** What is printed for one case. */
export interface Answer {
  /** JSON: over several lines for one case, on one line for each of many. */
  readonly text: string;
  /** Empty when it could be calculated. */
  readonly issues: readonly Issue[];
  /** Line of the input, where each has a case of its own. */
  readonly line?: number;
}

type Calculate = (value: unknown) => Calculated;

/**
 * The answers to what is on `lines`, in their order: JSON Lines when the first that is not blank
 * holds a whole JSON object and others follow, else one case over all of them.
 */
export async function* answersTo(
  lines: AsyncGenerator<Line>,
  calculate: Calculate,
): AsyncGenerator<Answer> {
  try {
    const first = await nextFilled(lines);
    const second = first && isWholeObject(first) ? await nextFilled(lines) : undefined;
    if (first === undefined || second === undefined) {
      yield forOne(await together(first, lines), calculate);
      return;
    }
    yield forLine(first, calculate);
    for (let line: Line | undefined = second; line; line = await nextFilled(lines)) {
      yield forLine(line, calculate);
    }
  } catch (error) {
    if (!(error instanceof LineTooLong)) throw error;
    yield pretty([
      { pointer: "", problem: "is larger than any case can be; of many, put each on a line" },
    ]);
  }
}

async function nextFilled(lines: AsyncGenerator<Line>): Promise<Line | undefined> {
  for (;;) {
    const next = await lines.next();
    if (next.done === true) return undefined;
    if (!isBlank(next.value)) return next.value;
  }
}

function isWholeObject({ bytes }: Line): boolean {
  const read = readJson(bytes);
  return "value" in read && typeof read.value === "object" && read.value !== null;
}

/** Everything from `first` on, at the lines at which it stood: where a mistake is stays true. */
async function together(first: Line | undefined, rest: AsyncGenerator<Line>): Promise<Buffer> {
  if (first === undefined) return Buffer.alloc(0);
  const parts = [Buffer.from("\n".repeat(first.number - 1)), first.bytes];
  let length = first.bytes.length;
  for await (const { bytes } of rest) {
    length += bytes.length + 1;
    if (length > LONGEST_LINE) throw new LineTooLong();
    parts.push(Buffer.from("\n"), bytes);
  }
  return Buffer.concat(parts);
}

function forOne(bytes: Buffer, calculate: Calculate): Answer {
  const found = judged(bytes, calculate);
  return "issues" in found ? pretty(found.issues) : { text: indented(found.answer), issues: [] };
}

function forLine({ number: line, bytes }: Line, calculate: Calculate): Answer {
  const found = judged(bytes, calculate);
  if (!("issues" in found)) return { text: JSON.stringify(found.answer), issues: [], line };
  const { issues } = found;
  return { text: JSON.stringify({ line, issues }), issues, line };
}

function judged(bytes: Buffer, calculate: Calculate): Calculated {
  const read = readJson(bytes);
  if ("unreadable" in read) return { issues: [read.unreadable] };
  const found = calculate(read.value);
  if (read.givenTwice.length === 0) return found;
  return { issues: [...read.givenTwice, ...("issues" in found ? found.issues : [])] };
}

function pretty(issues: readonly Issue[]): Answer {
  return { text: indented({ issues }), issues };
}

function indented(value: object): string {
  return JSON.stringify(value, undefined, 2);
}
