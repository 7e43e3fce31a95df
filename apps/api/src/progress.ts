/** Tells on standard error how far a long operation is, at most once a second. */
export class Progress {
  #told = performance.now();

  constructor(private readonly what: string) {}

  tell(done: number, of: number): void {
    const now = performance.now();
    if (done !== of && now - this.#told < 1_000) return;
    this.#told = now;
    process.stderr.write(`${JSON.stringify({ [this.what]: done, of })}\n`);
  }
}
