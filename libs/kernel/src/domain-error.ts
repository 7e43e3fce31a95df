/** What a catalogue says about one way in which a command can be refused. */
export interface ErrorEntry {
  /** Short summary for engineers, in English; stable like the code. */
  readonly title: string;
  /** What the caller can do about it, in one sentence. */
  readonly remedy: string;
}

/**
 * A command that must not be executed now: an invariant of the domain would break.
 * Thrown before any event is built, so nothing was stored. The HTTP edge answers 409 with
 * a problem whose type is derived from `code`.
 *
 * `detail` must never carry personal data: it is sent to clients and may be logged.
 */
export class DomainError extends Error {
  constructor(
    /** `<context>.<kebab-reason>`, stable for ever. */
    readonly code: string,
    readonly entry: ErrorEntry,
    /** Facts of this occurrence, e.g. the version that was expected. */
    readonly detail?: string,
  ) {
    super(detail === undefined ? entry.title : `${entry.title}: ${detail}`);
    this.name = "DomainError";
  }
}

/** The coded errors of one context: the only place where they can be made. */
export interface ErrorCatalogue<Reason extends string> {
  readonly context: string;
  readonly entries: Readonly<Record<Reason, ErrorEntry>>;
  /** Builds the error for `reason`; `detail` adds facts of this occurrence, never personal data. */
  error(reason: Reason, detail?: string): DomainError;
}

/**
 * Declares the coded errors of a context.
 *
 * @param context kebab-case name of the context, first half of every code
 * @param entries reason (kebab-case) to title and remedy
 */
export function errorCatalogue<Reason extends string>(
  context: string,
  entries: Readonly<Record<Reason, ErrorEntry>>,
): ErrorCatalogue<Reason> {
  return {
    context,
    entries,
    error: (reason, detail) => new DomainError(`${context}.${reason}`, entries[reason], detail),
  };
}
