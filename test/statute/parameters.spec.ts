import { addDays, euroCents, formatEuros, legalDate, type LegalDate } from "#kernel";
import {
  loadParameters,
  type ParameterDefinition,
  type ParameterKey,
  PARAMETER_KEYS,
  type Status,
  UNITS,
} from "#statute";
import { PARAMETER_TABLE } from "./parameters.table.js";

const parameters = loadParameters();

interface Block {
  readonly key: ParameterKey;
  readonly unit: keyof typeof UNITS;
  readonly coverage: string;
  readonly rows: readonly Row[];
}

interface Row {
  readonly from: LegalDate;
  /** Last day of the value: as the file names it, or the day before the next; none: open. */
  readonly until?: LegalDate;
  readonly value: string;
  readonly mark: string;
}

const before = (day: string) => addDays(legalDate(day), -1);
const after = (day: string) => addDays(legalDate(day), 1);

const blocks: readonly Block[] = PARAMETER_TABLE.trim()
  .split(/\n(?=\S)/)
  .map((text) => {
    const [head = "", ...lines] = text.split("\n");
    const [key, unit, ...coverage] = head.split(" ");
    const cells = lines.map((line) => line.trim().split(/\s+/));
    const rows = cells.map(([days = "", value = "", mark = ""], index): Row => {
      const [from = "", end] = days.split("..");
      const next = cells[index + 1]?.[0]?.slice(0, 10);
      const until = end ?? (next && before(next));
      return { from: legalDate(from), value, mark, ...(until ? { until: legalDate(until) } : {}) };
    });
    return { key, unit, coverage: coverage.join(" "), rows } as Block;
  });

const rows = blocks.flatMap(({ key, unit, rows }) => rows.map((row) => ({ key, unit, ...row })));

/** A value and how sure it is as the table writes it; `none` where there is no value. */
function shown(key: ParameterKey, day: LegalDate): string {
  const found = parameters.findValue(key, day);
  if (!found) return "none";
  const isAmount = found.unit.startsWith("euroCents");
  const value = isAmount ? formatEuros(euroCents(found.value)) : `${found.value}`;
  return `${value} ${found.status[0] ?? ""}`;
}

/** The row of the table for `day`, as `shown` writes it. */
function expected(key: ParameterKey, day: LegalDate): string {
  const row = rows.find(
    ({ until, ...of }) => of.key === key && of.from <= day && (!until || day <= until),
  );
  return row ? `${row.value} ${row.mark}` : "none";
}

/** `2002-10-01..2004-09-02 2016-04-01..`: from which day to which day there is a value. */
function coverageOf({ values }: ParameterDefinition): string {
  return values
    .map(({ validFrom, until }, index) => {
      const next = values[index + 1]?.validFrom;
      const last = until ?? (next && before(next));
      const previous = values[index - 1];
      const goesOn = previous && (previous.until ?? before(validFrom)) === before(validFrom);
      const ends = !next || last !== before(next);
      return (goesOn ? "" : ` ${validFrom}..`) + (ends ? (last ?? "") : "");
    })
    .join("")
    .trim();
}

describe("every legal parameter through time", () => {
  it("the table has every parameter, and every value of it", () => {
    expect(blocks.map(({ key }) => key).sort()).toEqual([...PARAMETER_KEYS].sort());
    const count = parameters.definitions.reduce((sum, { values }) => sum + values.length, 0);
    expect(rows).toHaveLength(count);
  });

  it.each(blocks)("$key: has a value on $coverage", ({ key, unit, coverage }) => {
    const definition = parameters.definitions.find((candidate) => candidate.key === key);
    expect(definition && coverageOf(definition)).toBe(coverage);
    expect(definition?.unit).toBe(UNITS[unit]);
  });

  it.each(rows)("$key, $from: $value ($mark), on both sides of the change", (row) => {
    const { key, from, until } = row;
    expect(parameters.valueAt(key, from).validFrom).toBe(from);
    expect(shown(key, from)).toBe(`${row.value} ${row.mark}`);
    expect(shown(key, before(from))).toBe(expected(key, before(from)));
    const last = until ?? legalDate("2040-01-01");
    expect(shown(key, last)).toBe(`${row.value} ${row.mark}`);
    expect(shown(key, after(last))).toBe(expected(key, after(last)));
  });
});

describe("what a calculation needs is there on every day from April 2016 to 2026", () => {
  const [FIRST, LAST] = [legalDate("2016-04-01"), legalDate("2026-12-31")];

  /** What the law itself began or ended in those years. */
  const BY_LAW: Partial<Record<ParameterKey, readonly [LegalDate, LegalDate]>> = {
    "kb-rmi/art-35/student-with-grant.base": [FIRST, legalDate("2021-12-31")],
    "kb-rmi/art-35/shortage.base": [legalDate("2024-01-01"), LAST],
    "kb-rmi/art-35/shortage.duration": [legalDate("2024-01-01"), LAST],
  };

  /** Published figures confirm an amount where there is one; no calculation needs them. */
  const needed = PARAMETER_KEYS.filter((key) => !key.includes("published"));

  it.each(needed)("%s", (key) => {
    const [first, last] = BY_LAW[key] ?? [FIRST, LAST];
    const missing: string[] = [];
    for (let day = FIRST; day <= LAST; day = after(day)) {
      const exists = parameters.findValue(key, day) !== undefined;
      if (exists !== (first <= day && day <= last)) missing.push(day);
    }
    expect(missing).toEqual([]);
  });
});

/** Texts in which a value was seen. */
const SEEN_TEXTS = [
  ...["ACE", "AD-EP", "ADB", "BD-3321", "BD-3363", "BD-3425", "BD-3440", "BERLAAR", "BJ-AMT"],
  ...["BJ-COND", "BX1", "CVS", "CYB", "DH-BE", "DQ-2017", "DQ-BEU", "DQ-EP", "DQ-HUIS", "DQ-JOB"],
  ...[
    "DQ-PEN",
    "DQ-PEN25",
    "DQ-RES",
    "EA-2007",
    "EA-2012",
    "EA-2013",
    "EVE",
    "IJ-CPAS",
    "IJM",
    "KH",
    "LL-17",
  ],
  ...["MI-2021", "MI-EQ", "MI-ISP", "RTL21", "SIV", "SLC", "SN", "TIENEN", "TL-49", "TWEEH", "UV"],
];

describe("where a value comes from", () => {
  const values = parameters.definitions.flatMap(({ key, values }) =>
    values.map(({ validFrom, status, source }) => ({
      where: `${key} ${validFrom}`,
      status,
      codes: source.code.split(", "),
      title: source.title,
    })),
  );
  const having = (status: Status) => values.filter((value) => value.status === status);

  it("a sourced value names texts that were seen, and nothing else", () => {
    const sourced = having("sourced");
    for (const { where, codes } of sourced) {
      const unknown = codes.filter((code) => !SEEN_TEXTS.includes(code));
      expect({ where, unknown }).toEqual({ where, unknown: [] });
    }
    expect([...new Set(sourced.flatMap(({ codes }) => codes))].sort()).toEqual(SEEN_TEXTS.sort());
  });

  it("a computed value says so, an unseen one rests on no text, none is in conflict", () => {
    for (const { codes } of having("computed")) expect(codes).toContain("K-c");
    for (const { codes } of having("unseen")) expect(codes).toEqual(["K"]);
    expect(having("inConflict")).toEqual([]);
  });

  it("one code is one text, whatever the file", () => {
    const titles = new Map<string, string>();
    for (const { where, codes, title } of values.filter(({ codes }) => codes.length === 1)) {
      const code = codes[0] ?? "";
      expect({ where, title }).toEqual({ where, title: titles.get(code) ?? title });
      titles.set(code, title);
    }
  });
});
