import type { Uuid } from "#kernel";
import { toBase64 } from "../format.js";

const NEWLINE = Buffer.from("\n");

/** What a bundle is about. */
export type BundleScope =
  { readonly kind: "log" } | { readonly kind: "dossier"; readonly id: Uuid };

/** One part of the personal data of an event in clear, with what shows that it is the right one. */
export interface Opening {
  readonly kid: string;
  /** Base64. */
  readonly salt: string;
  /** Values by JSON pointer. */
  readonly part: Readonly<Record<string, unknown>>;
}

/**
 * Writes the frames of a bundle, whose lengths are announced before their bytes: whoever reads it
 * knows at every byte what it belongs to.
 */
export class BundleFrames {
  #count = 0;

  /** The head of the file: whose log, what of it, and how large the tree is that everything is proved in. */
  head(origin: string, scope: BundleScope, size: number): Buffer {
    const about = scope.kind === "log" ? "log" : `dossier ${scope.id}`;
    return Buffer.from(`rechtop.bundle/v1\norigin ${origin}\nscope ${about}\nsize ${size}\n\n`);
  }

  /** An event as it is stored, its entry, and the inclusion proof unless the whole log is there. */
  event(
    entry: Uint8Array,
    metadata: Uint8Array,
    payload: Uint8Array,
    proof: readonly Uint8Array[] = [],
  ): Buffer {
    const lengths = `${entry.length} ${metadata.length} ${payload.length} ${proof.length}`;
    return this.#frame(`event ${lengths}`, [entry, metadata, payload], proof);
  }

  /** A stream-heads entry. */
  heads(entry: Uint8Array, proof: readonly Uint8Array[] = []): Buffer {
    return this.#frame(`heads ${entry.length} ${proof.length}`, [entry], proof);
  }

  /** The head of a stream in the list of the heads frame before it. */
  member(itemIndex: number, item: Uint8Array, proof: readonly Uint8Array[]): Buffer {
    return this.#frame(`member ${itemIndex} ${item.length} ${proof.length}`, [item], proof);
  }

  /** A part of the event at `index` in clear. */
  opening(index: number, { kid, salt, part }: Opening): Buffer {
    const json = Buffer.from(JSON.stringify({ index, kid, salt, part }));
    return this.#frame(`opening ${json.length}`, [json]);
  }

  /** An earlier checkpoint, and the proof that this log continues it. */
  earlier(note: string, proof: readonly Uint8Array[]): Buffer {
    const bytes = Buffer.from(note);
    return this.#frame(`earlier ${bytes.length} ${proof.length}`, [bytes], proof);
  }

  /** The signed checkpoint that all proofs lead to. */
  checkpoint(note: string): Buffer {
    const bytes = Buffer.from(note);
    return this.#frame(`checkpoint ${bytes.length}`, [bytes]);
  }

  /** The last line: a bundle without it was cut off. */
  end(): Buffer {
    return Buffer.from(`end ${this.#count}\n`);
  }

  #frame(
    header: string,
    content: readonly Uint8Array[],
    proof: readonly Uint8Array[] = [],
  ): Buffer {
    this.#count += 1;
    const lines = proof.map((hash) => `${toBase64(hash)}\n`).join("");
    return Buffer.concat([Buffer.from(`${header}\n`), ...content, NEWLINE, Buffer.from(lines)]);
  }
}
