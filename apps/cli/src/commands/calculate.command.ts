import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { getSystemErrorMessage } from "node:util";
import type { Language } from "#statute";
import { Command, Option } from "commander";
import { type Answer, answersTo } from "../calculate/answers.js";
import { linesOf } from "../calculate/lines.js";

interface Flags {
  readonly file: string;
  readonly language?: Language;
}

const LANGUAGES: readonly Language[] = ["nl", "fr", "de", "en"];

/** `rechtop calculate`: cases from a file, nothing of which is kept. */
export function calculateCommand(): Command {
  return new Command("calculate")
    .description("Calculate cases from a file and print JSON (see docs/calculate.md).")
    .requiredOption("--file <path>", "a case as JSON, or many as JSON Lines; - for standard input")
    .addOption(new Option("--language <code>", "add the explanation in words").choices(LANGUAGES))
    .action(async ({ file, language }: Flags, command: Command) => {
      // Loaded when it is wanted: the other commands answer at once.
      const { calculator } = await import("../calculate/calculator.js");
      const input = file === "-" ? process.stdin : createReadStream(file);
      const answers = answersTo(linesOf(input as AsyncIterable<Buffer>), calculator(language));
      try {
        await pipeline(Readable.from(printed(answers)), process.stdout, { end: false });
      } catch (error) {
        const { errno, syscall, code } = error as NodeJS.ErrnoException;
        // Whoever reads the answers has read enough.
        if (code === "EPIPE") return;
        if (errno === undefined || (syscall !== "open" && syscall !== "read")) throw error;
        command.error(`error: cannot read ${file}: ${getSystemErrorMessage(errno)}`);
      }
    });
}

/** Every answer on lines of its own; what is wrong with a case also on standard error, readable. */
async function* printed(answers: AsyncIterable<Answer>): AsyncGenerator<string> {
  let count = 0;
  for await (const { text, issues, line } of answers) {
    if (issues.length > 0) process.exitCode = 2;
    const where = line === undefined ? "" : `line ${line}: `;
    for (const { pointer, problem } of issues) {
      process.stderr.write(`${where}${visible(pointer) || "the input"} ${problem}\n`);
    }
    yield `${text}\n`;
    count += 1;
    if (process.stderr.isTTY && count % 1_000 === 0) process.stderr.write(`${count} cases …\r`);
  }
}

/** A name from outside may hold what would steer the terminal. */
function visible(pointer: string): string {
  return pointer.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "\ufffd");
}
