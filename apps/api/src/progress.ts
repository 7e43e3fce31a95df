/** Tells on standard error how far a long operation is, at most once a second. */
export class Progress {
  #told = performance.now();

  constructor(private readonly what: string) {}

  /** @param of absent when nobody knows how much there is */
  tell(done: number, of?: number, more: Readonly<Record<string, unknown>> = {}): void {
    const now = performance.now();
    if (done !== of && now - this.#told < 1_000) return;
    this.#told = now;
    process.stderr.write(`${JSON.stringify({ [this.what]: done, of, ...more })}\n`);
  }
}
