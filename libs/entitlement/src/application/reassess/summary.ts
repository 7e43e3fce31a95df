import { type EuroCents, euroCents, type LegalDate } from "#kernel";
import type { Difference } from "../../domain/determination/difference.js";
import type { Assessed } from "./assess-file.js";

/** Files for which something was too little or too much, and what that is a month. */
export interface Balance {
  readonly files: number;
  /**
   * What it is a month, over all files: on the day of the run, else in the next days that are so,
   * else in the last that were. Never negative; nothing is paid or recovered because of it.
   */
  readonly monthlyCents: EuroCents;
}

/** What came of a run. `files` is the sum of the others. */
export interface ReassessmentSummary {
  readonly files: number;
  /** Determined by the same rules, figures and choices, on that day or later: not read again. */
  readonly upToDate: number;
  readonly unchanged: number;
  readonly changed: {
    readonly files: number;
    /** A file with both counts in both; one whose right alone changed in neither. */
    readonly tooLittle: Balance;
    readonly tooMuch: Balance;
    /** The right is undetermined now: people have to look. */
    readonly undetermined: number;
  };
  /** Left as they are because of what is in the file, by code: for the people who handle them. */
  readonly skipped: Readonly<Record<string, number>>;
  /** Not looked at because something is broken, by code: for the operator, who runs it again. */
  readonly failed: Readonly<Record<string, number>>;
}

/** Counts what comes of files. */
export class Tally {
  readonly #at: LegalDate;
  #upToDate = 0;
  #unchanged = 0;
  #changed = 0;
  #undetermined = 0;
  readonly #skipped = new Map<string, number>();
  readonly #failed = new Map<string, number>();
  readonly #balances = { tooLittle: { files: 0, cents: 0 }, tooMuch: { files: 0, cents: 0 } };

  constructor(at: LegalDate) {
    this.#at = at;
  }

  /** Files that were looked at, or did not have to be. */
  get files(): number {
    const left = [...this.#skipped.values(), ...this.#failed.values()];
    return left.reduce((sum, n) => sum + n, this.#upToDate + this.#unchanged + this.#changed);
  }

  upToDate(files: number): void {
    this.#upToDate += files;
  }

  add(file: Assessed): void {
    switch (file.outcome) {
      case "unchanged":
        this.#unchanged += 1;
        break;
      case "skipped":
        count(this.#skipped, file.code);
        break;
      case "failed":
        count(this.#failed, file.code);
        break;
      case "changed":
        this.#changed += 1;
        if (file.undetermined) this.#undetermined += 1;
        this.#weigh("tooLittle", file.differences);
        this.#weigh("tooMuch", file.differences);
    }
  }

  summary(): ReassessmentSummary {
    const { tooLittle, tooMuch } = this.#balances;
    const balance = ({ files, cents }: { readonly files: number; readonly cents: number }) => ({
      files,
      monthlyCents: euroCents(cents),
    });
    return {
      files: this.files,
      upToDate: this.#upToDate,
      unchanged: this.#unchanged,
      changed: {
        files: this.#changed,
        tooLittle: balance(tooLittle),
        tooMuch: balance(tooMuch),
        undetermined: this.#undetermined,
      },
      skipped: Object.fromEntries(this.#skipped),
      failed: Object.fromEntries(this.#failed),
    };
  }

  #weigh(kind: "tooLittle" | "tooMuch", differences: readonly Difference[]): void {
    const all = differences.filter((difference) => difference.kind === kind);
    const counted = all.find(({ until = this.#at }) => until >= this.#at) ?? all.at(-1);
    if (counted === undefined) return;
    const balance = this.#balances[kind];
    balance.files += 1;
    balance.cents += Math.abs(counted.differenceMonthlyCents ?? 0);
  }
}

function count(counts: Map<string, number>, code: string): void {
  counts.set(code, (counts.get(code) ?? 0) + 1);
}
