import { readFile, writeFile } from "node:fs/promises";
import { cpus, totalmem } from "node:os";
import type { Rates } from "./measure.js";

/** One line of the table. */
export interface Line {
  readonly what: string;
  readonly ours: string;
  /** What it is compared with, and how fast that is. */
  readonly against: string;
  readonly ratio?: number;
  /** The ratio to be reached; absent for what is only reported. */
  readonly aim?: number;
}

/** A line for a comparison of rates. */
export function ratioLine(
  what: string,
  unit: string,
  rates: Rates,
  against: string,
  aim?: number,
): Line {
  return {
    what,
    ours: `${whole(rates.ours)} ${unit}`,
    against: `${against}: ${whole(rates.against)}`,
    ratio: rates.ours / rates.against,
    ...(aim !== undefined && { aim }),
  };
}

/** A number without decimals, in groups of three. */
export function whole(value: number): string {
  return Math.round(value).toLocaleString("en-GB");
}

/** Bytes as `63 MiB`. */
export function mebibytes(bytes: number): string {
  return `${whole(bytes / 2 ** 20)} MiB`;
}

const HEAD = ["what", "ours", "against", "ratio", "aim", "verdict"];

/** The table, as Markdown that is also readable in a terminal. */
export function table(lines: readonly Line[]): string {
  const rows = [HEAD, ...lines.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const text = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  return [text(HEAD), rule, ...rows.slice(1).map(text)].join("\n");
}

function cells({ what, ours, against, ratio, aim }: Line): string[] {
  const verdict = ratio === undefined || aim === undefined ? "" : ratio >= aim ? "met" : "missed";
  return [
    what,
    ours,
    against,
    ratio?.toFixed(2) ?? "",
    aim === undefined ? "" : `≥ ${aim}`,
    verdict,
  ];
}

/** What it was measured on. */
export function machine(): string {
  const processors = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${processors.length} × ${processors[0]?.model ?? "unknown processor"}, ${memory} GiB, ${process.platform} ${process.arch}, Node.js ${process.version}`;
}

const [BEGIN, END] = ["<!-- measured: begin -->", "<!-- measured: end -->"];

/** Puts `text` between the marks in `path`; what is around them is written by hand. */
export async function writeMeasured(path: string, text: string): Promise<void> {
  const before = await readFile(path, "utf8");
  const [begin, end] = [before.indexOf(BEGIN), before.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`${path} has no place for what was measured`);
  const measured = `${BEGIN}\n\n${text}\n\n`;
  await writeFile(path, before.slice(0, begin) + measured + before.slice(end));
}
