/** Tells the story of the demo on standard output, with how far it has come. */
export class Narrator {
  private step = 0;

  constructor(
    private readonly steps: number,
    private readonly write: (text: string) => void = (text) => process.stdout.write(text),
  ) {}

  /** A day on which something happens. */
  day(text: string): void {
    this.step += 1;
    this.write(`\n[${this.step}/${this.steps}] ${text}\n`);
  }

  /** Something that was done. */
  done(text: string): void {
    this.write(`  ✓ ${text}\n`);
  }

  /** Something that was tried and that the system refuses. */
  refused(attempt: string, answer: string): void {
    this.write(`  ✗ tried: ${attempt}\n      refused: ${answer}\n`);
  }

  line(text = ""): void {
    this.write(`${text}\n`);
  }
}
