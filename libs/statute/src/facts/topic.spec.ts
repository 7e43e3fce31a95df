import { Erased, instant, legalDate } from "#kernel";
import type { ShownFact } from "./shown-facts.js";
import { isTopic, isSameTopic, topicNeeds, factTells, type Topic } from "./topic.js";

const TODAY = legalDate("2025-03-10");
const wage = { kind: "wage", amountCents: 50_000, per: "month" } as const;
const ERASED = new Erased(instant("2031-02-07T11:00:00Z"), "selection list 4.2");

describe("what a fact tells", () => {
  it.each<[string, Topic, ShownFact, boolean]>([
    ["the very thing", { about: "born" }, { born: legalDate("1985-01-01") }, true],
    ["something else", { about: "born" }, { claimants: 2 }, false],
    ["any income", { about: "income" }, { income: wage }, true],
    ["the income asked", { about: "income", incomeKind: "wage" }, { income: wage }, true],
    ["another income", { about: "income", incomeKind: "other" }, { income: wage }, false],
    ["that there is none", { about: "income", incomeKind: "wage" }, { noOther: "income" }, true],
    ["that there is none of another", { about: "capital" }, { noOther: "income" }, false],
    [
      "of a member",
      { about: "income", of: "member1" },
      { memberMeans: { of: "member1", income: wage } },
      true,
    ],
    [
      "that a member has none",
      { about: "income", of: "member1" },
      { memberMeans: { of: "member1", noOther: "income" } },
      true,
    ],
    [
      "of another member",
      { about: "income", of: "member2" },
      { memberMeans: { of: "member1", income: wage } },
      false,
    ],
    [
      "other means of the member",
      { about: "capital", of: "member1" },
      { memberMeans: { of: "member1", income: wage } },
      false,
    ],
    ["one's own, asked of a member", { about: "income", of: "member1" }, { income: wage }, false],
    [
      "a member's, asked of oneself",
      { about: "income" },
      { memberMeans: { of: "member1", income: wage } },
      false,
    ],
    [
      "until today",
      { about: "income" },
      { income: { ...wage, until: legalDate("2025-03-10") } },
      true,
    ],
    [
      "until yesterday",
      { about: "income" },
      { income: { ...wage, until: legalDate("2025-03-09") } },
      false,
    ],
    [
      "what was erased of another kind",
      { about: "capital" },
      { income: ERASED } as unknown as ShownFact,
      false,
    ],
    [
      "what was erased of a member",
      { about: "income", of: "member1" },
      { memberMeans: ERASED } as unknown as ShownFact,
      false,
    ],
    [
      "what was erased",
      { about: "income", incomeKind: "wage" },
      { income: ERASED } as unknown as ShownFact,
      false,
    ],
  ])("%s", (_what, topic, fact, told) => {
    expect(factTells(fact, topic, TODAY)).toBe(told);
  });
});

describe("a topic", () => {
  it("asks of a member their means, and of an income its kind; nothing else has these", () => {
    expect(isTopic({ about: "stay" })).toBe(true);
    expect(isTopic({ about: "income", incomeKind: "wage", of: "member1" })).toBe(true);
    expect(isTopic({ about: "capital", of: "member1" })).toBe(true);
    expect(isTopic({ about: "capital", incomeKind: "wage" })).toBe(false);
    expect(isTopic({ about: "stay", of: "member1" })).toBe(false);
  });

  it("needs evidence that can show it: of a member, their means", () => {
    expect(topicNeeds({ about: "income" })).toBe("income");
    expect(topicNeeds({ about: "income", of: "member1" })).toBe("memberMeans");
  });

  it("is the same when fact, kind and member are", () => {
    const topic: Topic = { about: "income", incomeKind: "wage", of: "member1" };
    expect(isSameTopic(topic, { ...topic })).toBe(true);
    expect(isSameTopic({ about: "stay" }, { about: "stay" })).toBe(true);
    expect(isSameTopic(topic, { ...topic, about: "capital" })).toBe(false);
    expect(isSameTopic(topic, { ...topic, incomeKind: "other" })).toBe(false);
    expect(isSameTopic(topic, { ...topic, of: "member2" })).toBe(false);
  });
});
