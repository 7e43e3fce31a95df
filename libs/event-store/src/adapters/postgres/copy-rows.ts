import pg from "pg";
import type { Statement } from "./statements.js";

/** What may stand in a statement that is copied. */
export type CopyParameter = bigint | number | readonly string[] | null;

/** Signature, flags and length of the extension, before the first row. */
const HEADER_BYTES = 19;

/**
 * The rows of a statement in PostgreSQL's binary format. The driver gives the columns of an ordinary
 * result as text: twice the bytes for `bytea`, and a conversion for each value. `COPY` sends them as
 * they are. It takes no parameters and is planned each time: for pages, not for single rows.
 *
 * @throws whatever the driver throws
 */
export async function copyRows(
  pool: pg.Pool,
  statement: Statement,
  parameters: readonly CopyParameter[],
): Promise<CopiedRow[]> {
  const text = statement.text.replace(/\$(\d+)/g, (_, n) => literal(parameters[Number(n) - 1]));
  const copy = new CopyOut(`COPY (${text}) TO STDOUT (FORMAT binary)`);
  // Gives a promise for what is run, whatever its type says.
  await (pool.query(copy) as unknown as Promise<unknown>);
  return copy.copied;
}

/** Every value is one of ours: a number, or a name in quotes. */
function literal(value: CopyParameter | undefined): string {
  if (value === undefined) throw new TypeError("a statement has more parameters than values");
  if (value === null) return "NULL";
  if (typeof value !== "object") return String(value);
  return `ARRAY[${value.map(pg.escapeLiteral).join(",")}]::text[]`;
}

/** A statement that the driver runs as any other; only what it copies is kept. */
class CopyOut extends pg.Query {
  readonly copied: CopiedRow[] = [];
  #first = true;

  /** Called by the driver; one row at a time, says the protocol. */
  handleCopyData({ chunk }: { readonly chunk: Buffer }): void {
    const start = this.#first ? HEADER_BYTES : 0;
    this.#first = false;
    // The end of the copy is a row of -1 columns. A copy, because the driver uses its buffer again.
    if (chunk.readInt16BE(start) >= 0)
      this.copied.push(new CopiedRow(Buffer.from(chunk), start + 2));
  }
}

/** The columns of one row, to be taken in their order. None of them is null. */
export class CopiedRow {
  readonly #bytes: Buffer;
  #at: number;

  constructor(bytes: Buffer, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  /** A `bytea`. */
  bytes(): Buffer {
    const start = this.#next();
    return this.#bytes.subarray(start, this.#at);
  }

  /** A `text`. */
  text(): string {
    const start = this.#next();
    return this.#bytes.toString("utf8", start, this.#at);
  }

  /** An `integer`. */
  integer(): number {
    return this.#bytes.readInt32BE(this.#next());
  }

  /** A `bigint`, or the microseconds of a `timestamptz`. */
  bigint(): bigint {
    return this.#bytes.readBigInt64BE(this.#next());
  }

  /** Where the next value starts. */
  #next(): number {
    const start = this.#at + 4;
    this.#at = start + this.#bytes.readInt32BE(this.#at);
    return start;
  }
}
