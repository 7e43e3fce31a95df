export * from "./checkpoint/checkpoint.js";
export * from "./entry/event-entry.js";
export * from "./entry/processing-entry.js";
export * from "./entry/stream-heads.js";
export { FormatInvalid } from "./format.js";
export { type KeyUse, NoteSigner, NoteVerifier } from "./note/keys.js";
export * from "./note/signed-note.js";
export * from "./policy/policy.js";
export * from "./proof-file/proof-file.js";
export * from "./sealing/index.js";
export * from "./tiles/entry-bundle.js";
export { type Tile, TileBuilder } from "./tiles/tile-builder.js";
export * from "./tiles/tile-path.js";
export { type TileReader, TileUnusable } from "./tiles/tile-reader.js";
export * from "./tiles/tree-proofs.js";
export { CompactRange, rootOf } from "./tree/compact-range.js";
export { EMPTY_ROOT, HASH_BYTES, leafHash, nodeHash, sha256 } from "./tree/hash.js";
export * from "./tree/verify.js";
export { FileInUse } from "./witness/file-lock.js";
export { FileWitnessState } from "./witness/file-state.js";
export * from "./witness/submit.js";
export {
  Witness,
  type WitnessAnswer,
  type WitnessOptions,
  type WitnessState,
} from "./witness/witness.js";
export { type RunningWitness, startWitness, witnessServer } from "./witness/witness-server.js";
