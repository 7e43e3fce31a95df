import type { Position, StoredEvent } from "../port.js";
import { CopyRefused } from "./copy-refused.js";
import type { LogArchive } from "./log-archive.js";

/**
 * Finds, while two equal logs are gone through in step, what positions of the one are in the other.
 * A position says what lies before it, so each becomes that of the last event at or before it.
 */
export class Translation {
  readonly #from: LogArchive;
  readonly #found = new Map<Position, Position | undefined>();
  /** The first one last. */
  readonly #wanted: Position[];
  #last: { readonly source: Position; readonly target: Position } | undefined;

  /** @throws TypeError for a position of another log than `from` */
  constructor(from: LogArchive, wanted: readonly Position[]) {
    this.#from = from;
    this.#wanted = [...new Set(wanted)].sort((a, b) => from.compare(b, a));
  }

  /** The next event, in both logs. */
  pass(source: StoredEvent, target: StoredEvent): void {
    for (;;) {
      const wanted = this.#wanted.at(-1);
      if (wanted === undefined || this.#from.compare(wanted, source.position) >= 0) break;
      this.#settle();
    }
    this.#last = { source: source.position, target: target.position };
  }

  /**
   * What each position is, now that there are no more events; undefined: before every event.
   *
   * @throws CopyRefused when one of them is of no event, in a log in which that cannot be
   */
  finish(): ReadonlyMap<Position, Position | undefined> {
    while (this.#wanted.length > 0) this.#settle();
    return this.#found;
  }

  #settle(): void {
    const wanted = this.#wanted.pop() as Position;
    if (this.#from.positionsAreEvents && wanted !== this.#last?.source) {
      throw new CopyRefused(
        "unknown-position",
        `a position that is kept, ${wanted}, is of no event of this log: was a part of the database restored without the rest?`,
      );
    }
    this.#found.set(wanted, this.#last?.target);
  }
}
