import { euroCents, legalDate } from "#kernel";
import { citationStatus, cite, withSeenArticle } from "../law/citation.js";
import { LANGUAGES } from "../law/language.js";
import { loadParameters } from "../parameters/load-parameters.js";
import { calculateLeefloon } from "./calculate-leefloon.js";
import { describeNotApplied, describeNotConfirmed, renderTrace } from "./render-trace.js";

const calculation = calculateLeefloon(
  {
    date: legalDate("2025-03-03"),
    category: 2,
    ownIncomes: [{ ref: "i1", kind: "wage", netMonthlyCents: euroCents(50_001) }],
  },
  loadParameters(),
);

describe.each(LANGUAGES)("what a calculation does not tell, in %s", (language) => {
  const explanation = renderTrace(calculation, language);

  it("says everything that it leaves out, as the explanation does", () => {
    const said = calculation.notApplied.map((item) => describeNotApplied(item, language));
    expect(said.length).toBeGreaterThan(5);
    for (const text of said) {
      expect(explanation.some((line) => line.includes(text))).toBe(true);
    }
  });

  it("says every unconfirmed content, and all article numbers in one sentence", () => {
    const contents = calculation.notConfirmed.filter(({ about }) => about === "step");
    const numbers = calculation.notConfirmed.filter(({ about }) => about === "articleNumber");
    const short = describeNotConfirmed(calculation, language);
    expect(contents.length).toBeGreaterThan(0);
    expect(numbers.length).toBeGreaterThan(1);
    expect(short).toHaveLength(contents.length + 1);
    for (const text of short.slice(0, -1)) {
      expect(explanation.some((line) => line.startsWith(text))).toBe(true);
    }
  });

  it("names what was checked before the day of the calculation on one line", () => {
    const later = calculation.notConfirmed.map((item) =>
      item.about === "step" ? { ...item, about: "lastChecked" as const } : item,
    );
    expect(describeNotConfirmed({ ...calculation, notConfirmed: later }, language)).toHaveLength(2);
    expect(describeNotConfirmed({ ...calculation, notConfirmed: [] }, language)).toEqual([]);
  });
});

describe("a citation", () => {
  it("is as sure as the less sure of its content and its article number", () => {
    const citation = cite("rmiWet", "art. 3", "sourced", "DH");
    expect(citationStatus(citation)).toBe("unseen");
    expect(citationStatus(withSeenArticle(citation))).toBe("sourced");
    expect(citationStatus({ ...withSeenArticle(citation), status: "inConflict" })).toBe(
      "inConflict",
    );
  });
});
