import fc from "fast-check";
import { entriesPath, parseTilePath, tilePath } from "./tile-path.js";

const SEED = 20_261_106;

describe("paths of tiles", () => {
  it.each([
    [tilePath(0, 0), "tile/0/000"],
    [tilePath(1, 999, 255), "tile/1/999.p/255"],
    [tilePath(0, 1000), "tile/0/x001/000"],
    [tilePath(63, 1_234_067, 1), "tile/63/x001/x234/067.p/1"],
    [entriesPath(273, 112), "tile/entries/273.p/112"],
    [entriesPath(1_000_000), "tile/entries/x001/x000/000"],
  ])("%s", (path, expected) => {
    expect(path).toBe(expected);
    expect(parseTilePath(path)).toBeDefined();
  });

  it.each([
    "",
    "tile/0",
    "tile/0/0",
    "tile/0/0000",
    "tile/00/000",
    "tile/64/000",
    "tile/-1/000",
    "tile/0/x000/001",
    "tile/0/001/002",
    "tile/0/x01/002",
    "tile/0/000.p/0",
    "tile/0/000.p/01",
    "tile/0/000.p/256",
    "tile/0/000.p/999",
    "tile/0/000.p/1/",
    "tile/0/000\n",
    "/tile/0/000",
    "tile/data/000",
    "tile/entries/000/../001",
    "tile/0/x999/x999/x999/x999/x999/999",
  ])("%j names no tile", (text) => {
    expect(parseTilePath(text)).toBeUndefined();
  });

  it.each([
    [-1, 0, 1],
    [64, 0, 1],
    [0, -1, 1],
    [0, 2 ** 53, 1],
    [0, 0, 0],
    [0, 0, 257],
  ])("there is no tile %d/%d of %d", (level, n, width) => {
    expect(() => tilePath(level, n, width)).toThrow(RangeError);
  });

  it(`are read as they were written (seed ${SEED})`, () => {
    const level = fc.oneof(fc.nat({ max: 63 }), fc.constant("entries" as const));
    const n = fc.oneof(fc.nat(), fc.maxSafeNat());
    fc.assert(
      fc.property(level, n, fc.integer({ min: 1, max: 256 }), (level, n, width) => {
        const path = level === "entries" ? entriesPath(n, width) : tilePath(level, n, width);
        expect(parseTilePath(path)).toEqual({ level, n, width });
      }),
      { seed: SEED },
    );
  });
});
