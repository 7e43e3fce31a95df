import { CAPITAL, TRANSFERS } from "./capital.table.js";
import { countMeans, type Row } from "./case.js";
import { COUNTED, EXEMPT, PRINCIPLES } from "./incomes.table.js";
import { FORMULA, USE_AND_CHARGES } from "./property.table.js";
import { CREDIT, GENERAL } from "./spi.table.js";
import { ARTISTS, CONTRADICTIONS, SHORTAGE, STUDENTS } from "./spi-variants.table.js";
import { stepsThatDoNotAddUp } from "../re-add.js";

describe.each<[string, readonly Row[]]>([
  ["art. 16 § 1 RMI-wet, all means count", COUNTED],
  ["art. 16 RMI-wet, net, per year, available", PRINCIPLES],
  ["art. 22 § 1 KB, exempt means", EXEMPT],
  ["art. 35 § 1 KB, socio-professional exemption", GENERAL],
  ["art. 35 § 1 KB, credit of days", CREDIT],
  ["art. 35 § 2 KB, students", STUDENTS],
  ["art. 35 KB, shortage occupations", SHORTAGE],
  ["art. 35 KB, artists", ARTISTS],
  ["art. 35 KB, one exemption for a person", CONTRADICTIONS],
  ["art. 24–25 KB, property", FORMULA],
  ["art. 25–26 KB, use and charges of property", USE_AND_CHARGES],
  ["art. 27 KB, movable capital", CAPITAL],
  ["art. 28–32 KB, transfers", TRANSFERS],
])("%s", (_article, rows) => {
  it.each(rows)("$date, $situation: $counted", (row) => {
    const { counted, gaps, says, steps } = countMeans(row);
    expect(counted).toBe(row.counted);
    expect(gaps).toEqual(row.gaps ?? []);
    if (row.says) expect(says).toEqual(row.says);
    expect(stepsThatDoNotAddUp(steps)).toEqual([]);
    const unclear = steps.filter(
      ({ kind, unit, person, refs }) =>
        (kind === "rule" && unit === "code" && person !== (row.person ?? "applicant")) ||
        refs.some((ref) => typeof ref !== "string"),
    );
    expect(unclear).toEqual([]);
  });
});
