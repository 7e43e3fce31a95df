import { addDays, legalDate } from "#kernel";
import { keptBetweenChanges } from "./kept.js";
import { loadParameters } from "./load-parameters.js";
import { type Parameters, parametersFrom } from "./parameters.js";

const parameters = loadParameters();
const KEY = "rmi-wet/art-15/index-jumps";

function counting() {
  const asked: string[] = [];
  const find = keptBetweenChanges((from: Parameters, what: "jumps" | "sum", date) => {
    asked.push(`${what} ${date}`);
    const found = from.findValue(KEY, date);
    return { what, value: found?.value };
  });
  return { find, asked };
}

describe("an answer that is kept between two changes of the figures", () => {
  it("is on every day what it is without keeping", () => {
    const { find } = counting();
    const days = parameters.changes.flatMap((day) => [addDays(day, -1), day, addDays(day, 1)]);
    for (const day of [...days, ...days]) {
      expect(find(parameters, "jumps", day)).toEqual({
        what: "jumps",
        value: parameters.findValue(KEY, day)?.value,
      });
    }
  });

  it("is found once from one change to the next, for each question apart", () => {
    const { find, asked } = counting();
    for (const day of ["2025-02-01", "2025-02-02", "2026-02-28", "2026-03-01", "2025-02-01"]) {
      find(parameters, "jumps", legalDate(day));
    }
    find(parameters, "sum", legalDate("2025-02-01"));
    expect(asked).toEqual(["jumps 2025-02-01", "jumps 2026-03-01", "sum 2025-02-01"]);
  });

  it("is that of the figures asked about, not of others", () => {
    const { find } = counting();
    const day = legalDate("2025-02-01");
    const others = parametersFrom(
      parameters.definitions.map((definition) =>
        definition.key === KEY
          ? { ...definition, values: definition.values.map((dated) => ({ ...dated, value: 3 })) }
          : definition,
      ),
    );
    expect(find(parameters, "jumps", day)).toEqual({ what: "jumps", value: 28 });
    expect(find(others, "jumps", day)).toEqual({ what: "jumps", value: 3 });
    expect(find(parameters, "jumps", day)).toEqual({ what: "jumps", value: 28 });
  });
});

describe("the days on which figures change", () => {
  it("are those on which one begins or has just ended, each once and in order", () => {
    const dated = (validFrom: string, until?: string) => ({
      validFrom: legalDate(validFrom),
      ...(until === undefined ? {} : { until: legalDate(until) }),
      value: 1,
      status: "sourced" as const,
      source: { code: "A", title: "A" },
    });
    const [definition] = parameters.definitions;
    const { changes } = parametersFrom([
      {
        ...definition!,
        key: "b",
        values: [dated("2020-01-01", "2020-06-30"), dated("2021-01-01")],
      },
      {
        ...definition!,
        key: "a",
        values: [dated("2020-07-01"), dated("2021-01-01", "2021-01-31")],
      },
    ]);
    expect(changes).toEqual(["2020-01-01", "2020-07-01", "2021-01-01", "2021-02-01"]);
  });

  it("and the hash do not depend on the order of the definitions", () => {
    const [one, two, three] = ["a", "b", "c"].map((key) => ({
      ...parameters.definitions[0]!,
      key,
    }));
    const inOrder = parametersFrom([one!, two!, three!]);
    for (const other of [
      [three!, two!, one!],
      [two!, one!, three!],
      [three!, one!, two!],
    ]) {
      expect(parametersFrom(other).hash).toBe(inOrder.hash);
      expect(parametersFrom(other).definitions.map(({ key }) => key)).toEqual(["a", "b", "c"]);
    }
  });

  it("lists the values of a parameter, and none of one it does not have", () => {
    expect(parameters.valuesOf("rmi-wet/art-7/age-of-majority").map(({ value }) => value)).toEqual([
      18,
    ]);
    expect(parametersFrom([]).valuesOf(KEY)).toEqual([]);
  });
});
