import type { Citation } from "#statute";
import { withCitations, withoutCitations } from "./citations.js";

const cited = (article: string): Citation => ({
  instrument: "rmiWet",
  article,
  status: "sourced",
  articleStatus: "unseen",
  source: { code: "K", title: "Known" },
});

describe("citations that are kept once", () => {
  const value = {
    steps: [
      { citation: cited("art. 3"), refs: ["a"], amount: 0 },
      { citation: cited("art. 14"), until: null, deep: { citation: cited("art. 3") } },
    ],
    right: "open",
  };

  it("stand in a list, each in the place of its first step", () => {
    const { value: told, citations } = withoutCitations(value);
    expect(citations).toEqual([cited("art. 3"), cited("art. 14")]);
    expect(told).toEqual({
      steps: [
        { citation: 0, refs: ["a"], amount: 0 },
        { citation: 1, until: null, deep: { citation: 0 } },
      ],
      right: "open",
    });
  });

  it("come back whole", () => {
    const { value: told, citations } = withoutCitations(value);
    expect(withCitations(told, citations)).toEqual(value);
  });
});
