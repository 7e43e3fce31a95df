/** A record as the double keeps it. */
export interface KeptRecord {
  readonly id: string;
  readonly stream: string;
  readonly revision: bigint;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  /** Milliseconds since 1970, by the clock of the double. */
  readonly createdAt: number;
  readonly position: bigint;
}

/** Where the next record begins. */
export function endOf({ position, data }: KeptRecord): bigint {
  return position + 180n + BigInt(data.length);
}

/** A record that is to be kept. */
export type NewRecord = Pick<KeptRecord, "id" | "stream" | "type" | "contentType" | "data">;

/** What a request wants to be true of a stream; -1 for a stream that is not there. */
export interface Check {
  readonly stream: string;
  readonly expected: bigint;
}

/** A check that failed, with what is true instead. */
export interface Violation extends Check {
  readonly actual: bigint;
}

/** What doubles of one cluster share. */
export class Records {
  readonly all: KeptRecord[] = [];
  readonly #streams = new Map<string, KeptRecord[]>();
  readonly #listeners = new Set<() => void>();
  /** False while other nodes are away: what is appended is not settled. */
  settles = true;
  readonly #unsettled: NewRecord[] = [];

  constructor() {
    // A real log begins with records of the server itself.
    this.#keep({
      id: "00000000-0000-4000-8000-000000000001",
      stream: "$settings",
      type: "$settings",
      contentType: "application/json",
      data: Buffer.from("{}"),
    });
  }

  of(stream: string): readonly KeptRecord[] {
    return this.#streams.get(stream) ?? [];
  }

  /**
   * Everything or nothing; like the server, it tells all checks that failed, and counts what is not
   * settled yet.
   */
  append(records: readonly NewRecord[], checks: readonly Check[]): readonly Violation[] {
    const violations = checks
      .map((check) => ({ ...check, actual: this.#lastRevision(check.stream) }))
      .filter(({ expected, actual }) => expected !== actual);
    if (violations.length > 0) return violations;
    this.#unsettled.push(...records);
    if (this.settles) this.settle();
    return [];
  }

  /** The other nodes have what was appended: from now on it can be read. */
  settle(): void {
    for (const record of this.#unsettled.splice(0)) this.#keep(record);
    for (const listener of this.#listeners) listener();
  }

  /** Another node leads, which does not have it: it never was. */
  drop(): void {
    this.#unsettled.length = 0;
  }

  /** Calls `listener` after every append, until the function that is returned is called. */
  onAppend(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #lastRevision(name: string): bigint {
    const unsettled = this.#unsettled.filter(({ stream }) => stream === name);
    return BigInt(this.of(name).length + unsettled.length) - 1n;
  }

  #keep(record: NewRecord): void {
    const stream = this.#streams.get(record.stream) ?? [];
    const last = this.all.at(-1);
    const kept = {
      ...record,
      revision: BigInt(stream.length),
      createdAt: Date.now(),
      // Places in a file, as the server has them: no two follow each other without a gap.
      position: last === undefined ? 0n : endOf(last),
    };
    stream.push(kept);
    this.#streams.set(record.stream, stream);
    this.all.push(kept);
  }
}
