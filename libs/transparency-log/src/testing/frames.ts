/** One frame of a bundle, taken apart by what its header announces. */
export interface ReadFrame {
  readonly kind: string;
  readonly numbers: readonly number[];
  /** Chunks of bytes, as many as the header announces. */
  readonly chunks: readonly Buffer[];
  readonly proof: readonly Buffer[];
}

/** Headers: which of their numbers are lengths of bytes, and whether the last one counts hashes. */
const HEADERS: Readonly<Record<string, { lengths: readonly number[]; proof: boolean }>> = {
  event: { lengths: [0, 1, 2], proof: true },
  heads: { lengths: [0], proof: true },
  member: { lengths: [1], proof: true },
  opening: { lengths: [0], proof: false },
  earlier: { lengths: [0], proof: true },
  checkpoint: { lengths: [0], proof: false },
  end: { lengths: [], proof: false },
};

/** Reads a bundle, without anything in common with what writes it. */
export function readFrames(bundle: Buffer): {
  readonly head: string;
  readonly frames: ReadFrame[];
} {
  let at = bundle.indexOf("\n\n") + 2;
  const head = bundle.toString("utf8", 0, at);
  const line = (): string => {
    const end = bundle.indexOf("\n", at);
    const text = bundle.toString("utf8", at, end);
    at = end + 1;
    return text;
  };
  const frames: ReadFrame[] = [];
  while (at < bundle.length) {
    const [kind = "", ...rest] = line().split(" ");
    const numbers = rest.map(Number);
    const form = HEADERS[kind];
    if (form === undefined) throw new Error(`there is no frame called ${kind}`);
    const chunks = form.lengths.map((i) => {
      const chunk = bundle.subarray(at, at + numbers[i]!);
      at += chunk.length;
      return chunk;
    });
    if (kind !== "end" && line() !== "") throw new Error("a frame does not end where it should");
    const hashes = form.proof ? (numbers.at(-1) ?? 0) : 0;
    const proof = Array.from({ length: hashes }, () => Buffer.from(line(), "base64"));
    frames.push({ kind, numbers, chunks, proof });
  }
  return { head, frames };
}
