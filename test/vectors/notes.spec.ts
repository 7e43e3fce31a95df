import {
  cosign,
  cosignatureTime,
  FormatInvalid,
  formatProofFile,
  NoteSigner,
  NoteVerifier,
  openCheckpoint,
  openNote,
  parseCheckpoint,
  parseNote,
  parseProofFile,
  parseTilePath,
  signNote,
  TileBuilder,
  tilePath,
} from "#transparency-log";
import { faultOf, readVectors } from "./read-vectors.js";

interface NoteVector {
  readonly desc: string;
  readonly vkeys: readonly string[];
  readonly note: string;
  readonly valid: boolean;
  readonly verifiedSignatures?: number;
}

/** What the notes that must be rejected are rejected for, by their description. */
const NOTE_FAULTS: Readonly<Record<string, string>> = {
  "no known verifier": "no-known-signature",
  "invalid signature from a known key": "signature-invalid",
  "malformed: text only": "layout",
  "malformed: no signature line": "layout",
  "malformed: signature line without final newline": "layout",
  "malformed: control character in text": "characters",
  "malformed: space in key name": "signature line",
  "malformed: unexpected line after signature": "signature line",
  "same signature repeated 101 times": "too many signatures",
};

describe("published signed notes", () => {
  const notes = readVectors("golang-mod/note-vectors.json") as NotesFile;

  it.each(notes.vectors)("$desc", ({ desc, vkeys, note, valid, verifiedSignatures }) => {
    const open = () => openNote(note, vkeys.map(NoteVerifier.parse));
    expect(faultOf(open)).toBe(valid ? "ok" : NOTE_FAULTS[desc]);
    if (valid) expect(open().signatures).toHaveLength(verifiedSignatures!);
  });

  it("are signed with the published key as they were published", () => {
    const { skey, text, signedNote } = notes.publishedTestSigningKey;
    const signer = NoteSigner.parse(skey);
    expect(signNote(text, signer)).toBe(signedNote);
    expect(signer.exportPrivateKey()).toBe(skey);
  });

  it.each(notes.invalidVerifierKeys)("are not checked with a key of $reason", (key) => {
    const reason = key.reason.startsWith("wrong length") ? "base64" : "type";
    expect(faultOf(() => NoteVerifier.parse(key.vkey))).toBe(reason);
  });
});

interface NotesFile {
  readonly vectors: readonly NoteVector[];
  readonly publishedTestSigningKey: { skey: string; text: string; signedNote: string };
  readonly invalidVerifierKeys: readonly { vkey: string; reason: string }[];
}

/** What the checkpoints that must be rejected are rejected for, by their description. */
const CHECKPOINT_FAULTS: Readonly<Record<string, string>> = {
  "insufficient lines": "lines",
  "empty header": "origin",
  "missing newline on roothash": "lines",
  "size not a number": "size",
  "size negative": "size",
  "size too large": "size",
  "roothash not base64": "root encoding",
};

describe("published checkpoints", () => {
  const vectors = readVectors(
    "transparency-dev-formats/checkpoint-vectors.json",
  ) as CheckpointsFile;

  it.each(vectors.parse.filter(({ valid }) => !valid))("$desc: rejected", ({ desc, text }) => {
    expect(faultOf(() => parseCheckpoint(text))).toBe(CHECKPOINT_FAULTS[desc]);
  });

  // These hold roots of another length on purpose, for a parser that knows no hash.
  it.each(vectors.parse.filter(({ valid }) => valid))("$desc: accepted", (vector) => {
    const { text, hashBase64, origin, size } = vector;
    expect(faultOf(() => parseCheckpoint(text))).toBe("root length");
    const root = Buffer.alloc(32, hashBase64);
    const proper = text.replace(hashBase64!, root.toString("base64"));
    expect(parseCheckpoint(proper)).toEqual({ origin, size: BigInt(size!), root });
  });

  it.each(vectors.signed)("$desc", (vector) => {
    const { note, vkeys, valid, origin, expectedOrigin, size, rootHash } = vector;
    const { text, signatures } = openNote(note, vkeys.map(NoteVerifier.parse));
    const checkpoint = parseCheckpoint(text);
    if (vector.verifiedSignatures !== undefined) {
      expect(signatures).toHaveLength(vector.verifiedSignatures);
    }
    if (origin !== undefined) expect(checkpoint.origin).toBe(origin);
    if (size !== undefined) expect(checkpoint.size).toBe(BigInt(size));
    if (rootHash !== undefined) expect(checkpoint.root.toString("base64")).toBe(rootHash);
    expect(expectedOrigin === undefined || expectedOrigin === checkpoint.origin).toBe(valid);
    // Here a log is known by the name of its key: one that calls itself otherwise is another log.
    const opened = faultOf(() => openCheckpoint(note, vkeys.map(NoteVerifier.parse)));
    expect(opened).toBe("wrong-origin");
  });

  it.each(vectors.cosignatureTimestamp)("cosignature $sigBase64", ({ sigBase64, timestamp }) => {
    const signature = Buffer.from(sigBase64, "base64").subarray(4);
    expect(cosignatureTime(signature)).toBe(
      timestamp === undefined ? undefined : BigInt(timestamp),
    );
  });
});

interface CheckpointsFile {
  readonly parse: readonly {
    readonly desc: string;
    readonly text: string;
    readonly valid: boolean;
    readonly origin?: string;
    readonly size?: number;
    readonly hashBase64?: string;
  }[];
  readonly signed: readonly (NoteVector & {
    readonly origin?: string;
    readonly expectedOrigin?: string;
    readonly size?: number;
    readonly rootHash?: string;
  })[];
  readonly cosignatureTimestamp: readonly { sigBase64: string; timestamp?: number }[];
}

/** What the proof files are rejected for, by the reason that the vectors give. */
const PROOF_FAULTS: Readonly<Record<string, string>> = {
  "missing expected header": "header",
  "extra data not base64": "extra",
  "missing index": "index",
  "index not uint64": "index",
  "hash not base64": "hash encoding",
  "hash length": "hash length",
};

describe("published proof files", () => {
  const vectors = readVectors("transparency-dev-formats/tlog-proof-vectors.json") as ProofsFile;

  it.each(vectors.marshal)("index $index: written and read", (vector) => {
    const { index, hashes, extraBase64, checkpoint, want } = vector;
    const extra = extraBase64 === undefined ? {} : { extra: Buffer.from(extraBase64, "base64") };
    const proof = {
      index: BigInt(index),
      hashes: hashes.map((hash) => Buffer.from(hash, "base64")),
      ...extra,
      checkpoint,
    };
    expect(formatProofFile(proof)).toBe(want);
    expect(parseProofFile(want)).toEqual(proof);
  });

  it.each(vectors.reject)("rejected: $reason", ({ proof, reason }) => {
    expect(() => parseProofFile(proof)).toThrow(FormatInvalid);
    expect(faultOf(() => parseProofFile(proof))).toBe(PROOF_FAULTS[reason]);
  });
});

interface ProofsFile {
  readonly marshal: readonly {
    readonly index: number;
    readonly hashes: readonly string[];
    readonly extraBase64?: string;
    readonly checkpoint: string;
    readonly want: string;
  }[];
  readonly reject: readonly { proof: string; reason: string }[];
}

describe("the examples of the C2SP specifications", () => {
  const { signedNote, checkpointLayout, tilePaths, tileLayout } = readVectors(
    "c2sp/spec-examples.json",
  ) as SpecExamples;

  it("the signed note holds", () => {
    const { text } = openNote(signedNote.note, [NoteVerifier.parse(signedNote.vkey)]);
    expect(text).toBe("This is an example message.\n");
  });

  it("the cosigned checkpoint is read, and the message that was cosigned is the same", () => {
    const { note, cosignatureTime: time, cosignedMessage } = checkpointLayout;
    const { text, signatures } = parseNote(note);
    expect(parseCheckpoint(text)).toMatchObject({
      origin: "example.com/behind-the-sofa",
      size: 20_852_163n,
    });
    expect(signatures.map(({ name }) => name)).toEqual([
      "example.com/behind-the-sofa",
      "witness.example.com/w1",
    ]);
    expect(cosignatureTime(signatures[1]!.signature)).toBe(BigInt(time));
    const witness = NoteSigner.generate("w", "cosignature");
    const [line] = parseNote(`${text}\n${cosign(text, witness, BigInt(time))}`).signatures;
    const signed = witness.verifier.verify(
      Buffer.from(cosignedMessage),
      line!.signature.subarray(8),
    );
    expect(signed).toBe(true);
  });

  it.each(tilePaths)("$path", ({ level, index, width, path }) => {
    expect(tilePath(level, index, width)).toBe(path);
    expect(parseTilePath(path)).toEqual({ level, n: index, width: width ?? 256 });
  });

  it.each(tileLayout)("the tiles of a tree of $treeSize", (layout) => {
    const builder = TileBuilder.empty();
    for (let i = 0; i < layout.treeSize; i += 1) builder.append(Buffer.alloc(32));
    const tiles = builder.takeChanged();
    const full = (level: number) =>
      tiles.filter((t) => t.level === level && t.width === 256).length;
    const partial = (level: number) => tiles.find((t) => t.level === level && t.width < 256)?.width;
    expect(full(0)).toBe(layout.level0Full);
    expect(partial(0)).toBe(layout.level0PartialWidth);
    expect(full(1)).toBe(layout.level1Full ?? 0);
    expect(partial(1)).toBe(layout.level1PartialWidth);
    expect(partial(2)).toBe(layout.level2PartialWidth);
  });
});

interface SpecExamples {
  readonly signedNote: { vkey: string; note: string };
  readonly checkpointLayout: { note: string; cosignatureTime: number; cosignedMessage: string };
  readonly tilePaths: readonly { level: number; index: number; width?: number; path: string }[];
  readonly tileLayout: readonly {
    readonly treeSize: number;
    readonly level0Full: number;
    readonly level0PartialWidth?: number;
    readonly level1Full?: number;
    readonly level1PartialWidth: number;
    readonly level2PartialWidth?: number;
  }[];
}
