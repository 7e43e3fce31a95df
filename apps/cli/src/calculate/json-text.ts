/** Something that is wrong with the input. No value of it is repeated. */
export interface Issue {
  /** JSON pointer (RFC 6901); empty for the whole. */
  readonly pointer: string;
  /** The end of a sentence that names the place. */
  readonly problem: string;
}

/** What a text holds, with the names that it gives twice; or why it is not JSON. */
export type ReadJson =
  | { readonly value: unknown; readonly givenTwice: readonly Issue[] }
  | { readonly unreadable: Issue };

const BYTE_ORDER_MARK = "\ufeff";

/** A text of a key or a value, a key when a colon follows; and what opens, parts and closes. */
const MARKS = /"([^"\\]*(?:\\.[^"\\]*)*)"([ \t\n\r]*:)?|[{}[\],]/gs;

/**
 * Reads JSON in UTF-8. A name that is given twice in one object is told: which of the two was meant
 * nobody can know.
 */
export function readJson(bytes: Uint8Array): ReadJson {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return wrong("is not text in UTF-8");
  }
  if (text.startsWith(BYTE_ORDER_MARK)) {
    return wrong("begins with a byte order mark: save it as UTF-8 without one");
  }
  if (text.trim() === "") return wrong("is empty: a case is a JSON object");
  try {
    return { value: JSON.parse(text), givenTwice: givenTwice(text) };
  } catch (error) {
    return wrong(`is not JSON${placeOf(error as SyntaxError, text)}`);
  }
}

function wrong(problem: string): ReadJson {
  return { unreadable: { pointer: "", problem } };
}

/** Where the parser stopped, if it says so; the rest of its message quotes the text. */
function placeOf({ message }: SyntaxError, text: string): string {
  const [, line, column] = /\(line (\d+) column (\d+)\)/.exec(message) ?? [];
  if (line !== undefined && column !== undefined) {
    return text.includes("\n")
      ? `: look at line ${line}, column ${column}`
      : `: look at column ${column}`;
  }
  return message.includes("end of JSON input") ? ": it ends too early" : "";
}

/** An object or a list that is open, while the text is read through. */
interface Open {
  /** Names so far; a list has none. */
  readonly names?: Set<string>;
  /** Name or number of the part that is being read. */
  part: string | number;
}

/** Names that stand twice in one object of `text`, which is JSON. */
function givenTwice(text: string): Issue[] {
  const issues: Issue[] = [];
  const open: Open[] = [];
  for (const [mark, name, colon] of text.matchAll(MARKS)) {
    const inner = open.at(-1);
    if (mark === "{") open.push({ names: new Set(), part: "" });
    else if (mark === "[") open.push({ part: 0 });
    else if (mark === "}" || mark === "]") open.pop();
    else if (mark === "," && typeof inner?.part === "number") inner.part += 1;
    else if (colon !== undefined && inner?.names !== undefined) {
      inner.part = JSON.parse(`"${name ?? ""}"`) as string;
      if (inner.names.has(inner.part)) issues.push({ pointer: pointerTo(open), problem: TWICE });
      inner.names.add(inner.part);
    }
  }
  return issues;
}

const TWICE = "is given twice";

function pointerTo(open: readonly Open[]): string {
  return open
    .map(({ part }) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`)
    .join("");
}
