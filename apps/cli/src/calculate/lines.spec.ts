import { isBlank, linesOf, LineTooLong, LONGEST_LINE } from "./lines.js";

async function* chunksOf(...chunks: readonly (string | Buffer)[]): AsyncGenerator<Buffer> {
  for (const chunk of chunks) yield Buffer.from(chunk);
}

const read = async (...chunks: readonly (string | Buffer)[]) =>
  (await Array.fromAsync(linesOf(chunksOf(...chunks)))).map(
    ({ number, bytes }) => `${number} ${bytes.toString("utf8")}`,
  );

describe("the lines of an input", () => {
  it.each([
    ["nothing", [], []],
    ["no newline", ["a"], ["1 a"]],
    ["one at the end", ["a\n"], ["1 a"]],
    ["several in a chunk", ["a\nb\n\nc"], ["1 a", "2 b", "3 ", "4 c"]],
    ["lines over chunks", ["a", "b", "c\nd", "\n", "e"], ["1 abc", "2 d", "3 e"]],
    ["a letter over chunks", [Buffer.from([0xc3]), Buffer.from([0xa9, 0x0a])], ["1 é"]],
    ["line ends of Unicode inside a text", ["a\u2028b\u0085c\n"], ["1 a\u2028b\u0085c"]],
    ["a carriage return, which is white space of JSON", ["a\r\nb"], ["1 a\r", "2 b"]],
  ])("are told apart: %s", async (_, chunks, lines) => {
    expect(await read(...chunks)).toEqual(lines);
  });

  it("are blank when there is only white space on them", () => {
    const blank = (text: string) => isBlank({ number: 1, bytes: Buffer.from(text) });
    expect(["", " \t\r"].map(blank)).toEqual([true, true]);
    expect(["a", "\u00a0", "\0"].map(blank)).toEqual([false, false, false]);
  });

  it("are not read on when one is longer than any case", async () => {
    const chunk = Buffer.alloc(LONGEST_LINE / 4, "x");
    await expect(read(chunk, chunk, chunk, chunk, "x")).rejects.toThrow(LineTooLong);
    expect(await read(chunk, "\n", chunk, "\n", chunk, "\n", chunk, "\n", chunk)).toHaveLength(5);
  });
});
