/** One thing that is wrong: a stable code (see the README), a sentence for people, and where. */
export type Finding = Place & { code: string; message: string };
type Place = { index?: number; stream?: string; checkpoint?: string };
class Problem extends Error {}
const UNREADABLE = [SyntaxError, TypeError, RangeError];

/** Ends the check that it is called in, with a finding. */
export function fail(code: string, message: string): never {
  throw Object.assign(new Problem(message), { name: code });
}

/** What is wrong, in order; a hundred at most, for memory has a limit. */
export class Findings {
  readonly list: Finding[] = [];
  place: Place = {}; // what is being looked at

  add(code: string, message: string): void {
    if (this.list.length < 100) this.list.push({ code, message, ...this.place });
  }

  /** Runs `look`; whatever fails in it becomes a finding. */
  check(look: () => unknown): void {
    const { place } = this;
    try {
      look();
    } catch (error) {
      if (error instanceof Problem) this.add(error.name, error.message);
      // JSON that is none, or not of the right shape; the parser's message would quote from it.
      else if (!UNREADABLE.some((kind) => error instanceof kind)) throw error;
      else this.add("entry-malformed", "what it holds cannot be read");
    }
    this.place = place;
  }
}
