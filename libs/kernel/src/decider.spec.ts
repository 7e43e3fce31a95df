import { type Decider, fold, unreachable } from "./decider.js";

type Added = { readonly type: "counting.Added"; readonly data: number };

const counter: Decider<never, Added, readonly number[]> = {
  initialState: [],
  decide: () => [],
  evolve: (state, { data }) => [...state, data],
};
const added = (data: number): Added => ({ type: "counting.Added", data });

describe("fold", () => {
  it("of nothing is the initial state", () => {
    expect(fold(counter, [])).toBe(counter.initialState);
  });

  it("takes the events in their order, from anything that can be gone through", () => {
    expect(fold(counter, [added(1), added(2)])).toEqual([1, 2]);
    expect(fold(counter, new Set([added(2), added(1)]))).toEqual([2, 1]);
  });

  it("leaves the initial state as it was", () => {
    fold(counter, [added(1)]);
    expect(counter.initialState).toEqual([]);
  });
});

describe("unreachable", () => {
  it("throws when it is reached all the same, and says with what", () => {
    expect(() => unreachable("surprise" as never)).toThrow('unreachable case: "surprise"');
  });
});
