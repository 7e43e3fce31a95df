/** Hashes in a full tile. */
export const TILE_WIDTH = 256;

/** Where a tile of hashes or a bundle of entries is found. */
export interface TileAddress {
  /** 0 for leaf hashes, each level above covers 256 times as many leaves; or the entries themselves. */
  readonly level: number | "entries";
  /** Number of the tile in its level, from 0. */
  readonly n: number;
  /** Hashes (entries) in it, 1..256. */
  readonly width: number;
}

const PATH = /^tile\/(entries|0|[1-9]\d?)\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;

/** A tile index of 2^53 or more cannot occur: the entries would not fit on earth. */
const HIGHEST_LEVEL = 63;

/** Path of a tile of hashes: `tile/<level>/<n>`, with `.p/<width>` when it is not full (C2SP tlog-tiles). */
export function tilePath(level: number, n: number, width: number = TILE_WIDTH): string {
  if (!isCount(level) || level > HIGHEST_LEVEL) throw new RangeError("a tile level is 0..63");
  return path(String(level), n, width);
}

/** Path of a bundle of entries: `tile/entries/<n>`, with `.p/<width>` when it is not full. */
export function entriesPath(n: number, width: number = TILE_WIDTH): string {
  return path("entries", n, width);
}

/** The tile or bundle that `text` names, `undefined` unless it is in the one spelling there is. */
export function parseTilePath(text: string): TileAddress | undefined {
  const [, kind = "", groups = "", partial] = PATH.exec(text) ?? [];
  const n = Number(groups.replaceAll(/[x/]/g, ""));
  const width = partial === undefined ? TILE_WIDTH : Number(partial);
  if (kind === "" || !isCount(n) || width > TILE_WIDTH) return undefined;
  const level = kind === "entries" ? kind : Number(kind);
  if (level !== "entries" && level > HIGHEST_LEVEL) return undefined;
  // Written again it must be the same: no leading groups of zeros, no full tile as a partial one.
  return path(kind, n, width) === text ? { level, n, width } : undefined;
}

function path(kind: string, n: number, width: number): string {
  if (!isCount(n)) throw new RangeError("a tile number is a whole number from 0");
  if (!isCount(width) || width < 1 || width > TILE_WIDTH) {
    throw new RangeError("a tile has 1..256 hashes");
  }
  return `tile/${kind}/${grouped(n)}${width === TILE_WIDTH ? "" : `.p/${width}`}`;
}

/** `1234067` as `x001/x234/067`. */
function grouped(n: number): string {
  const digits = String(n);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, "0");
  return padded.replaceAll(/\d{3}(?=\d)/g, "x$&/");
}

function isCount(n: number): boolean {
  return Number.isSafeInteger(n) && n >= 0;
}
