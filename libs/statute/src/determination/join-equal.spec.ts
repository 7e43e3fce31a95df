import type { LegalDate } from "#kernel";
import { cite } from "../law/citation.js";
import type { Period } from "./determination.js";
import { joinEqual } from "./join-equal.js";

const citation = cite("rmiWet", "art. 14", "sourced", "PB-CAT");
const amounts = { monthlyLeefloonCents: 1 } as Period["amounts"] & object;
const gap = { code: "meansMissing", refs: ["a"], citation } as const;
const open = { about: "step", label: "rounding", status: "unseen", citation } as const;

const period = (from: string, until: string | undefined, more: Partial<Period> = {}): Period => ({
  from: from as LegalDate,
  ...(until === undefined ? {} : { until: until as LegalDate }),
  right: "open",
  verdicts: [],
  gaps: [],
  trace: [],
  notConfirmed: [],
  ...more,
});

const days = (periods: readonly Period[]) =>
  joinEqual(periods).map(({ from, until }) => `${from}..${until ?? ""}`);

describe("neighbouring periods", () => {
  it("become one when they say the same, open when the last one is", () => {
    const amountsAgain = { ...amounts };
    expect(
      days([
        period("2025-01-01", "2025-01-31", { amounts, gaps: [gap] }),
        period("2025-02-01", "2025-02-28", { gaps: [{ ...gap }], amounts: amountsAgain }),
        period("2025-03-01", undefined, { amounts, gaps: [gap] }),
      ]),
    ).toEqual(["2025-01-01.."]);
    expect(days([period("2025-01-01", "2025-01-31"), period("2025-02-01", "2025-02-28")])).toEqual([
      "2025-01-01..2025-02-28",
    ]);
    expect(days([])).toEqual([]);
  });

  it.each([
    ["another right", { right: "notOpen" }],
    ["an amount", { amounts }],
    ["a gap", { gaps: [gap] }],
    ["another fact in a gap", { gaps: [{ ...gap, refs: ["b"] }] }],
    ["no fact in a gap", { gaps: [{ ...gap, refs: [] }] }],
  ] as const)("stay two when one of them has %s", (_, more) => {
    const first = period("2025-01-01", "2025-01-31", { gaps: [] });
    const second = period("2025-02-01", "2025-02-28", more);
    const third = period("2025-03-01", "2025-03-31", { gaps: [gap] });
    expect(days([first, second])).toHaveLength(2);
    expect(days([second, first])).toHaveLength(2);
    expect(days([first, third, second])).not.toContain("2025-01-01..2025-03-31");
  });

  it("stay two when one of them has more to say, or a list in place of a thing", () => {
    const first = period("2025-01-01", "2025-01-31", { category: { category: 2, reasons: [] } });
    const half = { category: 2, reasons: [], halfTimeWith: 1 } as const;
    const list = [2, []] as unknown as NonNullable<Period["category"]>;
    const nothing = null as unknown as NonNullable<Period["category"]>;
    for (const category of [half, list, nothing]) {
      const second = period("2025-02-01", "2025-02-28", { category });
      expect(days([first, second])).toHaveLength(2);
      expect(days([second, first])).toHaveLength(2);
    }
  });

  it("do not differ by what is not confirmed: figures grow old by the day", () => {
    const first = period("2025-01-01", "2025-01-31");
    const [joined, ...others] = joinEqual([
      first,
      period("2025-02-01", "2025-02-28", { notConfirmed: [open] }),
    ]);
    expect([joined?.notConfirmed, others]).toEqual([[], []]);
  });
});
