import { legalDate } from "#kernel";
import type { Member } from "../../facts/household.js";
import { loadParameters } from "../../parameters/load-parameters.js";
import { relativesBoundaries } from "./boundaries.js";

const parameters = loadParameters();

function boundaries(...members: Pick<Member, "relation" | "born">[]) {
  const household = { members: members.map((one) => ({ commonHousehold: true, ...one })) };
  return relativesBoundaries(household, parameters);
}

describe("days on which somebody under the same roof begins to count", () => {
  it.each([
    ["child", "2007-03-03", "2025-03-03"],
    ["grandchild", "2008-12-31", "2026-12-31"],
    ["childInLaw", "2008-02-29", "2026-03-01"],
  ] as const)("%s born on %s: %s", (relation, born, day) => {
    expect(boundaries({ relation, born: legalDate(born) })).toEqual([day]);
  });

  it("none for who never counts, for a partner, and without a birth date", () => {
    const born = legalDate("2008-12-31");
    expect(
      boundaries(
        { relation: "sibling", born },
        { relation: "spouse", born },
        { relation: "child" },
        { relation: "other", born },
      ),
    ).toEqual([]);
  });

  it("none where nobody was asked about the household", () => {
    expect(relativesBoundaries(undefined, parameters)).toEqual([]);
    expect(relativesBoundaries({}, parameters)).toEqual([]);
  });
});
