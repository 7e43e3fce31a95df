import { Decimal } from "decimal.js";
import { parse } from "yaml";
import { isLegalDate, type LegalDate } from "#kernel";
import { isInstrumentId } from "../law/instruments.js";
import type { SourceReference } from "../law/sources.js";
import { STATUSES, type Status } from "../law/status.js";
import { type DatedValue, type FileUnit, type ParameterDefinition, UNITS } from "./definition.js";

/** A field of a parameter file that is wrong, and what is wrong with it. */
export interface ParameterIssue {
  readonly field: string;
  readonly problem: string;
}

type Node = Readonly<Record<string, unknown>>;
type Report = (field: string, problem: string) => void;

const FILE_FIELDS = [
  "description",
  "unit",
  "instrument",
  "article",
  "lastChecked",
  "note",
  "sources",
  "values",
];
const VALUE_FIELDS = ["value", "status", "source", "until", "note", "approximate"];

/**
 * Reads one parameter file. Nothing is filled in: a parameter without source, status, article or
 * date of last check is refused, with all issues of the file at once.
 */
export function readDefinition(
  key: string,
  yaml: string,
): { definition: ParameterDefinition } | { issues: readonly ParameterIssue[] } {
  const issues: ParameterIssue[] = [];
  const report: Report = (field, problem) => issues.push({ field, problem });

  let content: unknown;
  try {
    content = parse(yaml);
  } catch (error) {
    return {
      issues: [{ field: "(file)", problem: (error as Error).message.split("\n")[0] ?? "" }],
    };
  }
  if (!isNode(content)) return { issues: [{ field: "(file)", problem: "is not a map of fields" }] };

  refuseUnknownFields(content, FILE_FIELDS, "", report);
  const unit = readUnit(content["unit"], report);
  const instrument = readText(content, "instrument", "", report);
  if (instrument !== "" && !isInstrumentId(instrument)) {
    report("instrument", `"${instrument}" is not a known legal text`);
  }
  const definition: ParameterDefinition = {
    key,
    description: readText(content, "description", "", report),
    unit: UNITS[unit],
    instrument: isInstrumentId(instrument) ? instrument : "rmiWet",
    article: readText(content, "article", "", report),
    lastChecked: readDate(content["lastChecked"], "lastChecked", report),
    ...("note" in content ? { note: readText(content, "note", "", report) } : {}),
    values: readValues(content, unit, report),
  };
  return issues.length > 0 ? { issues } : { definition };
}

function readValues(content: Node, unit: FileUnit, report: Report): DatedValue[] {
  const values = content["values"];
  if (!isNode(values) || Object.keys(values).length === 0) {
    report("values", "needs at least one value under the date from which it applies");
    return [];
  }
  const sources = isNode(content["sources"]) ? content["sources"] : {};
  const read = Object.entries(values).map(([date, node]): DatedValue => {
    const at = `values.${date}`;
    const validFrom = readDate(date, at, report);
    if (!isNode(node)) report(at, "is not a map of fields");
    const fields = isNode(node) ? node : {};
    refuseUnknownFields(fields, VALUE_FIELDS, `${at}.`, report);
    return {
      validFrom,
      value: readNumber(fields["value"], unit, `${at}.value`, report),
      status: readStatus(fields["status"], `${at}.status`, report),
      source: readSource(fields["source"], sources, `${at}.source`, report),
      ...("until" in fields ? { until: readDate(fields["until"], `${at}.until`, report) } : {}),
      ...("approximate" in fields ? readApproximate(fields["approximate"], at, report) : {}),
      ...("note" in fields ? { note: readText(fields, "note", `${at}.`, report) } : {}),
    };
  });
  checkOrder(read, report);
  return read;
}

function checkOrder(values: readonly DatedValue[], report: Report): void {
  values.forEach(({ validFrom, until }, index) => {
    const next = values[index + 1];
    if (next && next.validFrom <= validFrom) {
      report(`values.${next.validFrom}`, `comes after ${validFrom}: dates go up, each only once`);
    }
    if (until !== undefined && (until < validFrom || (next && until >= next.validFrom))) {
      report(`values.${validFrom}.until`, "does not lie between this value and the next");
    }
  });
}

function readUnit(node: unknown, report: Report): FileUnit {
  const unit = (Object.keys(UNITS) as FileUnit[]).find((known) => known === node);
  if (!unit) report("unit", `is not one of ${Object.keys(UNITS).join(", ")}`);
  return unit ?? "indexJumps";
}

/** Euros become whole cents; a count is whole; a percentage or a factor stays as it is written. */
function readNumber(node: unknown, unit: FileUnit, at: string, report: Report): number {
  if (typeof node !== "number" || !Number.isFinite(node) || node < 0) {
    report(at, "is not a number of zero or more");
    return 0;
  }
  const whole = (value: Decimal, problem: string): number => {
    if (!value.isInteger() || !Number.isSafeInteger(value.toNumber())) report(at, problem);
    return value.toNumber();
  };
  switch (unit) {
    case "euros":
    case "eurosPerYear":
    case "eurosPerMonth":
      return whole(new Decimal(node).times(100), "has more than two decimals");
    case "indexJumps":
    case "days":
    case "months":
    case "years":
      return whole(new Decimal(node), "is not a whole number");
    case "percent":
    case "factor":
      return node;
  }
}

/** Only a value that no text shows can be approximate. */
function readApproximate(node: unknown, at: string, report: Report): { approximate: true } {
  if (node !== true) report(`${at}.approximate`, "is not true, and can be left out");
  return { approximate: true };
}

function readStatus(node: unknown, at: string, report: Report): Status {
  const status = STATUSES.find((known) => known === node);
  if (!status) report(at, `is not one of ${STATUSES.join(", ")}`);
  return status ?? "unseen";
}

/** One code or a list of codes, each with its title in the `sources` of the same file. */
function readSource(node: unknown, sources: Node, at: string, report: Report): SourceReference {
  const codes = (Array.isArray(node) ? node : [node]) as readonly unknown[];
  const references = codes.flatMap((code): SourceReference[] => {
    const title = typeof code === "string" && Object.hasOwn(sources, code) && sources[code];
    return typeof title === "string" && title.trim() ? [{ code: String(code), title }] : [];
  });
  if (codes.length === 0 || references.length < codes.length) {
    report(at, "is missing, or a code without a title under sources");
  }
  return {
    code: references.map(({ code }) => code).join(", "),
    title: references.map(({ title }) => title).join("; "),
  };
}

function readText(node: Node, field: string, path: string, report: Report): string {
  const text = node[field];
  if (typeof text === "string" && text.trim() !== "") return text;
  report(path + field, "is missing or empty");
  return "";
}

function readDate(node: unknown, at: string, report: Report): LegalDate {
  if (typeof node === "string" && isLegalDate(node)) return node;
  report(at, "is not an existing day written as yyyy-MM-dd");
  return "" as LegalDate;
}

function refuseUnknownFields(node: Node, known: string[], path: string, report: Report): void {
  for (const field of Object.keys(node)) {
    if (!known.includes(field)) report(path + field, "is not a known field");
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
