import { addDays, type LegalDate } from "#kernel";

/** Draws that are the same for the same seed (mulberry32). */
export class Draws {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    const upToOne = ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    return least + Math.floor(upToOne * (most - least + 1));
  }

  /** Euro cents for a whole number of euros. */
  euros(least: number, most: number): number {
    return this.between(least, most) * 100;
  }

  /** Whether one of so many in a hundred is drawn. */
  percent(ofHundred: number): boolean {
    return this.between(1, 100) <= ofHundred;
  }

  /** One of `values`, each as likely as its share of the sum of all shares. */
  weighted<T>(values: readonly (readonly [share: number, value: T])[]): T {
    let left = this.between(
      1,
      values.reduce((sum, [share]) => sum + share, 0),
    );
    for (const [share, value] of values) {
      left -= share;
      if (left <= 0) return value;
    }
    throw new RangeError("there is nothing to draw from");
  }

  /** One of `values`, each as likely. */
  oneOf<T>(...values: readonly T[]): T {
    return this.weighted(values.map((value) => [1, value]));
  }

  /** A day at most `days` days after `first`. */
  dayAfter(first: LegalDate, days: number): LegalDate {
    return addDays(first, this.between(0, days));
  }
}
