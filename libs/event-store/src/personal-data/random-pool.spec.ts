import { randomPool } from "./random-pool.js";

describe("randomPool", () => {
  it("gives as many bytes as are asked for, none of them twice", () => {
    const random = randomPool();
    const sizes = Array.from({ length: 2_000 }, (_, i) => [12, 32, 1, 9_000][i % 4] ?? 0);
    const pieces = sizes.map((size) => random(size));
    expect(pieces.map(({ length }) => length)).toEqual(sizes);
    const places = pieces.map((piece) => ({ block: piece.buffer, from: piece.byteOffset, piece }));
    for (const [i, { block, from }] of places.entries()) {
      const before = places[i - 1];
      if (before?.block === block) expect(from).toBe(before.from + before.piece.length);
      else expect(places.slice(0, i).some((earlier) => earlier.block === block)).toBe(false);
    }
    const texts = pieces.filter(({ length }) => length >= 12).map((piece) => piece.toString("hex"));
    expect(new Set(texts).size).toBe(texts.length);
  });
});
