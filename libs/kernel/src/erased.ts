import type { Instant } from "./legal-date.js";

/**
 * Personal data that was erased is needed to compute, to print, to hash or to record something.
 * What needs it cannot be done any more; nobody made a mistake. Carries no personal data.
 */
export class ErasedDataUsed extends Error {
  constructor(
    /** When it was erased. */
    readonly at: Instant,
    /** On whose authority, e.g. the code of a selection list or the reference of a decision. */
    readonly authority: string,
  ) {
    super(`personal data that this needs was erased at ${at} (${authority})`);
    this.name = "ErasedDataUsed";
  }
}

/**
 * Stands where a personal field of an event was before its key was destroyed. It can be carried
 * along and shown, and it is JSON as `{"erased":{"at","authority"}}`. Whoever computes with it,
 * compares it or takes it for a text, a number or a list gets `ErasedDataUsed`: a wrong figure or
 * an empty name would be worse than none. Only truth (`if (erased)`) cannot be refused by an object.
 */
export class Erased {
  constructor(
    readonly at: Instant,
    readonly authority: string,
  ) {
    Object.freeze(this);
  }

  toJSON(): { erased: { at: Instant; authority: string } } {
    return { erased: { at: this.at, authority: this.authority } };
  }

  /** Asked for by every operator, template literal and function that wants a text or a number. */
  [Symbol.toPrimitive](): never {
    throw new ErasedDataUsed(this.at, this.authority);
  }
}

/** What texts, numbers and lists can do; here it says why it cannot be done. */
const NAMES_OF_VALUES = new Set(
  [String.prototype, Number.prototype, Array.prototype].flatMap((prototype) =>
    Object.getOwnPropertyNames(prototype),
  ),
);
for (const name of NAMES_OF_VALUES) {
  // `at` is when it was erased; `constructor` belongs to every object.
  if (name === "at" || name === "constructor") continue;
  Object.defineProperty(Erased.prototype, name, {
    get(this: Erased): never {
      throw new ErasedDataUsed(this.at, this.authority);
    },
  });
}

/** `value` changed, or the `Erased` that stands in its place: how an upcaster changes personal data. */
export function unlessErased<T, R>(value: T, change: (value: T) => R): R | Erased {
  return value instanceof Erased ? value : change(value);
}

/**
 * For what leaves as a document or is recorded: all of it must be there.
 *
 * @throws ErasedDataUsed when `value` is, or holds at any depth, something erased
 */
export function assertNothingErased(value: unknown): void {
  if (value === null || typeof value !== "object") return;
  if (value instanceof Erased) throw new ErasedDataUsed(value.at, value.authority);
  for (const member of Object.values(value)) assertNothingErased(member);
}
