import { answersTo } from "./answers.js";
import type { Calculated } from "./calculator.js";
import { linesOf, LONGEST_LINE } from "./lines.js";

/** Answers what it was asked, unless that has something wrong. */
function echo(value: unknown): Calculated {
  return typeof value === "object" && value !== null && !("wrong" in value)
    ? { answer: { asked: value } }
    : { issues: [{ pointer: "/wrong", problem: "is not known here" }] };
}

async function* chunksOf(...texts: readonly string[]): AsyncGenerator<Buffer> {
  for (const text of texts) yield Buffer.from(text);
}

const answers = (...texts: readonly string[]) =>
  Array.fromAsync(answersTo(linesOf(chunksOf(...texts)), echo));

const printed = async (...texts: readonly string[]) =>
  (await answers(...texts)).map(({ text }) => text);

const indented = (value: object) => JSON.stringify(value, undefined, 2);

describe("the answers to an input", () => {
  it.each([
    ["on one line", '{"a":1}'],
    ["with lines around it", '\n \n{"a":1}\n\n'],
    ["over several lines", '{\n"a":\n1}'],
  ])("are one, over several lines, for one case %s", async (_, input) => {
    expect(await answers(input)).toEqual([{ text: indented({ asked: { a: 1 } }), issues: [] }]);
  });

  it("are one per line, in order, when more than one line has a case", async () => {
    expect(await printed('\n{"a":1}\r\n\n{"a":2}\n  {"a":3}')).toEqual(
      [1, 2, 3].map((a) => `{"asked":{"a":${a}}}`),
    );
  });

  it("name the line of what is wrong, and go on with the others", async () => {
    const input = '{"a":1}\n{"wrong":1}\n\nnonsense\n{"a":2,"a":3}\n[1]\n{"a":9}';
    expect(await printed(input)).toEqual([
      '{"asked":{"a":1}}',
      '{"line":2,"issues":[{"pointer":"/wrong","problem":"is not known here"}]}',
      '{"line":4,"issues":[{"pointer":"","problem":"is not JSON"}]}',
      '{"line":5,"issues":[{"pointer":"/a","problem":"is given twice"}]}',
      '{"asked":[1]}',
      '{"asked":{"a":9}}',
    ]);
  });

  it("tell all that is wrong with one case at once", async () => {
    const [answer] = await answers('{"a":1,"a":1,\n"wrong":1}');
    const issues = [
      { pointer: "/a", problem: "is given twice" },
      { pointer: "/wrong", problem: "is not known here" },
    ];
    expect(answer).toEqual({ text: indented({ issues }), issues });
  });

  it.each([
    ["nothing", "", "is empty: a case is a JSON object"],
    ["blank lines", "\n \n", "is empty: a case is a JSON object"],
    [
      "a case with a mistake on its third line",
      '\n{"a":\n1 2}',
      "is not JSON: look at line 3, column 3",
    ],
    [
      "lines of which the first is no object",
      '1\n{"a":1}',
      "is not JSON: look at line 2, column 1",
    ],
  ])("say of %s what is wrong with the whole", async (_, input, problem) => {
    const [{ issues, line } = { issues: [] }, ...others] = await answers(input);
    expect([issues, line, others]).toEqual([[{ pointer: "", problem }], undefined, []]);
  });

  it("come before the input has ended", async () => {
    let ended = false;
    async function* endless(): AsyncGenerator<Buffer> {
      for (let i = 0; ; i += 1) {
        yield Buffer.from(`{"a":${i}}\n`);
        if (i === 1_000) ended = true;
      }
    }
    const made = answersTo(linesOf(endless()), echo);
    const first = await made.next();
    expect([(first.value as { text: string }).text, ended]).toEqual(['{"asked":{"a":0}}', false]);
    await made.return(undefined);
  });

  it("end where the memory would: one line, or one case over many, longer than any case", async () => {
    const long = `{"a":"${"x".repeat(LONGEST_LINE)}`;
    const short = `{\n"a":"${`${"x".repeat(1_000_000)}\n`.repeat(70)}`;
    for (const input of [long, short, `{}\n{}\n${long}`]) {
      expect((await answers(input)).at(-1)!.issues).toEqual([
        { pointer: "", problem: expect.stringMatching(/^is larger than any case/) },
      ]);
    }
  });
});
